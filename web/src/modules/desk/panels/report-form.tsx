import { useState } from 'react'
import { useClient } from 'urql'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, confirm, Menu, type MenuAction, toast, useSubmitKey } from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { ContactsFields } from './contacts-fields.tsx'
import { DraftConflict, DraftMark } from './draft-mark.tsx'
import { DutyReturnDialog } from './duty-return-dialog.tsx'
import { ExtensionDialog } from './extension-dialog.tsx'
import { Frame, type PanelProps, useDayWords } from './frame.tsx'
import { Contributions, PreviousReport, ReturnedNote } from './report-around.tsx'
import { ReportFields, ReportFiles } from './report-fields.tsx'
import {
  DeskReportFormDocument,
  DiscardReportDraftDocument,
  type ReportForm,
  SubmitReportDocument,
} from './report-query.ts'
import { missing, reportInput } from './report-values.ts'
import { type ReportDraft, useReportDraft } from './use-report-draft.ts'

interface ReportFormPanelProps extends PanelProps {
  form: ReportForm
  /** Starts the form anew with what the server has. */
  onAgain(): void
}

/** 填报进展: under a minute from the row to the submitted report. */
export function ReportFormPanel({ row, form, onClose, onAgain }: ReportFormPanelProps) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const draft = useReportDraft(form, useStorageKey(form))
  const again = useAgain(form, draft, onAgain)
  const { submit, busy, errors, setFilesBusy } = useSubmit(form, draft, onClose)
  const [dialog, setDialog] = useState<'extension' | 'duty' | null>(null)
  const more = useMore(form, draft, { again: onAgain, returnDuty: () => setDialog('duty') })
  const { milestone, cycle, assignment } = form
  const fields = { values: draft.values, change: draft.change, errors }
  useSubmitKey(submit)

  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={[t('desk:report.kind'), cycle?.label].filter(Boolean).join(' · ')}
      title={form.task.title}
      caption={[form.task.ledgerNo, milestoneWords(milestone, t, dayWords)].filter(Boolean).join(' · ')}
      foot={
        <>
          <DraftMark draft={draft} />
          {more.length > 0 ? (
            <Menu label={t('common:action.more')} face={t('common:action.more')} actions={more} />
          ) : null}
          {assignment.can.requestExtension ? (
            <Button onClick={() => setDialog('extension')}>{t('desk:report.extend')}</Button>
          ) : null}
          <Button look="primary" busy={busy} shortcut="Ctrl ↵" onClick={submit}>
            {t(form.needsSignature ? 'desk:report.submitToLeader' : 'desk:report.submit')}
          </Button>
        </>
      }
    >
      <ReturnedNote form={form} />
      <DraftConflict draft={draft} onUseOther={again} />
      {errors['all'] ? (
        <p className="bad-note" role="alert">
          {errors['all']}
        </p>
      ) : null}
      <ReportFields
        {...fields}
        lastPercent={form.previous?.percent ?? null}
        dueOn={milestone?.dueOn ?? null}
      />
      <Contributions form={form} />
      <PreviousReport form={form} />
      <ReportFiles {...fields} onBusy={setFilesBusy} />
      <ContactsFields assignment={assignment} />
      {dialog === 'extension' ? (
        <ExtensionDialog assignmentId={assignment.id} taskId={form.task.id} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'duty' ? (
        <DutyReturnDialog
          assignmentId={assignment.id}
          version={assignment.version}
          onDone={onClose}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Frame>
  )
}

type Words = ReturnType<typeof useWords>['t']

function milestoneWords(milestone: ReportForm['milestone'], t: Words, dayWords: (day: string) => string) {
  if (!milestone?.dueOn) return milestone?.deliverable
  const day = dayWords(milestone.dueOn)
  return milestone.deliverable
    ? t('desk:report.due', { deliverable: milestone.deliverable, day })
    : t('desk:report.dueShort', { day })
}

/** Words not sent yet are kept apart for each person of a shared computer. */
function useStorageKey(form: ReportForm): string {
  const { viewer } = useSession()
  return `duban.report.${viewer.id}.${form.assignment.id}`
}

/** Leaves this window's words for those the server has. */
function useAgain(form: ReportForm, draft: ReportDraft, onAgain: () => void) {
  const client = useClient()
  return async () => {
    draft.forget()
    const assignmentId = form.assignment.id
    await client
      .query(DeskReportFormDocument, { assignmentId }, { requestPolicy: 'network-only' })
      .toPromise()
    onAgain()
  }
}

function useSubmit(form: ReportForm, draft: ReportDraft, onClose: () => void) {
  const { t } = useWords()
  const [send, busy] = useWrite(SubmitReportDocument)
  const [filesBusy, setFilesBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string | undefined>>({})

  const submit = async () => {
    if (busy) return
    const words = { percent: t('desk:report.needPercent'), text: t('desk:report.needText') }
    const lacking = missing(draft.values)
    if (lacking.length > 0)
      return setErrors(Object.fromEntries(lacking.map(({ field }) => [field, words[field]])))
    if (filesBusy) return setErrors({ all: t('desk:report.filesBusy') })
    setErrors({})
    await draft.hold()
    const input = reportInput(draft.values, {
      assignmentId: form.assignment.id,
      cycleId: form.cycle?.id ?? null,
      milestoneId: form.milestone?.id ?? null,
    })
    const { data, failure } = await send({ input, version: draft.version() })
    if (failure) {
      draft.release()
      const own = Object.keys(failure.fields).length > 0
      return setErrors(own ? failure.fields : { all: failure.message })
    }
    draft.forget()
    toast(t(data.submitReport.status === 'SIGNING' ? 'desk:report.sentToLeader' : 'desk:report.submitted'))
    onClose()
  }
  return { submit, busy, errors, setFilesBusy }
}

interface MoreActions {
  again(): void
  returnDuty(): void
}

/** What is rarely needed: clearing the draft, handing the task back. */
function useMore(form: ReportForm, draft: ReportDraft, { again, returnDuty }: MoreActions): MenuAction[] {
  const { t } = useWords()
  const client = useClient()
  const [discard] = useWrite(DiscardReportDraftDocument)
  const clear = async () => {
    const sure = await confirm({
      title: t('desk:draft.discardTitle'),
      body: t('desk:draft.discardBody'),
      action: t('desk:draft.discard'),
    })
    if (sure === null) return
    await draft.hold()
    const variables = { assignmentId: form.assignment.id }
    const read = () =>
      client.query(DeskReportFormDocument, variables, { requestPolicy: 'network-only' }).toPromise()
    const kept = (await read()).data?.reportForm.draft
    const version = draft.version()
    const { failure } = kept && version !== null ? await discard({ id: kept.id, version }) : { failure: null }
    if (failure) {
      draft.release()
      return toast(failure.message, { bad: true })
    }
    draft.forget()
    await read()
    toast(t('desk:draft.discarded'))
    again()
  }
  return [
    ...(draft.version() !== null || draft.state !== 'idle'
      ? [{ id: 'discard', label: t('desk:draft.discard'), run: () => void clear() }]
      : []),
    ...(form.assignment.can.returnDuty ? [{ id: 'duty', label: t('desk:duty.open'), run: returnDuty }] : []),
  ]
}
