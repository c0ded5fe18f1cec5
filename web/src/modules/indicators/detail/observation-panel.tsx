import { Link } from 'wouter'
import type { IndicatorCellQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, Light, Loaded, Panel } from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { isSystemMeasure, useSystemLists } from '../../systems/index.ts'
import { changeFigure, partsOf, withUnit } from '../figure-words.ts'
import { periodName } from '../period-words.ts'
import { shortName } from '../places/place-name.ts'
import type { Cell } from './detail-url.ts'
import { ObservationRevisions } from './observation-revisions.tsx'
import type { Detail } from './use-detail.ts'

const IndicatorCellDocument = graphql(`
  query IndicatorCell($id: ID!, $place: ID!, $period: String!, $asOf: Day) {
    indicator(id: $id) {
      id
      name
      feed
      measure
      state(place: $place, asOf: $asOf) {
        unit
        decimals
        light
        place {
          code
          name
          level
        }
      }
      series(place: $place, asOf: $asOf) {
        periods
        values
        numerators
        denominators
        expected
        reported
        definitionVersions
        late
      }
      observations(place: $place, period: $period) {
        ...ObservationRevision
      }
    }
  }
`)

type CellFacts = NonNullable<IndicatorCellQuery['indicator']>

interface ObservationPanelProps {
  id: string
  cell: Cell
  detail: Detail
}

/** What lies behind one place and period: the figure, its revisions, who reported and who reviewed. */
export function ObservationPanel({ id, cell, detail }: ObservationPanelProps) {
  const { t } = useWords()
  const { asOf } = useScope()
  const { place, period } = cell
  const result = useRead(IndicatorCellDocument, { id, place, period, asOf })
  const facts = result.data?.indicator
  const name = shortName(facts?.state.place.name ?? '')
  const title = t('figures:observation.title', { place: name, period: periodName(period, t) })
  return (
    <Panel
      label={t('figures:observation.label')}
      head={
        <>
          <span className="cap">{facts?.name}</span>
          <h2>{title}</h2>
        </>
      }
      foot={<Neighbours cell={cell} periods={facts?.series.periods ?? []} detail={detail} />}
      onClose={() => detail.change({ cell: null })}
    >
      <Loaded result={result}>
        {({ indicator }) =>
          indicator ? (
            <CellBody facts={indicator} cell={cell} detail={detail} />
          ) : (
            <p>{t('figures:page.gone')}</p>
          )
        }
      </Loaded>
    </Panel>
  )
}

interface CellBodyProps {
  facts: CellFacts
  cell: Cell
  detail: Detail
}

function CellBody({ facts, cell, detail }: CellBodyProps) {
  const { t } = useWords()
  const { state, observations } = facts
  const { decimals } = state
  return (
    <>
      {cell.own && observations.length > 0 ? null : <CellFigure facts={facts} cell={cell} />}
      {observations.length > 0 ? (
        <ObservationRevisions observations={observations} decimals={decimals} unit={state.unit ?? null} />
      ) : (
        <NoObservation facts={facts} detail={detail} cell={cell} t={t} />
      )}
    </>
  )
}

/** The figure of the period at the place, whoever made it. */
function CellFigure({ facts: { series, state }, cell }: Omit<CellBodyProps, 'detail'>) {
  const { t } = useWords()
  const index = series.periods.indexOf(cell.period)
  const value = series.values[index] ?? null
  const before = series.values[index - 1] ?? null
  const { decimals, unit } = state
  const parts = partsOf({ numerator: series.numerators[index], denominator: series.denominators[index] })
  const version = series.definitionVersions[index]
  const reported = series.reported[index]
  return (
    <section className="sec">
      <h3>{t('figures:observation.figure')}</h3>
      <p className="cell-value">
        {value === null ? (
          <Light level="NO_DATA" kind="progress" />
        ) : (
          <b>{withUnit(value, decimals, unit)}</b>
        )}{' '}
        <span className="mut">{parts}</span>
      </p>
      <p className="cap">
        {[
          typeof series.expected[index] === 'number'
            ? `${t('figures:observation.expected')} ${withUnit(series.expected[index], decimals, unit)}`
            : null,
          value !== null && before !== null
            ? t('figures:observation.change', { change: changeFigure(value - before, decimals) })
            : null,
          version ? t('figures:observation.version', { version }) : null,
          reported ? t('figures:observation.reported', { count: reported }) : null,
          series.late[index] ? t('figures:observation.late') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  )
}

const NONE_OF = { SYSTEMS: 'noneSystems', COMPLAINTS: 'noneComplaints', RATINGS: 'noneRatings' } as const

/** Why there is nothing to open, and where to look instead. */
function NoObservation({
  facts: { feed, measure, state },
  cell,
  detail,
  t,
}: CellBodyProps & { t: ReturnType<typeof useWords>['t'] }) {
  const { level } = state.place
  const name = shortName(state.place.name)
  const { href } = useScope()
  const below = level < 5 && !cell.own
  const words =
    feed === 'FORMULA'
      ? t('figures:observation.noneFormula')
      : feed === 'SYSTEMS' || feed === 'COMPLAINTS' || feed === 'RATINGS'
        ? t(`figures:observation.${NONE_OF[feed]}`)
        : below
          ? t('figures:observation.noneRollUp', { place: name })
          : t('figures:observation.none')
  return (
    <section className="sec">
      <p className="mut">{words}</p>
      <SystemsOf measure={measure} cell={cell} />
      {cell.own ? null : (
        <p>
          <Link href={detail.at(cell.place)}>{t('figures:observation.toPlace', { place: name })}</Link>
          {' · '}
          <Link href={href(paths.place(cell.place))}>{t('figures:observation.toAll', { place: name })}</Link>
        </p>
      )}
    </section>
  )
}

/** The systems below the line of a rate at the place. */
function SystemsOf({ measure, cell }: { measure: CellFacts['measure']; cell: Cell }) {
  const { t } = useWords()
  const lists = useSystemLists()
  const { viewer } = useSession()
  if (!measure || !isSystemMeasure(measure) || !viewer.can.readSystems) return null
  return (
    <p>
      <Link href={lists.part(measure, 'DENOMINATOR', { place: cell.place, own: cell.own })}>
        {t('figures:observation.toSystems')}
      </Link>
    </p>
  )
}

interface NeighboursProps {
  cell: Cell
  periods: readonly string[]
  detail: Detail
}

/** The periods beside it. */
function Neighbours({ cell, periods, detail }: NeighboursProps) {
  const { t } = useWords()
  const index = periods.indexOf(cell.period)
  const link = (period: string | undefined, words: string) =>
    period ? (
      <ButtonLink small href={detail.cellHref({ ...cell, period })}>
        {words}
      </ButtonLink>
    ) : null
  return (
    <>
      {link(index > 0 ? periods[index - 1] : undefined, t('figures:observation.previous'))}
      {link(index >= 0 ? periods[index + 1] : undefined, t('figures:observation.next'))}
    </>
  )
}
