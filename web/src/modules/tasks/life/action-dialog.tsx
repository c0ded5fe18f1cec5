import { useState } from 'react'
import type { TaskAction } from '../../../graphql/generated/graphql.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { DatePicker, TextArea, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { ActOnTasksDocument } from './task-action-query.ts'

/** What cannot be done without saying why. */
const WITH_REASON: readonly TaskAction[] = ['REJECT_ISSUE', 'SUSPEND', 'TERMINATE', 'REOPEN']

interface ActionDialogProps {
  action: TaskAction
  task: { id: string; title: string; version: number }
  onClose(): void
}

/** One step of the life of one task: what it means, the reason and the new date where they are needed. */
export function ActionDialog({ action, task, onClose }: ActionDialogProps) {
  const { t } = useWords()
  const { today } = useScope()
  const [act, busy] = useWrite(ActOnTasksDocument)
  const [reason, setReason] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const errors = useFormErrors(['reason', 'dueOn'])
  const withReason = WITH_REASON.includes(action)
  const withDate = action === 'REOPEN'

  const submit = async () => {
    const missing: Record<string, string> = {}
    if (withReason && reason.trim() === '') missing['reason'] = t('tasks:act.needReason')
    if (withDate && dueOn === null) missing['dueOn'] = t('tasks:act.needDue')
    if (Object.keys(missing).length > 0) return errors.set(missing)
    const tasks = [{ id: task.id, version: task.version }]
    const { data, failure } = await act({
      input: { action, tasks, reason: withReason ? reason.trim() : null, dueOn: withDate ? dueOn : null },
    })
    if (failure) return errors.fail(failure)
    const [fault] = data.actOnTasks.faults
    if (fault) return errors.fail({ code: 'CONFLICT', message: fault.message, fields: {} })
    toast(t(`tasks:act.done.${action}`))
    onClose()
  }
  return (
    <FormDialog
      title={`${t(`tasks:act.${action}`)} · ${task.title}`}
      action={t(`tasks:act.${action}`)}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="mut">{t(`tasks:act.ask.${action}`)}</p>
      {withReason ? (
        <TextArea
          label={t('tasks:act.reason')}
          required
          autoFocus
          rows={3}
          value={reason}
          onChange={setReason}
          error={errors.of('reason')}
        />
      ) : null}
      {withDate ? (
        <DatePicker
          label={t('tasks:act.dueOn')}
          required
          shown={today}
          value={dueOn}
          onChange={setDueOn}
          error={errors.of('dueOn') ?? null}
        />
      ) : null}
    </FormDialog>
  )
}
