import type { CockpitPlacesFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import {
  Card,
  DataButton,
  Explain,
  LightLegend,
  LightShape,
  lightOrder,
  Scroll,
  useNarrow,
} from '../../ui/index.ts'
import { useBoard } from './board-view.tsx'
import { levelName } from './level-name.ts'
import { monthsUpTo, sparkRange } from './place-lines.ts'
import { PlaceRow, SumRow } from './place-row.tsx'

export const PlacesFragment = graphql(`
  fragment CockpitPlaces on Cockpit {
    asOf
    place {
      code
      name
      level
    }
    counts {
      total
      done
      open
      behind
      near
      good
      noData
    }
    complaints {
      onTime {
        ...RateChangeFigures
      }
      satisfied {
        ...RateChangeFigures
      }
    }
    indicators {
      counts {
        total
        good
        near
        behind
        noData
      }
    }
    byPlace {
      place {
        code
        name
        level
        retiredOn
        mergedInto {
          code
          name
        }
      }
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
      indicators {
        total
        good
        near
        behind
        noData
      }
      onTimeComplaints {
        ...RateChangeFigures
      }
      satisfied {
        ...RateChangeFigures
      }
      onTimeMonths
    }
  }
`)

export type Places = CockpitPlacesFragment

/** The places directly below: tasks, indicators, 12345 and its six months; a name leads one step down. */
export function PlaceTable({ cockpit }: { cockpit: FragmentType<typeof PlacesFragment> }) {
  const { t } = useWords()
  const { fresh } = useBoard()
  const data = readFragment(PlacesFragment, cockpit)
  const { byPlace, asOf, complaints } = data
  const below = byPlace[0]?.place.level
  const title = t(`dashboard:places.title.${below ? levelName(below) : 'NONE'}`)
  return (
    <Card
      bare
      sheet={{ definition: t('dashboard:how.places'), source: t('dashboard:how.source') }}
      className="areas"
      title={title}
      caption={
        <>
          <span className="no-print">{t('dashboard:places.caption')}</span>
          {byPlace.length > PRINTED ? (
            <span className="print-only">
              {t('dashboard:units.notPrinted', { count: byPlace.length - PRINTED })}
            </span>
          ) : null}
          <Explain
            name={title}
            how={{ definition: t('dashboard:how.places'), source: t('dashboard:how.source'), asOf, fresh }}
          />
        </>
      }
      aside={
        <>
          <PlaceLegend />
          {complaints ? <MonthsButton data={data} title={title} /> : null}
        </>
      }
    >
      <Rows data={data} label={title} />
    </Card>
  )
}

/** Rows a sheet has room for. */
const PRINTED = 8

/** Shapes with the words of tasks and of indicators. */
function PlaceLegend() {
  const { t } = useWords()
  return (
    <>
      <span className="lts cap wide">
        {lightOrder.map(level => (
          <span key={level} className="lt plain">
            <LightShape level={level} />
            &nbsp;{t(`dashboard:places.light.${level}`)}
          </span>
        ))}
      </span>
      <span className="narrow">
        <LightLegend levels={['BEHIND', 'NEAR', 'GOOD']} />
      </span>
    </>
  )
}

/** The six months of every place as a table. */
function MonthsButton({ data: { byPlace, asOf }, title }: { data: Places; title: string }) {
  const { t } = useWords()
  const months = monthsUpTo(asOf)
  return (
    <DataButton
      name={t('dashboard:places.monthsOf', { title })}
      table={{
        heads: [t('dashboard:places.name'), ...months.map(month => t('dashboard:places.month', { month }))],
        rows: byPlace.map(({ place, onTimeMonths }) => [
          place.name,
          ...months.map((_, index) => percent(onTimeMonths?.[index])),
        ]),
      }}
    />
  )
}

function Rows({ data, label }: { data: Places; label: string }) {
  const range = sparkRange(data.byPlace)
  return (
    <Scroll className="lines" label={label} remember="areas">
      <table className="tbl tw" aria-label={label}>
        <Head data={data} />
        <tbody>
          {data.byPlace.map((row, index) => (
            <PlaceRow
              key={row.place.code}
              row={row}
              asOf={data.asOf}
              range={range}
              columns={columnsOf(data)}
              printed={index < PRINTED}
            />
          ))}
        </tbody>
        <tfoot>
          <SumRow data={data} columns={columnsOf(data)} />
        </tfoot>
      </table>
    </Scroll>
  )
}

/** Which groups of columns there are: what the viewer may not read is not there. */
export interface PlaceColumns {
  indicators: boolean
  tickets: boolean
}

const columnsOf = ({ indicators, complaints }: Places): PlaceColumns => ({
  indicators: Boolean(indicators),
  tickets: Boolean(complaints),
})

function Head({ data }: { data: Places }) {
  const { t } = useWords()
  const { indicators, tickets } = columnsOf(data)
  const narrow = useNarrow()
  const months = monthsUpTo(data.asOf)
  return (
    <thead>
      <tr className="grp">
        <td />
        <th scope="colgroup" colSpan={narrow ? 3 : 4}>
          <span>{t('dashboard:places.tasks')}</span>
        </th>
        {indicators ? (
          <th scope="colgroup" colSpan={4} className="wide gl">
            <span>{t('dashboard:places.indicators')}</span>
          </th>
        ) : null}
        {tickets ? (
          <>
            <th scope="colgroup" colSpan={narrow ? 1 : 2} className="gl">
              <span>
                <span className="wide">{t('dashboard:places.onTime')}</span>
                <span className="narrow">{t('dashboard:places.onTimeShort')}</span>
              </span>
            </th>
            <th scope="colgroup" colSpan={narrow ? 1 : 2} className="gl">
              <span>{t('dashboard:places.satisfied')}</span>
            </th>
            <th scope="colgroup" className="wide gl">
              <span>{t('dashboard:places.months')}</span>
            </th>
          </>
        ) : null}
      </tr>
      <tr>
        <th scope="col">{t('dashboard:places.name')}</th>
        <LightHeads kind="deadline" />
        {indicators ? <LightHeads kind="progress" /> : null}
        {tickets ? (
          <>
            <RateHeads />
            <RateHeads />
            <th scope="col" className="wide gl">
              {t('dashboard:places.span', { from: months[0], until: months[months.length - 1] })}
            </th>
          </>
        ) : null}
      </tr>
    </thead>
  )
}

const LightHeads = ({ kind }: { kind: 'deadline' | 'progress' }) => (
  <>
    {lightOrder.map((level, at) => (
      <th
        key={level}
        scope="col"
        className={
          kind === 'progress'
            ? at === 0
              ? 'num wide gl'
              : 'num wide'
            : level === 'NO_DATA'
              ? 'num wide'
              : 'num'
        }
      >
        <LightShape level={level} kind={kind} />
      </th>
    ))}
  </>
)

function RateHeads() {
  const { t } = useWords()
  return (
    <>
      <th scope="col" className="num gl">
        {t('dashboard:places.rate')}
      </th>
      <th scope="col" className="num wide">
        {t('dashboard:places.pieces')}
      </th>
    </>
  )
}
