import { useState } from 'react'
import type { FeedbackCycle } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Select, TextField, toast } from '../../../ui/index.ts'
import { FormDialog, type Unit, useFormErrors } from '../../follow-up/index.ts'
import { EditMilestones } from './edit-milestones.tsx'
import { changed, milestoneInput, rowsOf } from './milestone-rows.ts'
import { UnitsField } from './units-field.tsx'

export const EditTaskFragment = graphql(`
  fragment EditTask on Task {
    id
    version
    title
    status
    feedbackCycle
    responsibleLeader
    leaderInCharge
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
    milestones {
      id
      deliverable
      dueOn
      status
    }
  }
`)

const EditTaskDocument = graphql(`
  mutation EditTaskFields($id: ID!, $version: Int!, $edit: TaskEditInput!) {
    editTask(id: $id, version: $version, edit: $edit) {
      id
      version
      status
    }
  }
`)

const CYCLES: readonly FeedbackCycle[] = ['ONCE', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'BY_STAGE']
const SHOWN = ['title', 'leadIds', 'jointIds', 'milestones', 'responsibleLeader', 'leaderInCharge']

interface EditTaskDialogProps {
  task: FragmentType<typeof EditTaskFragment>
  onClose(): void
}

/** Title, feedback, leaders; before the task is issued also its units and dates. */
export function EditTaskDialog({ task: masked, onClose }: EditTaskDialogProps) {
  const { t } = useWords()
  const task = readFragment(EditTaskFragment, masked)
  const [save, busy] = useWrite(EditTaskDocument)
  const [form, setForm] = useState({
    title: task.title,
    feedbackCycle: task.feedbackCycle,
    responsibleLeader: task.responsibleLeader ?? '',
    leaderInCharge: task.leaderInCharge ?? '',
  })
  const [lead, setLead] = useState<Unit[]>(task.lead.map(({ organization }) => organization))
  const [joint, setJoint] = useState<Unit[]>(task.joint.map(({ organization }) => organization))
  const [rows, setRows] = useState(() => rowsOf(task.milestones))
  const errors = useFormErrors(SHOWN)
  const before = task.status === 'DRAFT' || task.status === 'PENDING_ISSUE'
  const set = (patch: Partial<typeof form>) => setForm(old => ({ ...old, ...patch }))

  const submit = async () => {
    if (form.title.trim() === '') return errors.set({ title: t('tasks:edit.needName') })
    const ids = (units: readonly { id: string }[]) => units.map(({ id }) => id)
    const differ = (units: readonly { id: string }[], parts: typeof task.lead) =>
      ids(units).join() !== ids(parts.map(({ organization }) => organization)).join()
    const owners = before && (differ(lead, task.lead) || differ(joint, task.joint))
    const edit = {
      ...form,
      title: form.title.trim(),
      ...(owners ? { leadIds: ids(lead), jointIds: ids(joint) } : {}),
      ...(before && changed(rows, task.milestones) ? { milestones: milestoneInput(rows) } : {}),
    }
    const { failure } = await save({ id: task.id, version: task.version, edit })
    if (failure) return errors.fail(failure)
    toast(t('tasks:edit.saved'))
    onClose()
  }
  return (
    <FormDialog
      title={t('tasks:edit.title')}
      action={t('tasks:edit.save')}
      busy={busy}
      failure={errors.rest}
      wide
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('tasks:edit.name')}
        required
        value={form.title}
        onChange={title => set({ title })}
        error={errors.of('title')}
      />
      <div className="three">
        <Select
          label={t('tasks:life.cycle')}
          options={CYCLES.map(value => ({ value, label: t(`tasks:life.cycles.${value}`) }))}
          value={form.feedbackCycle}
          onChange={feedbackCycle => set({ feedbackCycle })}
        />
        <TextField
          label={t('tasks:life.responsible')}
          value={form.responsibleLeader}
          onChange={responsibleLeader => set({ responsibleLeader })}
          error={errors.of('responsibleLeader')}
        />
        <TextField
          label={t('tasks:life.inCharge')}
          value={form.leaderInCharge}
          onChange={leaderInCharge => set({ leaderInCharge })}
          error={errors.of('leaderInCharge')}
        />
      </div>
      {before ? (
        <>
          <UnitsField
            label={t('tasks:edit.lead')}
            value={lead}
            onChange={setLead}
            error={errors.of('leadIds')}
          />
          <UnitsField
            label={t('tasks:edit.joint')}
            value={joint}
            onChange={setJoint}
            error={errors.of('jointIds')}
          />
          <EditMilestones rows={rows} onChange={setRows} error={errors.of('milestones')} />
        </>
      ) : (
        <p className="cap">{t('tasks:edit.issuedHint')}</p>
      )}
    </FormDialog>
  )
}
