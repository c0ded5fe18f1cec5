import { Link, useSearchParams } from 'wouter'
import type { CockpitUnitsFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { shortDay } from '../../i18n/format.ts'
import { type T, useWords } from '../../i18n/index.ts'
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

/** Lines a sheet has room for. */
const PRINTED = 9

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

type Data = CockpitUnitsFragment

/** Tasks that nobody leads, and the total, which counts each task once. */
function sumsOf({ counts, led, joined }: Data, part: Part, t: T): CountLine[] {
  const name = t('dashboard:units.sum')
  if (part === 'JOINT') return [{ key: 'sum', name, title: name, counts: joined, of: { part } }]
  const sum: CountLine = { key: 'sum', name, title: name, counts, of: {} }
  const without = less(counts, led)
  if (without.total === 0) return [sum]
  return [{ key: 'without', name: t('dashboard:units.without'), counts: without, of: { noLead: true } }, sum]
}

/** On a phone the first few, until all are asked for; the choice lives in the address. */
function useShown(lines: readonly CountLine[]) {
  const narrow = useNarrow()
  const [params, setParams] = useSearchParams()
  const cut = narrow && params.get('units') !== 'all' && lines.length > FIRST_UNITS
  const showAll = () =>
    setParams(
      before => {
        before.set('units', 'all')
        return before
      },
      { replace: true },
    )
  return { shown: cut ? lines.slice(0, FIRST_UNITS) : lines, showAll: cut ? showAll : null }
}

interface UnitProgressProps {
  cockpit: FragmentType<typeof UnitsFragment>
  /** Stands on the page of progress already. */
  alone?: boolean
}

/** Progress of every unit, as lead or as joint. */
export function UnitProgress({ cockpit, alone }: UnitProgressProps) {
  const { t } = useWords()
  const { href } = useScope()
  const [params] = useSearchParams()
  const data = readFragment(UnitsFragment, cockpit)
  const part: Part = params.get('part') === 'JOINT' ? 'JOINT' : 'LEAD'
  const lines = linesOf(data.byUnit, part)
  const sums = sumsOf(data, part, t)
  const { shown, showAll } = useShown(lines)
  const words = {
    part: t(`tasks:part.${part}`),
    count: lines.length,
    day: shortDay(data.nearUntil, data.asOf),
  }
  const how = { definition: t('dashboard:how.units', words), source: t('dashboard:how.source') }
  const title = t(alone ? 'dashboard:units.alone' : 'dashboard:units.title')
  return (
    <Card
      bare
      sheet={how}
      className="units"
      title={title}
      caption={
        <>
          <PartToggle part={part} />
          <Explain name={title} how={{ ...how, asOf: data.asOf }} />
          <span className="ell no-print" title={t('dashboard:units.caption', words)}>
            {t('dashboard:units.caption', words)}
          </span>
          {shown.length > PRINTED ? (
            <span className="print-only">
              {t('dashboard:units.notPrinted', { count: shown.length - PRINTED })}
            </span>
          ) : null}
        </>
      }
      aside={
        <>
          <LightLegend done />
          {alone ? null : <Link href={href(paths.progress())}>{t('dashboard:units.more')}</Link>}
        </>
      }
    >
      {lines.length === 0 && sums.length === 1 ? (
        <EmptyState>{t('dashboard:units.none', words)}</EmptyState>
      ) : (
        <CountTable
          label={title}
          scroll="units"
          printed={PRINTED}
          head={t('dashboard:units.name')}
          lines={shown}
          sums={sums}
        />
      )}
      {showAll ? (
        <Button look="plain" onClick={showAll}>
          {t('dashboard:units.showAll', words)}
        </Button>
      ) : null}
    </Card>
  )
}
