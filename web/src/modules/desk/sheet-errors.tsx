import { useWords } from '../../i18n/index.ts'

/** What the server says of a filled-in sheet. */
export interface SheetAnswer {
  rows: number
  ready: number
  submitted: number
  errors: { row: number; column: string; value: string; reason: string; fix: string }[]
}

/** All faults of a sheet at once: row, column, what stands there, why not, how to correct it. */
export function SheetErrors({ answer: { rows, ready, errors } }: { answer: SheetAnswer }) {
  const { t } = useWords()
  if (errors.length === 0)
    return <p>{ready > 0 ? t('desk:bulk.ready', { rows, ready }) : t('desk:bulk.readyNone', { rows })}</p>
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
