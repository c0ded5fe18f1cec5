import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Card } from '../../../ui/index.ts'
import { FaultTable } from './fault-table.tsx'
import { ImportCounts } from './import-counts.tsx'
import type { WholeImport } from './import-query.ts'
import { useImportActions } from './use-import-actions.ts'

/** What writing the file would do, with its bad rows; then the doing. */
export function PreviewStep({ whole, onBack }: { whole: WholeImport; onBack(): void }) {
  const { t } = useWords()
  const actions = useImportActions(whole)
  const { can, created, updated, failed } = whole
  const changes = created + updated
  return (
    <div className="col">
      <Card title={t('complaintImport:preview.title')}>
        <div className="col">
          <ImportCounts whole={whole} />
          {changes === 0 && failed === 0 ? <p>{t('complaintImport:preview.nothing')}</p> : null}
          <div className="row import-foot">
            <Button onClick={onBack}>{t('complaintImport:step.back')}</Button>
            <span className="grow" />
            {failed > 0 ? (
              <Button busy={actions.busy} disabled={!can.commit} onClick={() => void actions.commit(true)}>
                {t('complaintImport:preview.commitWhole')}
              </Button>
            ) : null}
            <Button
              look="primary"
              busy={actions.busy}
              disabled={!can.commit}
              onClick={() => void actions.commit(false)}
            >
              {t(failed > 0 ? 'complaintImport:preview.commitGood' : 'complaintImport:preview.commit', {
                count: count(changes),
              })}
            </Button>
          </div>
        </div>
      </Card>
      <FaultTable whole={whole} />
    </div>
  )
}
