import { useEffect, useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, Select, TextArea, TextField, toast } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { FormDialog, type Unit, unitOptions, useFormErrors } from '../follow-up/index.ts'
import { UnitChoice } from './unit-choice.tsx'
import { type ProblemSource, useRaise } from './use-raise.ts'

const TaskUnitsDocument = graphql(`
  query ProblemTaskUnits($id: ID!) {
    task(id: $id) {
      id
      title
      lead {
        id
        organization {
          id
          name
        }
      }
      joint {
        id
        organization {
          id
          name
        }
      }
    }
  }
`)

interface RaiseProblemDialogProps {
  /** The place the problem lies in. */
  place: string
  /** The task it belongs to; its units stand in front of the others. */
  task?: { id: string } | undefined
  /** The record it is raised from; left out: the task, or an inspection. */
  source?: ProblemSource | undefined
  onClose(): void
  onDone(problem: { id: string; number: string }): void
}

/** Puts a problem on the list: from a task, an inspection, a notice or an instruction. */
export function RaiseProblemDialog({ place, task, source, onClose, onDone }: RaiseProblemDialogProps) {
  const { t } = useWords()
  const { today } = useScope()
  const units = useTaskUnits(task?.id)
  const [raise, busy] = useRaise(source)
  const [form, setForm] = useState(EMPTY)
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors(['title', 'text', 'measure', 'organizationId', 'dueOn', 'originWords'])
  const set = (patch: Partial<typeof EMPTY>) => setForm(old => ({ ...old, ...patch }))
  const inspection = !task && !source
  const firstUnit = units[0]?.id ?? null
  useEffect(() => {
    if (firstUnit) setForm(old => ({ ...old, organizationId: old.organizationId ?? firstUnit }))
  }, [firstUnit])

  const send = async () => {
    const missing: Record<string, string> = {}
    if (form.title.trim() === '') missing['title'] = t('problems:raise.needTitle')
    if (form.text.trim() === '') missing['text'] = t('problems:raise.needText')
    if (!form.organizationId) missing['organizationId'] = t('problems:raise.needUnit')
    if (!form.organizationId || Object.keys(missing).length > 0) return errors.set(missing)
    const { problem, failure } = await raise({
      ...form,
      organizationId: form.organizationId,
      place,
      origin: task ? 'TASK' : 'INSPECTION',
      taskId: task?.id ?? null,
      attachmentIds: files.map(({ id }) => id),
    })
    if (failure) return errors.fail(failure)
    toast(t('problems:raise.done', { number: problem.number }))
    onDone(problem)
  }
  return (
    <FormDialog
      title={t('problems:raise.open')}
      action={t('problems:raise.action')}
      busy={busy}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('problems:raise.title')}
        value={form.title}
        onChange={title => set({ title })}
        placeholder={t('problems:raise.titleHint')}
        error={errors.of('title')}
        required
        autoFocus
      />
      <TextArea
        label={t('problems:raise.text')}
        rows={4}
        value={form.text}
        onChange={text => set({ text })}
        error={errors.of('text')}
        required
      />
      <TextArea
        label={t('problems:raise.measure')}
        hint={t('problems:raise.measureHint')}
        rows={2}
        value={form.measure}
        onChange={measure => set({ measure })}
        error={errors.of('measure')}
      />
      <div className="two">
        <Owner
          units={units}
          value={form.organizationId}
          onChange={organizationId => set({ organizationId })}
          error={errors.of('organizationId')}
        />
        <DatePicker
          label={t('problems:raise.dueOn')}
          value={form.dueOn}
          shown={today}
          onChange={dueOn => set({ dueOn })}
          error={errors.of('dueOn') ?? null}
        />
      </div>
      {inspection ? (
        <TextField
          label={t('problems:raise.inspection')}
          placeholder={t('problems:raise.inspectionHint')}
          value={form.originWords}
          onChange={originWords => set({ originWords })}
          error={errors.of('originWords')}
        />
      ) : null}
      <AttachmentPicker place={place} value={files} onChange={setFiles} onBusy={setUploading} />
    </FormDialog>
  )
}

const EMPTY = {
  title: '',
  text: '',
  measure: '',
  organizationId: null as string | null,
  dueOn: null as string | null,
  originWords: '',
}

/** Leads first, then joint units. */
function useTaskUnits(taskId: string | undefined): Unit[] {
  const { data } = useRead(TaskUnitsDocument, { id: taskId ?? '' }, { pause: taskId === undefined })
  return [...(data?.task?.lead ?? []), ...(data?.task?.joint ?? [])].map(({ organization }) => organization)
}

interface OwnerProps {
  units: readonly Unit[]
  value: string | null
  onChange(value: string | null): void
  error: string | undefined
}

/** Leaders and the office name any unit; a unit one of those that share its task. */
function Owner({ units, value, onChange, error }: OwnerProps) {
  const { t } = useWords()
  const { can } = useSession().viewer
  const label = t('problems:raise.unit')
  if (can.workAtOfficeDesk)
    return <UnitChoice label={label} value={value} onChange={onChange} first={units} error={error} />
  return (
    <div className="fld">
      <Select label={label} options={unitOptions(units)} value={value} onChange={onChange} />
      {error ? <span className="err">{error}</span> : null}
    </div>
  )
}
