import { Link, useSearchParams } from 'wouter'
import type { CockpitUnitsFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { shortDay } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, type Counts, EmptyState, Explain, LightLegend, useNarrow } from '../../ui/index.ts'
import { type CountLine, CountTable } from './count-table.tsx'
import { PartToggle } from './part-toggle.tsx'

const UnitsFragment = graphql(`
  fragment CockpitUnits on Cockpit {
    asOf
    nearUntil
    counts {
      total
      done
      open
      behind
      near
      good
      noData
    }
    led {
      total
      done
      open
      behind
      near
      good
      noData
    }
    joined {
      total
      done
      open
      behind
      near
      good
      noData
    }
    byUnit {
      organization {
        id
        name
      }
      lead {
        total
        done
        open
        behind
        near
        good
        noData
      }
      joint {
        total
        done
        open
        behind
        near
        good
        noData
      }
    }
  }
`)

export type Part = 'LEAD' | 'JOINT'

/** Most a phone shows before it is asked for all. */
const FIRST_UNITS = 5

/** Units with a task in this part, the most overdue first. */
function linesOf(units: CockpitUnitsFragment['byUnit'], part: Part): CountLine[] {
  return units
    .map(({ organization: { id, name }, lead, joint }) => ({
      key: id,
      name,
      title: name,
      counts: part === 'LEAD' ? lead : joint,
      of: { units: [id], part },
      unit: { id, name },
    }))
    .filter(({ counts }) => counts.total > 0)
    .sort((a, b) => b.counts.behind - a.counts.behind || b.counts.total - a.counts.total)
}

/** All tasks less those of the part: whose nobody is. */
const less = (all: Counts, some: Counts): Counts => ({
  total: all.total - some.total,
  done: all.done - some.done,
  open: all.open - some.open,
  behind: all.behind - some.behind,
  near: all.near - some.near,
  good: all.good - some.good,
  noData: all.noData - some.noData,
})

/** Progress of every unit, as lead or as joint; the total counts each task once. */
export function UnitProgress({ cockpit }: { cockpit: FragmentType<typeof UnitsFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const narrow = useNarrow()
  const [params, setParams] = useSearchParams()
  const all = params.get('units') === 'all'
  const showAll = () =>
    setParams(
      before => {
        before.set('units', 'all')
        return before
      },
      { replace: true },
    )
  const { asOf, nearUntil, byUnit, counts, led, joined } = readFragment(UnitsFragment, cockpit)
  const part: Part = params.get('part') === 'JOINT' ? 'JOINT' : 'LEAD'
  const lines = linesOf(byUnit, part)
  const words = { part: t(`tasks:part.${part}`), count: lines.length, day: shortDay(nearUntil, asOf) }
  const without: CountLine = {
    key: 'without',
    name: t('dashboard:units.without'),
    counts: less(counts, led),
    of: { noLead: true },
  }
  const sum: CountLine = {
    key: 'sum',
    name: t('dashboard:units.sum'),
    title: t('dashboard:units.sum'),
    counts: part === 'LEAD' ? counts : joined,
    of: part === 'LEAD' ? {} : { part },
  }
  const sums = part === 'LEAD' && without.counts.total > 0 ? [without, sum] : [sum]
  return (
    <Card
      bare
      sheet={{ definition: t('dashboard:how.units', words), source: t('dashboard:how.source') }}
      className="units"
      title={t('dashboard:units.title')}
      caption={
        <>
          <span className="wide">{t('dashboard:units.caption', { ...counts })}</span>
          <span className="narrow">{t('dashboard:units.captionShort', words)}</span>
          <Explain
            name={t('dashboard:units.title')}
            how={{ definition: t('dashboard:how.units', words), source: t('dashboard:how.source'), asOf }}
          />
          <PartToggle part={part} />
        </>
      }
      aside={
        <>
          <LightLegend done />
          <Link href={href(paths.progress())}>{t('dashboard:units.more')}</Link>
        </>
      }
    >
      {lines.length === 0 && sums.length === 1 ? (
        <EmptyState>{t('dashboard:units.none', words)}</EmptyState>
      ) : (
        <CountTable
          label={t('dashboard:units.title')}
          scroll="units"
          head={t('dashboard:units.name')}
          lines={narrow && !all ? lines.slice(0, FIRST_UNITS) : lines}
          sums={sums}
        />
      )}
      {narrow && !all && lines.length > FIRST_UNITS ? (
        <Button look="plain" onClick={showAll}>
          {t('dashboard:units.showAll', words)}
        </Button>
      ) : null}
    </Card>
  )
}
