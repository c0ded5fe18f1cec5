import { percent } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card, cx, EmptyState, Light, Scroll } from '../../../ui/index.ts'
import type { Row } from './board-query.ts'
import type { BoardView } from './board-url.ts'
import { CountLink } from './count-link.tsx'
import { KEPT, NOBODY, type RowFilter, type TicketLink } from './ticket-links.ts'

interface UnitsTableProps {
  units: readonly Row[]
  /** The place as a whole. */
  whole: Row
  link: TicketLink
  change(patch: Partial<BoardView>): void
}

const COLUMNS = [
  { key: 'onTime', measure: 'ON_TIME' },
  { key: 'late', measure: 'LATE' },
  { key: 'openOverdue', measure: 'OPEN_OVERDUE' },
  { key: 'total', measure: 'SHOULD_BE_CLOSED' },
] as const

const HEAD = { onTime: 'onTime', late: 'late', openOverdue: 'open', total: 'total' } as const

/** 按时办结 unit by unit, worst figures beside them; every number opens its tickets. */
export function UnitsTable({ units, whole, link, change }: UnitsTableProps) {
  const { t } = useWords()
  const title = t('complaintBoard:units.title')
  const shown = units.filter(({ received, total }) => received > 0 || total > 0)
  return (
    <Card
      className="units"
      title={title}
      caption={t('complaintBoard:units.caption')}
      sheet={shown.length > 0}
      bare
    >
      {shown.length === 0 ? (
        <EmptyState>{t('complaintBoard:units.none')}</EmptyState>
      ) : (
        <Scroll className="lines" label={title}>
          <table className="tbl ut" aria-label={title}>
            <colgroup>
              <col />
              <col className="c-light" />
              <col className="c-rate" />
              <col className="c-n" />
              <col className="c-late" span={2} />
              <col className="c-n" />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{t('complaintBoard:units.unit')}</th>
                <th scope="col">{t('complaintBoard:units.light')}</th>
                <th scope="col" className="num">
                  {t('complaintBoard:units.rate')}
                </th>
                {COLUMNS.map(({ key }) => (
                  <th key={key} scope="col" className="num">
                    {t(`complaintBoard:units.${HEAD[key]}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(row => (
                <Line
                  key={row.organization?.id ?? row.name}
                  row={row}
                  link={link}
                  only={row.organization ? () => change({ unit: row.organization?.id ?? null }) : null}
                />
              ))}
            </tbody>
            <tfoot>
              <Line row={whole} link={link} only={null} sum />
            </tfoot>
          </table>
        </Scroll>
      )}
    </Card>
  )
}

interface LineProps {
  row: Row
  link: TicketLink
  /** Narrows the board to this unit. */
  only: (() => void) | null
  sum?: boolean
}

function Line({ row, link, only, sum = false }: LineProps) {
  const { t } = useWords()
  const name = sum ? t('complaintBoard:places.whole') : row.name
  const of: RowFilter = sum ? KEPT : { ...KEPT, unit: row.organization?.id ?? NOBODY }
  return (
    <tr className={cx(sum && 'sum')}>
      <th scope="row" className="ell" title={name}>
        {only ? (
          <button
            type="button"
            className="ell"
            title={t('complaintBoard:units.only', { name: row.name })}
            onClick={only}
          >
            {row.name}
          </button>
        ) : (
          name
        )}
      </th>
      <td>
        {row.few && !sum ? (
          <span className="mut" title={t('complaintBoard:places.rankHow')}>
            {t('complaintBoard:places.few')}
          </span>
        ) : (
          <Light level={row.light} kind="progress" plain />
        )}
      </td>
      <td className="num">{percent(row.onTimeRate.value) ?? '—'}</td>
      {COLUMNS.map(({ key, measure }) => (
        <td key={key} className={cx('num', key === 'total' && !sum && 'mut')}>
          <CountLink
            value={row[key]}
            href={link(measure, of)}
            label={`${name} ${t(`complaintBoard:units.${HEAD[key]}`)}`}
          />
        </td>
      ))}
    </tr>
  )
}
