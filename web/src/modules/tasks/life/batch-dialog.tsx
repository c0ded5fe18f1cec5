import { useState } from 'react'
import type { TaskAction } from '../../../graphql/generated/graphql.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Dialog, Loaded, TextArea, toast } from '../../../ui/index.ts'
import { ActOnTasksDocument, PreviewTaskActionDocument } from './task-action-query.ts'

interface BatchDialogProps {
  action: TaskAction
  tasks: readonly { id: string; version: number }[]
  /** Ids of the tasks it was done on. */
  onDone(ids: string[]): void
  onClose(): void
}

/** One step on many tasks: first what would be done and what not and why, then the doing. */
export function BatchDialog({ action, tasks, onDone, onClose }: BatchDialogProps) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const withReason = action === 'REJECT_ISSUE'
  // The preview must not wait for words that are still being written.
  const refs = tasks.map(({ id, version }) => ({ id, version }))
  const asked = { action, tasks: refs, reason: withReason ? t('tasks:act.reason') : null, dueOn: null }
  const preview = useRead(PreviewTaskActionDocument, { input: asked }, { fresh: true })
  const [act, busy] = useWrite(ActOnTasksDocument)
  const word = t(`tasks:act.${action}`)
  const possible = preview.data?.previewTaskAction.done ?? []
  const ready = possible.length > 0 && (!withReason || reason.trim() !== '')

  const run = async () => {
    const chosen = refs.filter(({ id }) => possible.some(one => one.id === id))
    const { data, failure } = await act({
      input: { ...asked, tasks: chosen, reason: withReason ? reason.trim() : null },
    })
    if (failure) return toast(failure.message, { bad: true })
    const { done, faults } = data.actOnTasks
    const left = faults.length + tasks.length - chosen.length
    toast(
      left > 0
        ? t('tasks:batch.doneSome', { count: done.length, action: word, faults: left })
        : t('tasks:batch.done', { count: done.length, action: word }),
    )
    onDone(done.map(({ id }) => id))
  }
  return (
    <Dialog
      title={t('tasks:batch.title', { action: word, count: tasks.length })}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" busy={busy} disabled={!ready} onClick={() => void run()}>
            {t('tasks:batch.do', { action: word, count: possible.length })}
          </Button>
        </>
      }
    >
      <p className="mut">{t(`tasks:act.ask.${action}`)}</p>
      {withReason ? (
        <TextArea label={t('tasks:act.reason')} required rows={3} value={reason} onChange={setReason} />
      ) : null}
      <Loaded result={preview}>
        {({ previewTaskAction: { done, faults } }) => (
          <>
            {faults.length > 0 ? (
              <section>
                <h3 className="over">{t('tasks:batch.cannot', { count: faults.length, action: word })}</h3>
                <ul className="records">
                  {faults.map(({ taskId, title, message }) => (
                    <li key={taskId}>
                      <b>{title}</b>
                      <p className="wrap mut">{message}</p>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <section>
              <h3>{t('tasks:batch.can', { count: done.length, action: word })}</h3>
              <ul className="batch-list">
                {done.map(({ id, title }) => (
                  <li key={id}>{title}</li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Loaded>
    </Dialog>
  )
}
