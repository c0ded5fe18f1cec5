import { useState } from 'react'
import { useLocation } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea, TextField, toast } from '../../ui/index.ts'
import { FormDialog, type Unit, UnitsChoice, useFormErrors } from '../follow-up/index.ts'
import { UnitChoice } from '../problems/unit-choice.tsx'
import { dueDay } from './due-day.ts'

const SuperviseAsTaskDocument = graphql(`
  mutation SuperviseAsTask($input: SuperviseInput!) {
    superviseAsTask(input: $input) {
      id
      title
    }
  }
`)

export interface SuperviseSource {
  /** One of the two. */
  hotIssueId?: string
  complaintId?: string
  title: string
  /** What people say, and how many: the words of the task, to be looked over. */
  text: string
  unit: Unit | null
}

interface SuperviseDialogProps {
  source: SuperviseSource
  onClose(): void
}

const FIELDS = ['title', 'text', 'leadId', 'jointIds', 'dueOn', 'deliverable']

/** Random, for writes that must not happen twice; `crypto.randomUUID` is not there on plain http. */
const newKey = (): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16))

/** 转为督办任务: the fields filled in from the issue, to be looked over and sent. */
export function SuperviseDialog({ source, onClose }: SuperviseDialogProps) {
  const { t } = useWords()
  const { today, href } = useScope()
  const [, navigate] = useLocation()
  const [supervise, busy] = useWrite(SuperviseAsTaskDocument)
  const errors = useFormErrors(FIELDS)
  const [form, setForm] = useState(() => ({
    title: t('hotIssues:supervise.titleOf', { title: source.title }),
    text: source.text,
    leadId: source.unit?.id ?? null,
    jointIds: [] as string[],
    dueOn: dueDay(today) as string | null,
    deliverable: t('hotIssues:supervise.deliverableOf'),
    key: newKey(),
  }))
  const set = (patch: Partial<typeof form>) => setForm(old => ({ ...old, ...patch }))
  const send = async () => {
    const { leadId, dueOn } = form
    const missing: Record<string, string> = {}
    if (form.title.trim() === '') missing['title'] = t('hotIssues:supervise.needTitle')
    if (form.text.trim() === '') missing['text'] = t('hotIssues:supervise.needText')
    if (!leadId) missing['leadId'] = t('hotIssues:supervise.needLead')
    if (!dueOn) missing['dueOn'] = t('hotIssues:supervise.needDue')
    if (form.deliverable.trim() === '') missing['deliverable'] = t('hotIssues:supervise.needDeliverable')
    if (!leadId || !dueOn || Object.keys(missing).length > 0) return errors.set(missing)
    const { hotIssueId = null, complaintId = null } = source
    const { data, failure } = await supervise({ input: { ...form, leadId, dueOn, hotIssueId, complaintId } })
    if (failure) return errors.fail(failure)
    const { id } = data.superviseAsTask
    toast(t('hotIssues:supervise.done'), {
      action: { label: t('hotIssues:supervise.openTask'), run: () => navigate(href(paths.task(id))) },
    })
    onClose()
  }
  return (
    <FormDialog
      title={t('hotIssues:supervise.title')}
      action={t('hotIssues:supervise.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('hotIssues:supervise.name')}
        value={form.title}
        onChange={title => set({ title })}
        error={errors.of('title')}
        required
        autoFocus
      />
      <TextArea
        label={t('hotIssues:supervise.text')}
        rows={5}
        value={form.text}
        onChange={text => set({ text })}
        error={errors.of('text')}
        required
      />
      <div className="two">
        <UnitChoice
          label={t('hotIssues:supervise.lead')}
          value={form.leadId}
          onChange={leadId => set({ leadId })}
          first={source.unit ? [source.unit] : []}
          error={errors.of('leadId')}
        />
        <DatePicker
          label={t('hotIssues:supervise.due')}
          value={form.dueOn}
          shown={today}
          onChange={dueOn => set({ dueOn })}
          error={errors.of('dueOn') ?? null}
        />
      </div>
      <UnitsChoice
        label={t('hotIssues:supervise.joint')}
        value={form.jointIds}
        onChange={jointIds => set({ jointIds })}
        hint={t('hotIssues:supervise.jointHint')}
        error={errors.of('jointIds')}
      />
      <TextField
        label={t('hotIssues:supervise.deliverable')}
        value={form.deliverable}
        onChange={deliverable => set({ deliverable })}
        error={errors.of('deliverable')}
        required
      />
    </FormDialog>
  )
}
