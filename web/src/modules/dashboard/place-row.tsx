import { Link } from 'wouter'
import { type FragmentType, readFragment } from '../../graphql/generated/index.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { LightShape, Spark, says, useNarrow } from '../../ui/index.ts'
import { goneWords, shortName } from '../indicators/places/place-name.ts'
import { InstructButton } from '../instructions/index.ts'
import { useBoardTickets } from './board-tickets.ts'
import { useBoard, useBoardParams } from './board-view.tsx'
import { Count, IndicatorCells, LightCells } from './counts.tsx'
import { monthsUpTo } from './place-lines.ts'
import type { PlaceColumns, Places } from './place-table.tsx'
import { RateChangeFigures, rateHow } from './rate-words.ts'
import { useTaskLists } from './task-list-links.ts'

type Row = Places['byPlace'][number]

interface PlaceRowProps {
  row: Row
  asOf: string
  /** Scale of the lines of all places. */
  range: readonly [number, number] | undefined
  columns: PlaceColumns
  /** On paper there is room for the first only. */
  printed: boolean
}

/** All of the place on one page, and a 批示 on it. */
function RowActs({ row: { place, counts } }: Pick<PlaceRowProps, 'row'>) {
  const { t } = useWords()
  const { href } = useScope()
  const { code, name } = place
  return (
    <span className="row-act no-print">
      <Link
        className="all-of-it"
        href={href(paths.place(code), { place: code })}
        aria-label={t('dashboard:places.open', { name })}
      >
        {t('dashboard:places.openShort')}
      </Link>
      <InstructButton look="quiet" subjectTitle={t('dashboard:instruct.place', { ...counts, name })} />
    </span>
  )
}

/** A place that is no more: the short word where it is narrow, all of it on hover and for screen readers. */
function Gone({ words }: { words: string }) {
  const { t } = useWords()
  return (
    <small className="gone">
      <span aria-hidden="true">{t('dashboard:places.gone')}</span>
      <span className="sr">{words}</span>
    </small>
  )
}

/** One place: its tasks, indicators and tickets; the name leads there, every number to its list. */
export function PlaceRow({ row, asOf, range, columns, printed }: PlaceRowProps) {
  const { t } = useWords()
  const { href } = useScope()
  const params = useBoardParams()
  const lists = useTaskLists()
  const { place, counts } = row
  const { code, name } = place
  const gone = goneWords(place, asOf, t)
  // Over the small line nothing to be read is covered; a phone has no such column.
  const actsLast = !useNarrow() && columns.tickets
  return (
    <tr className={printed ? undefined : 'no-print'}>
      <th scope="row" title={gone ? `${name} · ${gone}` : name}>
        <span className="place-name">
          <Link className="ell" href={href(paths.cockpit(), { ...params, place: code })}>
            {shortName(name)}
          </Link>
          {gone ? <Gone words={gone} /> : null}
          {actsLast ? null : <RowActs row={row} />}
        </span>
      </th>
      <LightCells name={name} counts={counts} of={{ place: code }} lists={lists} />
      {columns.indicators ? (
        <IndicatorCells
          name={name}
          counts={row.indicators}
          href={light => href(paths.indicators(), { place: code, light })}
        />
      ) : null}
      {columns.tickets ? (
        <>
          <RateCells name={name} change={row.onTimeComplaints} kind="onTime" place={code} lit />
          <RateCells name={name} change={row.satisfied} kind="satisfied" place={code} />
          <td className="wide gl last">
            <Months row={row} asOf={asOf} range={range} />
            {actsLast ? <RowActs row={row} /> : null}
          </td>
        </>
      ) : null}
    </tr>
  )
}

const MEASURES = {
  onTime: ['ON_TIME', 'SHOULD_BE_CLOSED'],
  satisfied: ['CONTENT', 'ANSWERED'],
} as const

interface RateCellsProps {
  name: string
  change: FragmentType<typeof RateChangeFigures> | null | undefined
  kind: keyof typeof MEASURES
  place?: string
  /** Shows a place that is behind with its shape. */
  lit?: boolean
}

/** A rate, and the two counts it is made of; one behind its target carries its light. */
function RateCells({ name, change: masked, kind, place, lit }: RateCellsProps) {
  const { t } = useWords()
  const board = useBoard()
  const list = useBoardTickets()
  const change = readFragment(RateChangeFigures, masked)
  const [above, below] = MEASURES[kind]
  const of = place ? { place } : {}
  if (!change || change.rate.denominator === 0)
    return (
      <>
        <td className="num gl">
          <span className="z">—</span>
        </td>
        <td className="num nd wide" />
      </>
    )
  const { rate, light } = change
  const what = t('dashboard:how.named', { name, what: t(`dashboard:places.${kind}`) })
  return (
    <>
      <td className="num cnt gl">
        <span className="rate">
          {lit && light === 'BEHIND' ? <LightShape level={light} kind="progress" /> : null}
          <Link
            href={list(below, of)}
            aria-label={`${what} ${percent(rate.value)}%`}
            {...says(what, rateHow(t, change, board))}
          >
            {percent(rate.value)}
          </Link>
        </span>
      </td>
      <td className="num nd wide">
        <span className="pair">
          <Count value={rate.numerator} href={list(above, of)} />/
          <Count value={rate.denominator} href={list(below, of)} />
        </span>
      </td>
    </>
  )
}

function Months({ row, asOf, range }: Pick<PlaceRowProps, 'row' | 'asOf' | 'range'>) {
  const { t } = useWords()
  const values = row.onTimeMonths
  if (!values?.some(value => typeof value === 'number')) return <span className="z">—</span>
  const months = monthsUpTo(asOf)
  const words = values.map(
    (value, index) =>
      `${t('dashboard:places.month', { month: months[index] })} ${percent(value) ?? t('common:figure.noData')}`,
  )
  const label = t('dashboard:places.monthsLabel', { name: row.place.name, values: words.join('，') })
  return <Spark values={values} label={label} width={64} height={20} range={range} />
}

/** The place itself: each task once, and its own rates. */
export function SumRow({ data, columns }: { data: Places; columns: PlaceColumns }) {
  const { href } = useScope()
  const lists = useTaskLists()
  const { name } = data.place
  return (
    <tr className="sum">
      <th scope="row" title={name}>
        {shortName(name)}
      </th>
      <LightCells name={name} counts={data.counts} lists={lists} />
      {columns.indicators ? (
        <IndicatorCells
          name={name}
          counts={data.indicators?.counts}
          href={light => href(paths.indicators(), { light })}
        />
      ) : null}
      {columns.tickets ? (
        <>
          <RateCells name={name} change={data.complaints?.onTime} kind="onTime" lit />
          <RateCells name={name} change={data.complaints?.satisfied} kind="satisfied" />
          <td className="wide gl" />
        </>
      ) : null}
    </tr>
  )
}
