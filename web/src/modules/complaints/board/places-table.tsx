import { Link } from 'wouter'
import { percent, signed } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { cx, Light, Scroll } from '../../../ui/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import type { Row } from './board-query.ts'
import { CountLink } from './count-link.tsx'
import { KEPT, type TicketLink } from './ticket-links.ts'

interface PlacesTableProps {
  label: string
  rows: readonly Row[]
  whole: Row
  link: TicketLink
  /** Address of the board of a place below. */
  to(code: string): string
}

const RATES = [
  { key: 'onTimeRate', head: 'onTime', measure: 'SHOULD_BE_CLOSED' },
  { key: 'responseRate', head: 'response', measure: 'CONTACT_DUE' },
  { key: 'resolvedRate', head: 'resolved', measure: 'ANSWERED' },
  { key: 'satisfiedRate', head: 'satisfied', measure: 'ANSWERED' },
] as const

/** Place by place: rank and its change, what was received, and the rates; a name goes down. */
export function PlacesTable({ label, rows, whole, link, to }: PlacesTableProps) {
  const { t } = useWords()
  const ranked = [...rows].sort(
    (one, other) =>
      (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) ||
      other.received - one.received ||
      0,
  )
  return (
    <Scroll className="lines" label={label}>
      <table className="tbl pl" aria-label={label}>
        <thead>
          <tr>
            <th scope="col" title={t('complaintBoard:places.rankHow')}>
              {t('complaintBoard:places.rank')}
            </th>
            <th scope="col">{t('complaintBoard:places.place')}</th>
            <th scope="col">
              <span className="sr">{t('complaintBoard:units.light')}</span>
            </th>
            <th scope="col" className="num">
              {t('complaintBoard:places.received')}
            </th>
            <th scope="col">
              <span className="sr">{t('complaintBoard:categories.change')}</span>
            </th>
            {RATES.map(({ head }) => (
              <th key={head} scope="col" className="num">
                {t(`complaintBoard:places.${head}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('complaintBoard:places.composite')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map(row => (
            <Line
              key={row.place?.code ?? row.name}
              row={row}
              link={link}
              href={row.place ? to(row.place.code) : null}
            />
          ))}
        </tbody>
        <tfoot>
          <Line row={whole} link={link} href={null} sum />
        </tfoot>
      </table>
    </Scroll>
  )
}

interface LineProps {
  row: Row
  link: TicketLink
  href: string | null
  sum?: boolean
}

function Line({ row, link, href, sum = false }: LineProps) {
  const { t } = useWords()
  const of = sum ? {} : row.place ? { place: row.place.code } : { unplaced: true }
  const name = sum ? t('complaintBoard:places.whole') : shortName(row.name)
  return (
    <tr className={cx(sum && 'sum')}>
      <td className="rank">{sum ? null : <Rank row={row} />}</td>
      <th scope="row" className="ell" title={row.name}>
        {href ? <Link href={href}>{name}</Link> : name}
      </th>
      <td>
        <Light level={row.light} kind="progress" plain />
      </td>
      <td className="num">
        <CountLink value={row.received} href={link('RECEIVED', of)} label={name} />
      </td>
      <td className="num cap">{signed(row.received - row.before)}</td>
      {RATES.map(({ key, head, measure }) => {
        const value = percent(row[key].value)
        const parts = `${row[key].numerator}/${row[key].denominator}`
        return (
          <td key={key} className="num" title={parts}>
            {value !== null ? (
              <Link
                href={link(measure, { ...of, ...KEPT })}
                aria-label={`${name} ${t(`complaintBoard:places.${head}`)} ${value}`}
              >
                {value}
              </Link>
            ) : (
              <span className="z">{value ?? '—'}</span>
            )}
          </td>
        )
      })}
      <td className="num mut">{compositeText(row.composite)}</td>
    </tr>
  )
}

/** Points of a hundred. */
const compositeText = (value: number | null | undefined): string => percent(value) ?? '—'

/** `3 升 2`; 样本少 where there are too few to be ranked. */
function Rank({ row: { rank, rankChange, few } }: { row: Row }) {
  const { t } = useWords()
  if (few || typeof rank !== 'number')
    return <span className="cap">{few ? t('complaintBoard:places.few') : '—'}</span>
  return (
    <>
      <b>{rank}</b> <span className="cap">{moveWords(rankChange, t)}</span>
    </>
  )
}

function moveWords(change: number | null | undefined, t: T): string {
  if (typeof change !== 'number') return ''
  if (change === 0) return t('complaintBoard:places.same')
  return t(change > 0 ? 'complaintBoard:places.up' : 'complaintBoard:places.down', {
    count: Math.abs(change),
  })
}
