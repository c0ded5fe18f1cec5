import type { Failure } from '../../../graphql/errors.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { confirm, toast } from '../../../ui/index.ts'
import {
  CancelImportDocument,
  CommitImportDocument,
  ResumeImportDocument,
  UndoImportDocument,
  type WholeImport,
} from './import-query.ts'

type Parts = Pick<WholeImport, 'id' | 'status' | 'created' | 'updated'>

/** What can be done to an import beside its steps: asks where something is lost, says what went wrong. */
export function useImportActions(parts: Parts) {
  const { t } = useWords()
  const [commit, committing] = useWrite(CommitImportDocument)
  const [cancel, cancelling] = useWrite(CancelImportDocument)
  const [resume, resuming] = useWrite(ResumeImportDocument)
  const [undo, undoing] = useWrite(UndoImportDocument)
  const { id, status, created, updated } = parts
  const said = (failure: Failure | null, done?: string) => {
    if (failure) toast(failure.message, { bad: true })
    else if (done) toast(done)
  }
  return {
    busy: committing || cancelling || resuming || undoing,
    async commit(wholeOnly: boolean) {
      said((await commit({ id, wholeOnly })).failure)
    },
    async cancel() {
      const body =
        status === 'WRITING'
          ? t('complaintImport:action.cancelWriting')
          : t('complaintImport:action.cancelReading')
      const title = t('complaintImport:action.cancelTitle')
      const sure = await confirm({ title, body, action: t('complaintImport:action.cancel') })
      if (sure !== null) said((await cancel({ id })).failure)
    },
    async resume() {
      said((await resume({ id })).failure)
    },
    async undo() {
      const sure = await confirm({
        title: t('complaintImport:action.undoTitle'),
        body: t('complaintImport:action.undoBody', { created, updated }),
        action: t('complaintImport:action.undo'),
      })
      if (sure !== null) said((await undo({ id })).failure, t('complaintImport:action.undone'))
    },
  }
}
