import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { useDesk } from './desk.ts'

/** What was said to be no task, folded away but never lost. */
export function RemovedCard() {
  const { t } = useWords()
  const { draft, edit, mayEdit, activate } = useDesk()
  const removed = draft.tasks.filter(({ state }) => state === 'REMOVED')
  const restore = async (id: string) => {
    await edit({ type: 'state', ids: [id], state: 'PENDING' })
    activate(id)
  }
  return (
    <details className="card tk gone-list">
      <summary>{t('plans:removed.title', { count: removed.length })}</summary>
      <ul>
        {removed.map(({ id, no, title }) => (
          <li key={id} className="row">
            <span className="grow ell">
              {no} {title}
            </span>
            {mayEdit ? (
              <Button small onClick={() => void restore(id)}>
                {t('plans:removed.restore')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
