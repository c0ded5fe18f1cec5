import { useState } from 'react'
import type { ComplaintClass, ComplaintUrgency } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { ComboBox, Select, TextField, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { COMPLAINT_CLASSES, COMPLAINT_URGENCIES } from '../complaint-enums.ts'
import { PlaceChoice } from '../create/place-choice.tsx'
import { categoryOptions, useChoices } from '../list/use-choices.ts'
import { useReadAgain } from './action-form.ts'
import { TicketUnit } from './ticket-unit.tsx'
import type { Ticket } from './ticket-whole.ts'

const EditComplaintDocument = graphql(`
  mutation EditComplaint($input: ComplaintEdit!) {
    editComplaint(input: $input) {
      ...TicketWhole
    }
  }
`)

/** Corrects what the ticket is about, where, and what kind it is. */
export function EditTicketDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useWords()
  const [edit, busy] = useWrite(EditComplaintDocument)
  const readAgain = useReadAgain(ticket.id)
  const choices = useChoices()
  const [form, setForm] = useState({
    title: ticket.title,
    class: ticket.class as ComplaintClass,
    urgency: ticket.urgency as ComplaintUrgency,
    categoryId: ticket.category?.id ?? null,
    place: ticket.place.code,
    complainedOfId: ticket.complainedOf?.id ?? null,
  })
  const set = (patch: Partial<typeof form>) => setForm(old => ({ ...old, ...patch }))
  const errors = useFormErrors(['title', 'place', 'categoryId', 'complainedOfId'])
  const send = async () => {
    if (form.title.trim() === '') return errors.set({ title: t('complaints:create.needSubject') })
    const { failure } = await edit({ input: { id: ticket.id, version: ticket.version, ...form } })
    if (failure) {
      errors.fail(failure)
      if (failure.code === 'CONFLICT') readAgain()
      return
    }
    toast(t('complaints:edit.done'))
    onClose()
  }
  return (
    <FormDialog
      title={t('complaints:edit.title')}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('complaints:create.subject')}
        value={form.title}
        onChange={title => set({ title })}
        error={errors.of('title')}
        required
      />
      <div className="two">
        <Select
          label={t('complaints:create.class')}
          options={COMPLAINT_CLASSES.map(value => ({ value, label: t(`complaints:class.${value}`) }))}
          value={form.class}
          onChange={value => set({ class: value })}
        />
        <Select
          label={t('complaints:create.urgency')}
          options={COMPLAINT_URGENCIES.map(value => ({ value, label: t(`complaints:urgency.${value}`) }))}
          value={form.urgency}
          onChange={urgency => set({ urgency })}
        />
        <ComboBox
          label={t('complaints:create.category')}
          options={categoryOptions(choices, form.categoryId)}
          value={form.categoryId}
          onChange={categoryId => set({ categoryId })}
        />
        <TicketUnit
          label={t('complaints:create.complainedOf')}
          value={form.complainedOfId}
          onChange={complainedOfId => set({ complainedOfId })}
          first={ticket.complainedOf ? [ticket.complainedOf] : []}
          error={errors.of('complainedOfId')}
        />
      </div>
      <PlaceChoice value={form.place} onChange={place => set({ place })} error={errors.of('place')} />
    </FormDialog>
  )
}
