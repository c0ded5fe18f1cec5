import { useState } from 'react'
import type { InstructionSubject } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea, TextField, toast } from '../../ui/index.ts'
import { FormDialog, UnitsChoice, useFormErrors } from '../follow-up/index.ts'

const WriteInstructionDocument = graphql(`
  mutation WriteInstruction($input: InstructionInput!) {
    writeInstruction(input: $input) {
      id
      subjectTitle
    }
  }
`)

interface InstructionDialogProps {
  /** The place the leader looks at. */
  place: string
  subject: InstructionSubject
  /** The record it is written on; none on the leader's screen. */
  subjectId?: string | undefined
  /** What it is written on, in words. On the leader's screen it can be changed. */
  subjectTitle?: string | undefined
  /** Who acts unless somebody is chosen, in words; left out: the supervision office. */
  acting?: string | undefined
  /** Who is to act unless somebody else is chosen. */
  units?: readonly { id: string; name: string }[] | undefined
  onClose(): void
  onDone(instruction: { id: string }): void
}

/** A leader writes on something: what is to be done, by whom, by when. */
export function InstructionDialog(props: InstructionDialogProps) {
  const { place, subject, subjectId, subjectTitle = '', acting, units: first = [], onClose, onDone } = props
  const { t } = useWords()
  const { today } = useScope()
  const [write, busy] = useWrite(WriteInstructionDocument)
  const [title, setTitle] = useState(subjectTitle)
  const [text, setText] = useState('')
  const [units, setUnits] = useState<string[]>(() => first.map(({ id }) => id))
  const [dueOn, setDueOn] = useState<string | null>(null)
  const free = subject === 'COCKPIT'
  const errors = useFormErrors(['text', 'dueOn', 'organizationIds', ...(free ? ['subjectTitle'] : [])])

  const send = async () => {
    const missing: Record<string, string> = {}
    if (free && title.trim() === '') missing['subjectTitle'] = t('instructions:write.needSubject')
    if (text.trim() === '') missing['text'] = t('instructions:write.needText')
    if (Object.keys(missing).length > 0) return errors.set(missing)
    const { data, failure } = await write({
      input: {
        place,
        subject,
        subjectId: subjectId ?? null,
        subjectTitle: title.trim() || null,
        text,
        organizationIds: units.length > 0 ? units : null,
        dueOn,
      },
    })
    if (failure) return errors.fail(failure)
    toast(t('instructions:write.done'))
    onDone(data.writeInstruction)
  }
  return (
    <FormDialog
      title={t('instructions:write.open')}
      action={t('instructions:write.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      {free ? (
        <TextField
          label={t('instructions:write.subject')}
          placeholder={t('instructions:write.subjectHint')}
          value={title}
          onChange={setTitle}
          error={errors.of('subjectTitle')}
          required
        />
      ) : (
        <p>
          <span className="mut">{t(`instructions:subject.${subject}`)}</span> {subjectTitle}
        </p>
      )}
      <TextArea
        label={t('instructions:write.text')}
        placeholder={t('instructions:write.textHint')}
        rows={5}
        value={text}
        onChange={setText}
        error={errors.of('text')}
        required
        autoFocus={!free}
      />
      <UnitsChoice
        label={t('instructions:write.units')}
        value={units}
        onChange={setUnits}
        first={first}
        hint={
          acting
            ? t('instructions:write.unitsDefault', { name: acting })
            : t('instructions:write.unitsOffice')
        }
        error={errors.of('organizationIds')}
      />
      <div className="fld">
        <DatePicker
          label={t('instructions:write.dueOn')}
          value={dueOn}
          shown={today}
          onChange={setDueOn}
          error={errors.of('dueOn') ?? null}
        />
        <span className="hint">{t('instructions:write.dueHint')}</span>
      </div>
    </FormDialog>
  )
}
