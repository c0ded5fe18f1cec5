import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { TextArea, TextField, toast } from '../../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../../attachments/index.ts'
import { FormDialog, type Unit, useFormErrors } from '../../follow-up/index.ts'
import { CreateFacts } from './create-facts.tsx'
import { newKey } from './new-key.ts'
import { emptyOf, filled, type NewTicket } from './new-ticket.ts'
import { Suggestions } from './suggestions.tsx'

const CreateComplaintDocument = graphql(`
  mutation CreateComplaint($input: NewComplaint!) {
    createComplaint(input: $input) {
      id
      externalId
      version
    }
  }
`)

const DispatchNewDocument = graphql(`
  mutation DispatchNewComplaint($input: ComplaintActionInput!) {
    actOnComplaint(input: $input) {
      ...TicketWhole
    }
  }
`)

const FIELDS = [
  'title',
  'content',
  'place',
  'address',
  'categoryId',
  'complainedOfId',
  'callerName',
  'callerPhone',
  'callerIdNumber',
]

interface CreateComplaintDialogProps {
  onClose(): void
  onDone(id: string): void
}

/** 登记工单: while the words are written, category, unit and similar tickets are suggested below them. */
export function CreateComplaintDialog({ onClose, onDone }: CreateComplaintDialogProps) {
  const { t } = useWords()
  const { place } = useScope()
  const [form, setForm] = useState(() => emptyOf(place))
  const [key] = useState(newKey)
  const [unit, setUnit] = useState<Unit | null>(null)
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors(FIELDS)
  const set = (patch: Partial<NewTicket>) => setForm(old => ({ ...old, ...patch }))
  const [create, creating] = useWrite(CreateComplaintDocument)
  const [dispatch, dispatching] = useWrite(DispatchNewDocument)

  const send = async () => {
    const missing: Record<string, string> = {}
    if (form.title.trim() === '') missing['title'] = t('complaints:create.needSubject')
    if (form.content.trim() === '') missing['content'] = t('complaints:create.needContent')
    errors.set(missing)
    if (Object.keys(missing).length > 0) return
    const { data, failure } = await create({
      input: { ...filled(form), key, attachmentIds: files.map(({ id }) => id) },
    })
    if (failure) return errors.fail(failure)
    const { id, version, externalId } = data.createComplaint
    toast(t('complaints:create.done', { number: externalId }))
    if (unit) {
      const sent = await dispatch({ input: { id, version, action: 'DISPATCH', organizationId: unit.id } })
      if (sent.failure) toast(sent.failure.message, { bad: true })
    }
    onDone(id)
  }
  return (
    <FormDialog
      title={t('complaints:create.title')}
      action={
        unit ? t('complaints:create.registerAndDispatch', { name: unit.name }) : t('complaints:create.verb')
      }
      busy={creating || dispatching}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('complaints:create.subject')}
        placeholder={t('complaints:create.subjectHint')}
        value={form.title}
        onChange={title => set({ title })}
        error={errors.of('title')}
        required
        autoFocus
      />
      <TextArea
        label={t('complaints:create.content')}
        placeholder={t('complaints:create.contentHint')}
        rows={4}
        value={form.content}
        onChange={content => set({ content })}
        error={errors.of('content')}
        required
      />
      <Suggestions
        text={`${form.title} ${form.content}`}
        place={form.place}
        categoryId={form.categoryId}
        unit={unit}
        onCategory={categoryId => set({ categoryId })}
        onUnit={setUnit}
      />
      <CreateFacts form={form} set={set} errors={errors} />
      <AttachmentPicker place={place} value={files} onChange={setFiles} onBusy={setUploading} />
    </FormDialog>
  )
}
