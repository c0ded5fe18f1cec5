import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { ButtonLink, Card } from '../../../ui/index.ts'
import type { WholeImport } from './import-query.ts'

/** The bad rows: where, what stands there, why not, how to put it right. Nothing without any. */
export function FaultTable({ whole: { faults, failed, faultSheet } }: { whole: WholeImport }) {
  const { t } = useWords()
  if (faults.length === 0) return null
  return (
    <Card
      title={t('complaintImport:preview.faults')}
      caption={t('complaintImport:preview.faultsCaption', { shown: faults.length, count: count(failed) })}
      aside={
        faultSheet ? (
          <ButtonLink small href={faultSheet} download>
            {t('complaintImport:preview.download')}
          </ButtonLink>
        ) : null
      }
      bare
    >
      <div className="import-faults">
        <table className="tbl dense">
          <thead>
            <tr>
              <th className="num">{t('complaintImport:preview.row')}</th>
              <th>{t('complaintImport:preview.column')}</th>
              <th>{t('complaintImport:preview.value')}</th>
              <th>{t('complaintImport:preview.reason')}</th>
              <th>{t('complaintImport:preview.fix')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ row, column, value, reason, fix }) => (
              <tr key={`${row} ${column} ${reason}`}>
                <td className="num">{row}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{reason}</td>
                <td>{fix}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
