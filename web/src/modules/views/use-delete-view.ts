import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { DeleteViewDocument, RestoreViewDocument, type ViewRow } from './views-query.ts'

/** Deletes a view at once, and offers to take it back: its link works again then. */
export function useDeleteView(onChanged: () => void): (view: ViewRow) => Promise<void> {
  const { t } = useWords()
  const [remove] = useWrite(DeleteViewDocument)
  const [restore] = useWrite(RestoreViewDocument)
  return async ({ id, name }) => {
    const { failure } = await remove({ id })
    if (failure) return toast(failure.message, { bad: true })
    onChanged()
    const undo = async () => {
      const undone = await restore({ id })
      if (undone.failure) toast(undone.failure.message, { bad: true })
      else toast(t('views:restored', { name }))
      onChanged()
    }
    toast(t('views:removed', { name }), {
      action: { label: t('common:action.undo'), run: () => void undo() },
    })
  }
}
