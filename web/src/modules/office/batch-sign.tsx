import { useState } from 'react'
import type { NoticeAction } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextArea } from '../../ui/index.ts'
import { ActOnTasksDocument, PreviewTaskActionDocument } from '../tasks/life/task-action-query.ts'
import { BatchDialog, type BatchOutcome } from './batch-dialog.tsx'
import type { IssueRow, SignRow } from './office-query.ts'

const PreviewNoticeActionDocument = graphql(`
  query PreviewNoticeAction($input: NoticeActionInput!) {
    previewNoticeAction(input: $input) {
      done {
        id
      }
      faults {
        noticeId
        title
        message
      }
    }
  }
`)

const ActOnManyNoticesDocument = graphql(`
  mutation ActOnManyNotices($input: NoticeActionInput!) {
    actOnNotices(input: $input) {
      done {
        id
        version
        status
        documentNumber
        title
      }
      faults {
        noticeId
        title
        message
      }
    }
  }
`)

/** Steps taken with several notices at once, and the words for them. */
export const NOTICE_STEPS = { SEND: 'send', SIGN: 'sign', ISSUE: 'issue', REJECT: 'reject' } as const
export type BatchNoticeAction = keyof typeof NOTICE_STEPS & NoticeAction

interface BatchNoticesProps {
  action: BatchNoticeAction
  rows: readonly SignRow[]
  onClose(): void
}

/** 送签, 签发, 印发, 退回 of several notices; issued ones say their numbers. */
export function BatchNotices({ action, rows, onClose }: BatchNoticesProps) {
  const { t } = useWords()
  const [refs] = useState(() => rows.map(({ id, version }) => ({ id, version })))
  const [titles] = useState(() => new Map(rows.map(row => [row.id, row.title])))
  const [reason, setReason] = useState('')
  const [act, busy] = useWrite(ActOnManyNoticesDocument)
  const back = action === 'REJECT'
  const asked = { action, reason: back ? t('notices:reason') : null }
  const preview = useRead(
    PreviewNoticeActionDocument,
    { input: { ...asked, notices: refs } },
    { fresh: true },
  )
  const outcome = (answer: {
    done: readonly { id: string; documentNumber?: string | null }[]
    faults: readonly { noticeId: string; title: string; message: string }[]
  }): BatchOutcome => ({
    done: answer.done.map(({ id, documentNumber }) => ({
      id,
      title: [documentNumber, titles.get(id)].filter(Boolean).join(' '),
    })),
    faults: answer.faults.map(({ noticeId, title, message }) => ({
      id: noticeId,
      title: titles.get(noticeId) ?? title,
      message,
    })),
  })
  return (
    <BatchDialog
      action={t(`notices:act.${NOTICE_STEPS[action]}`)}
      count={refs.length}
      ask={t(`office:batch.notice.${action}`)}
      ready={!back || reason.trim() !== ''}
      busy={busy}
      preview={preview}
      read={data => outcome(data.previewNoticeAction)}
      run={async ids => {
        const notices = refs.filter(({ id }) => ids.includes(id))
        const { data, failure } = await act({
          input: { action, notices, reason: back ? reason.trim() : null },
        })
        return { outcome: data && outcome(data.actOnNotices), failure }
      }}
      onClose={onClose}
      fields={
        back ? (
          <TextArea label={t('notices:reason')} required rows={2} value={reason} onChange={setReason} />
        ) : null
      }
    />
  )
}

interface BatchTasksProps {
  action: 'ISSUE' | 'REJECT_ISSUE'
  rows: readonly IssueRow[]
  onClose(): void
}

/** 交办 or 退回修改 of several tasks. */
export function BatchTasks({ action, rows, onClose }: BatchTasksProps) {
  const { t } = useWords()
  const [refs] = useState(() => rows.map(({ id, version }) => ({ id, version })))
  const [titles] = useState(() => new Map(rows.map(row => [row.id, row.title])))
  const [reason, setReason] = useState('')
  const [act, busy] = useWrite(ActOnTasksDocument)
  const back = action === 'REJECT_ISSUE'
  const asked = { action, reason: back ? t('tasks:act.reason') : null, dueOn: null }
  const preview = useRead(PreviewTaskActionDocument, { input: { ...asked, tasks: refs } }, { fresh: true })
  const outcome = (answer: {
    done: readonly { id: string }[]
    faults: readonly { taskId: string; title: string; message: string }[]
  }): BatchOutcome => ({
    done: answer.done.map(({ id }) => ({ id, title: titles.get(id) ?? '' })),
    faults: answer.faults.map(({ taskId, title, message }) => ({ id: taskId, title, message })),
  })
  return (
    <BatchDialog
      action={t(`tasks:act.${action}`)}
      count={refs.length}
      ask={t(`tasks:act.ask.${action}`)}
      ready={!back || reason.trim() !== ''}
      busy={busy}
      preview={preview}
      read={data => outcome(data.previewTaskAction)}
      run={async ids => {
        const tasks = refs.filter(({ id }) => ids.includes(id))
        const { data, failure } = await act({
          input: { ...asked, tasks, reason: back ? reason.trim() : null },
        })
        return { outcome: data && outcome(data.actOnTasks), failure }
      }}
      onClose={onClose}
      fields={
        back ? (
          <TextArea label={t('tasks:act.reason')} required rows={2} value={reason} onChange={setReason} />
        ) : null
      }
    />
  )
}
