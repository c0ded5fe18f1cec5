import { useWords } from '../../i18n/index.ts'
import './sheets.css'

/** A fault of a filled-in sheet. */
export interface SheetError {
  /** Null: of the sheet as a whole. */
  row: number | null
  column: string
  value: string
  reason: string
  fix: string
}

/** All faults at once: row, column, what stands there, why not, how to correct it. */
export function SheetErrors({ rows, errors }: { rows: number; errors: readonly SheetError[] }) {
  const { t } = useWords()
  return (
    <>
      <p role="alert">{t('desk:bulk.errors', { rows, count: errors.length })}</p>
      <div className="sheet-errors">
        <table className="tbl dense">
          <thead>
            <tr>
              <th className="num">{t('desk:bulk.row')}</th>
              <th>{t('desk:bulk.column')}</th>
              <th>{t('desk:bulk.value')}</th>
              <th>{t('desk:bulk.reason')}</th>
              <th>{t('desk:bulk.fix')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map(error => (
              <tr key={`${error.row} ${error.column} ${error.reason}`}>
                <td className="num">{error.row}</td>
                <td>{error.column}</td>
                <td>{error.value}</td>
                <td>{error.reason}</td>
                <td>{error.fix}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
