import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, Select, TextArea, TextField, toast } from '../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { FormDialog, UnitsChoice, useFormErrors } from '../follow-up/index.ts'

export const EditNoticeFragment = graphql(`
  fragment EditNotice on Notice {
    id
    version
    title
    content
    basis
    requirement
    annex
    copyTo
    instructedBy
    leadLeader
    jointLeader
    contact
    contactPhone
    replyDueOn
    feedbackCycle
    place {
      code
    }
    recipients {
      id
      part
      organization {
        id
        name
      }
    }
    attachments {
      id
      name
      size
      mediaType
    }
  }
`)

const EditNoticeDocument = graphql(`
  mutation EditNotice($id: ID!, $version: Int!, $input: NoticeInput!) {
    editNotice(id: $id, version: $version, input: $input) {
      id
      ...NoticeActions
      ...NoticeState
    }
  }
`)

const WORDS = [
  'title',
  'content',
  'basis',
  'requirement',
  'annex',
  'copyTo',
  'instructedBy',
  'leadLeader',
  'jointLeader',
  'contact',
  'contactPhone',
] as const
type Word = (typeof WORDS)[number]

const LONG: Partial<Record<Word, number>> = { content: 5, basis: 3, requirement: 4, annex: 2 }
const CYCLES = ['ONCE', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'BY_STAGE'] as const

interface EditNoticeDialogProps {
  notice: FragmentType<typeof EditNoticeFragment>
  onClose(): void
}

/** Every field of a draft: what is printed, who gets it, by when it is answered. */
export function EditNoticeDialog({ notice: masked, onClose }: EditNoticeDialogProps) {
  const { t } = useWords()
  const { today } = useScope()
  const notice = readFragment(EditNoticeFragment, masked)
  const [edit, busy] = useWrite(EditNoticeDocument)
  const [words, setWords] = useState(
    () => Object.fromEntries(WORDS.map(word => [word, notice[word] ?? ''])) as Record<Word, string>,
  )
  const unitsOf = (part: 'LEAD' | 'JOINT') =>
    notice.recipients.filter(one => one.part === part).map(({ organization }) => organization)
  const [leadIds, setLeads] = useState(unitsOf('LEAD').map(({ id }) => id))
  const [jointIds, setJoints] = useState(unitsOf('JOINT').map(({ id }) => id))
  const [replyDueOn, setDue] = useState<string | null>(notice.replyDueOn)
  const [cycle, setCycle] = useState(notice.feedbackCycle)
  const [files, setFiles] = useState<AttachedFile[]>([...(notice.attachments ?? [])])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors([...WORDS, 'replyDueOn', 'leadIds', 'jointIds'])
  const send = async () => {
    const { id, version } = notice
    const attachmentIds = files.map(file => file.id)
    const { failure } = await edit({
      id,
      version,
      input: { ...words, leadIds, jointIds, replyDueOn, feedbackCycle: cycle, attachmentIds },
    })
    if (failure) return errors.fail(failure)
    toast(t('notices:edit.done'))
    onClose()
  }
  const field = (word: Word) => {
    const shared = {
      label: t(`notices:field.${word}`),
      value: words[word],
      onChange: (value: string) => setWords({ ...words, [word]: value }),
      error: errors.of(word),
    }
    const rows = LONG[word]
    return rows ? <TextArea key={word} rows={rows} {...shared} /> : <TextField key={word} {...shared} />
  }
  return (
    <FormDialog
      title={t('notices:edit.title')}
      action={t('common:action.save')}
      busy={busy}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      {(['title', 'content', 'basis', 'requirement'] as const).map(field)}
      <UnitsChoice
        label={t('notices:field.leads')}
        value={leadIds}
        onChange={setLeads}
        first={unitsOf('LEAD')}
        hint={t('notices:draft.unitsHint')}
        error={errors.of('leadIds')}
      />
      <UnitsChoice
        label={t('notices:field.joints')}
        value={jointIds}
        onChange={setJoints}
        first={unitsOf('JOINT')}
        hint={t('notices:edit.noJoints')}
        error={errors.of('jointIds')}
      />
      <div className="two">
        <DatePicker
          label={t('notices:field.replyDueOn')}
          value={replyDueOn}
          shown={today}
          onChange={setDue}
          error={errors.of('replyDueOn') ?? null}
        />
        <Select
          label={t('notices:field.feedbackCycle')}
          options={CYCLES.map(one => ({ value: one, label: t(`notices:cycle.${one}`) }))}
          value={cycle}
          onChange={value => setCycle(CYCLES.find(one => one === value) ?? cycle)}
        />
        {(['instructedBy', 'leadLeader', 'jointLeader', 'contact', 'contactPhone', 'copyTo'] as const).map(
          field,
        )}
      </div>
      {field('annex')}
      <AttachmentPicker
        place={notice.place.code}
        label={t('notices:field.attachments')}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
    </FormDialog>
  )
}
