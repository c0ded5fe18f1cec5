import { type FormEvent, useId, useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, DatePicker, Dialog, TextArea } from '../../ui/index.ts'

const CompleteMilestoneDocument = graphql(`
  mutation CompleteMilestone($id: ID!, $doneOn: Day!, $note: String) {
    completeMilestone(id: $id, doneOn: $doneOn, note: $note) {
      id
    }
  }
`)

interface CompleteDialogProps {
  id: string
  deliverable: string
  onDone(): void
  onClose(): void
}

/** On which day it was done, and a word about it. */
export function CompleteDialog({ id, deliverable, onDone, onClose }: CompleteDialogProps) {
  const { t } = useWords()
  const { today, asOf } = useScope()
  const form = useId()
  const [complete, busy] = useWrite(CompleteMilestoneDocument)
  const [doneOn, setDoneOn] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const [errors, setErrors] = useState<{
    doneOn?: string | undefined
    note?: string | undefined
    all?: string | undefined
  }>({})

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!doneOn) return setErrors({ doneOn: t('tasks:milestone.needDay') })
    if (doneOn > today) return setErrors({ doneOn: t('tasks:milestone.dayToCome', { today }) })
    const { failure } = await complete({ id, doneOn, note: note.trim() || null })
    if (!failure) return onDone()
    const { doneOn: day, note: words } = failure.fields
    setErrors(day || words ? { doneOn: day, note: words } : { all: failure.message })
  }
  return (
    <Dialog
      title={t('tasks:milestone.completeTitle')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" busy={busy} type="submit" form={form}>
            {t('tasks:milestone.complete')}
          </Button>
        </>
      }
    >
      <form id={form} className="col" onSubmit={submit} noValidate>
        {deliverable ? <p>{deliverable}</p> : null}
        <DatePicker
          label={t('tasks:milestone.doneOn')}
          value={doneOn}
          shown={today}
          onChange={setDoneOn}
          required
          error={errors.doneOn ?? null}
        />
        <TextArea
          label={t('tasks:milestone.note')}
          hint={t('tasks:milestone.noteHint')}
          rows={3}
          value={note}
          onChange={setNote}
          error={errors.note}
        />
        {asOf < today ? <p className="cap">{t('tasks:milestone.asOfHint', { asOf })}</p> : null}
        {errors.all ? (
          <p className="over" role="alert">
            {errors.all}
          </p>
        ) : null}
      </form>
    </Dialog>
  )
}
