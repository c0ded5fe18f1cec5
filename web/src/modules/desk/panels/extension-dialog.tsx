import { type FormEvent, useId, useState } from 'react'
import type { DeskExtensionDatesQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, DatePicker, Dialog, Loaded, Select, TextArea, toast } from '../../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../../attachments/index.ts'
import { useDayWords } from './frame.tsx'

const ExtensionDatesDocument = graphql(`
  query DeskExtensionDates($id: ID!) {
    task(id: $id) {
      id
      milestones {
        id
        dueOn
        doneOn
        deliverable
      }
    }
  }
`)

const RequestExtensionDocument = graphql(`
  mutation RequestExtension(
    $assignmentId: ID!
    $milestoneId: ID!
    $requestedDueOn: Day!
    $reason: String!
    $attachmentIds: [ID!]
  ) {
    requestExtension(
      assignmentId: $assignmentId
      milestoneId: $milestoneId
      requestedDueOn: $requestedDueOn
      reason: $reason
      attachmentIds: $attachmentIds
    ) {
      id
    }
  }
`)

type Dated = NonNullable<DeskExtensionDatesQuery['task']>['milestones'][number] & { dueOn: string }

interface ExtensionDialogProps {
  assignmentId: string
  taskId: string
  onDone?(): void
  onClose(): void
}

/** 申请延期: which date, until when, why. Asked before the date (DOMAIN §2); the API has the last word. */
export function ExtensionDialog({ assignmentId, taskId, onDone, onClose }: ExtensionDialogProps) {
  const { t } = useWords()
  const { today } = useScope()
  const form = useId()
  const result = useRead(ExtensionDatesDocument, { id: taskId })
  const dates = (result.data?.task?.milestones ?? []).filter(
    (one): one is Dated => one.doneOn === null && typeof one.dueOn === 'string' && one.dueOn >= today,
  )
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      title={t('desk:extension.title')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" busy={busy} disabled={dates.length === 0} type="submit" form={form}>
            {t('desk:extension.submit')}
          </Button>
        </>
      }
    >
      <Loaded result={result}>
        {() =>
          dates.length === 0 ? (
            <p>{t('desk:extension.noMilestone')}</p>
          ) : (
            <ExtensionForm
              id={form}
              dates={dates}
              assignmentId={assignmentId}
              setBusy={setBusy}
              onDone={() => {
                toast(t('desk:extension.done'))
                onDone?.()
                onClose()
              }}
            />
          )
        }
      </Loaded>
    </Dialog>
  )
}

interface ExtensionFormProps {
  id: string
  dates: readonly Dated[]
  assignmentId: string
  setBusy(busy: boolean): void
  onDone(): void
}

function ExtensionForm({ id, dates, assignmentId, setBusy, onDone }: ExtensionFormProps) {
  const { t } = useWords()
  const { place } = useScope()
  const dayWords = useDayWords()
  const [request] = useWrite(RequestExtensionDocument)
  const [milestoneId, setMilestone] = useState(dates[0]?.id ?? '')
  const [day, setDay] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [filesBusy, setFilesBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string | undefined>>({})
  const current = dates.find(one => one.id === milestoneId)?.dueOn ?? ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = {
      ...(day === null
        ? { requestedDueOn: t('desk:extension.needDay') }
        : day <= current
          ? { requestedDueOn: t('desk:extension.dayNotLater', { day: current }) }
          : {}),
      ...(reason.trim() === '' ? { reason: t('desk:extension.needReason') } : {}),
      ...(filesBusy ? { all: t('desk:report.filesBusy') } : {}),
    }
    if (day === null || Object.keys(wrong).length > 0) return setErrors(wrong)
    setBusy(true)
    const { failure } = await request({
      assignmentId,
      milestoneId,
      requestedDueOn: day,
      reason: reason.trim(),
      attachmentIds: files.map(file => file.id),
    })
    setBusy(false)
    if (!failure) return onDone()
    setErrors(Object.keys(failure.fields).length > 0 ? failure.fields : { all: failure.message })
  }
  return (
    <form id={id} className="col" onSubmit={submit} noValidate>
      {dates.length > 1 ? (
        <Select
          label={t('desk:extension.milestone')}
          options={dates.map(one => ({
            value: one.id,
            label: [dayWords(one.dueOn), one.deliverable].filter(Boolean).join(' · '),
          }))}
          value={milestoneId}
          onChange={setMilestone}
        />
      ) : null}
      <p>
        {t('desk:extension.current')} <b>{current ? dayWords(current) : ''}</b>
        {dates.length === 1 && dates[0]?.deliverable ? ` · ${dates[0].deliverable}` : ''}
      </p>
      <DatePicker
        label={t('desk:extension.requested')}
        value={day}
        shown={current}
        required
        error={errors['requestedDueOn'] ?? null}
        onChange={setDay}
      />
      <TextArea
        label={t('desk:extension.reason')}
        hint={t('desk:extension.reasonHint')}
        required
        value={reason}
        error={errors['reason']}
        onChange={setReason}
      />
      <AttachmentPicker
        place={place}
        label={t('desk:extension.files')}
        value={files}
        onChange={setFiles}
        onBusy={setFilesBusy}
      />
      {errors['all'] ? (
        <p className="over said" role="alert">
          {errors['all']}
        </p>
      ) : null}
    </form>
  )
}
