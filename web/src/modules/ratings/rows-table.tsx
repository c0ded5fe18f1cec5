import { Link } from 'wouter'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, EmptyState, InOrder, Scroll } from '../../ui/index.ts'
import type { Period } from '../periods/period.ts'
import { type PeriodView, periodParams } from '../periods/period-url.ts'
import type { RatingList } from './list-url.ts'
import { useListLink } from './rates.tsx'
import { BAD_LEVELS, type Row } from './rating-query.ts'

interface RowsTableProps {
  kind: 'units' | 'places' | 'channels'
  rows: readonly Row[]
  view: PeriodView
  period: Period
  /** Name of the place asked for: its own part leads nowhere. */
  placeCode: string
}

/** What narrows the list to a row; places are opened as boards of their own instead. */
const filterOf = (kind: RowsTableProps['kind'], row: Row): Partial<RatingList> | null => {
  if (kind === 'units') return row.organization ? { unit: row.organization.id } : null
  return kind === 'channels' ? { channel: row.name === '未注明渠道' ? '' : row.name } : null
}

/** Units, places or channels with their three rates, ranked by 好评率. */
export function RowsTable({ kind, rows, view, period, placeCode }: RowsTableProps) {
  const { t } = useWords()
  const title = t(`ratings:board.${kind}`)
  const ranked = kind !== 'channels'
  return (
    <Card
      className={`by-${kind}`}
      sheet={rows.length > 0}
      title={title}
      caption={kind === 'units' ? t('ratings:board.unitsCaption') : undefined}
      bare
    >
      {rows.length === 0 ? (
        <EmptyState>{t('ratings:board.none')}</EmptyState>
      ) : (
        <Scroll className="rating-rows" label={title}>
          <table className="tbl dense" aria-label={title}>
            <thead>
              <tr>
                {ranked ? (
                  <th scope="col" className="num">
                    {t('ratings:board.rank')}
                  </th>
                ) : null}
                <th scope="col">{t(`ratings:board.name.${kind}`)}</th>
                {(['events', 'rated', 'default', 'bad', 'good', 'active', 'putRight'] as const).map(head => (
                  <th key={head} scope="col" className="num">
                    {t(`ratings:board.${head}`)}
                    {head === 'good' || head === 'active' || head === 'putRight' ? ' %' : ''}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <Line
                  key={row.organization?.id ?? row.place?.code ?? row.name}
                  {...{ kind, row, view, period, placeCode, ranked }}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Card>
  )
}

interface LineProps extends Omit<RowsTableProps, 'rows'> {
  row: Row
  ranked: boolean
}

function Line({ kind, row, view, period, placeCode, ranked }: LineProps) {
  const { t } = useWords()
  const { href } = useScope()
  const link = useListLink(period)
  const own = filterOf(kind, row)
  const to =
    own !== null
      ? link(own)
      : row.place && row.place.code !== placeCode
        ? href(paths.ratings(), { ...periodParams(view), place: row.place.code })
        : null
  return (
    <tr>
      {ranked ? (
        <td className="num">
          {row.few ? <span className="mut">{t('ratings:board.few')}</span> : row.rank}
          <Moved change={row.rankChange} />
        </td>
      ) : null}
      <td className="ell name" title={row.name}>
        {to ? <Link href={to}>{row.name}</Link> : row.name}
      </td>
      <td className="num">{row.events}</td>
      <td className="num">{row.rated}</td>
      <td className="num mut">{row.byDefault}</td>
      <td className="num">
        {own && row.bad > 0 ? <Link href={link({ ...own, levels: BAD_LEVELS })}>{row.bad}</Link> : row.bad}
      </td>
      <InOrder of={[row.good, row.active, row.putRight]}>
        {rate => (
          <td className="num" title={`${rate.numerator} / ${rate.denominator}`}>
            {percent(rate.value) ?? <span className="z">—</span>}
          </td>
        )}
      </InOrder>
    </tr>
  )
}

function Moved({ change }: { change: number | null | undefined }) {
  const { t } = useWords()
  if (!change) return null
  const count = Math.abs(change)
  return (
    <span
      className="cap moved"
      title={t(change > 0 ? 'ratings:board.rankUp' : 'ratings:board.rankDown', { count })}
    >
      {change > 0 ? '↑' : '↓'}
      {count}
    </span>
  )
}
