import { percent } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { EmptyState, Light, type LightLevel } from '../../../ui/index.ts'

interface RateValue {
  value?: number | null | undefined
}

interface Row {
  name: string
  received: number
  light: LightLevel
  openOverdue: number
  onTimeRate: RateValue
  satisfiedRate: RateValue
  place?: { code: string } | null | undefined
  organization?: { id: string } | null | undefined
}

interface RateRowsProps {
  title: string
  name: string
  rows: readonly Row[]
  /** Rows that fit. */
  room: number
}

/** Units or towns with what they received and how they answered. */
export function RateRows({ title, name, rows, room }: RateRowsProps) {
  const { t } = useWords()
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {rows.length > room ? (
          <span className="cap">{t('screen:shownOf', { shown: room, total: rows.length })}</span>
        ) : null}
      </header>
      {rows.length === 0 ? (
        <EmptyState>{t('screen:calls.none')}</EmptyState>
      ) : (
        <table className="tbl big rates">
          <thead>
            <tr>
              <th scope="col">{name}</th>
              <th scope="col" className="num">
                {t('screen:calls.received')}
              </th>
              <th scope="col" className="num">
                {t('screen:calls.openOverdue')}
              </th>
              <th scope="col" className="num">
                {t('screen:towns.onTime')} %
              </th>
              <th scope="col" className="num">
                {t('screen:towns.satisfied')} %
              </th>
              <th scope="col">{t('screen:indicators.light')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, room).map(row => (
              <tr key={row.organization?.id ?? row.place?.code ?? row.name}>
                <th scope="row" className="ell">
                  {row.name}
                </th>
                <td className="num">{row.received}</td>
                <td className={row.openOverdue === 0 ? 'num z' : 'num'}>{row.openOverdue}</td>
                <td className="num">{percent(row.onTimeRate.value) ?? '—'}</td>
                <td className="num">{percent(row.satisfiedRate.value) ?? '—'}</td>
                <td>
                  <Light level={row.light} kind="progress" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
