import { type ReactNode, useState } from 'react'
import type { HotIssueStatus } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, confirm, Menu, type MenuAction, toast } from '../../ui/index.ts'
import { HotIssueRowFragmentDoc } from './hot-issue-query.ts'
import type { Issue } from './issue-query.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { SuperviseForm, SuperviseNoticeForm } from './supervise-forms.tsx'
import { sourceOf } from './supervise-words.ts'

const SetStatusDocument = graphql(`
  mutation SetHotIssueStatus($id: ID!, $version: Int!, $status: HotIssueStatus!, $note: String) {
    setHotIssueStatus(id: $id, version: $version, status: $status, note: $note) {
      id
      version
      status
      note
    }
  }
`)

/** Sets a status, says so, and offers the way back. */
function useStatus(issue: Issue) {
  const { t } = useWords()
  const [set, busy] = useWrite(SetStatusDocument)
  const words = {
    WATCHED: t('hotIssues:action.watched'),
    OPEN: t('hotIssues:action.reopened'),
    SUPERVISED: t('hotIssues:action.reopened'),
    DISMISSED: t('hotIssues:action.dismissed'),
    CLOSED: t('hotIssues:action.closed'),
  }
  const run = async (status: HotIssueStatus, note: string | null = null) => {
    const before = issue.status
    const { data, failure } = await set({ id: issue.id, version: issue.version, status, note })
    if (failure) return toast(failure.message, { bad: true })
    const { version } = data.setHotIssueStatus
    const undo = async () => {
      const back = await set({ id: issue.id, version, status: before, note: issue.note ?? null })
      if (back.failure) toast(back.failure.message, { bad: true })
    }
    toast(words[status], { action: { label: t('common:action.undo'), run: () => void undo() } })
  }
  return { run, busy }
}

type Form = 'supervise' | 'notice' | 'rename'

/** What may be done about a hot issue: made a task or a notice, watched, named, settled or dismissed. */
export function IssueActions({ issue, after }: { issue: Issue; after: ReactNode }) {
  const { t } = useWords()
  const [form, setForm] = useState<Form | null>(null)
  const { run, busy } = useStatus(issue)
  const { can, status, title } = issue
  const source = sourceOf(readFragment(HotIssueRowFragmentDoc, issue), t)
  const close = () => setForm(null)
  const dismiss = async () => {
    const reason = await confirm({
      title: t('hotIssues:dismiss.title', { name: title }),
      body: t('hotIssues:dismiss.body'),
      action: t('hotIssues:dismiss.action'),
      reason: { label: t('hotIssues:dismiss.reason'), required: true },
    })
    if (reason !== null) await run('DISMISSED', reason)
  }
  const settle = async () => {
    const note = await confirm({
      title: t('hotIssues:close.title', { name: title }),
      body: t('hotIssues:close.body'),
      action: t('hotIssues:close.action'),
      reason: { label: t('hotIssues:close.note') },
    })
    if (note !== null) await run('CLOSED', note || null)
  }
  const gone = status === 'DISMISSED' || status === 'CLOSED'
  const more: (MenuAction & { may: boolean })[] = [
    { id: 'rename', label: t('hotIssues:action.rename'), may: can.rename, run: () => setForm('rename') },
    {
      id: 'watch',
      label: t('hotIssues:action.watch'),
      may: can.watch && status === 'OPEN',
      run: () => void run('WATCHED'),
    },
    {
      id: 'reopen',
      label: t('hotIssues:action.reopen'),
      may: can.watch && (gone || status === 'WATCHED'),
      run: () => void run('OPEN'),
    },
    { id: 'close', label: t('hotIssues:action.close'), may: can.close && !gone, run: () => void settle() },
    {
      id: 'dismiss',
      label: t('hotIssues:action.dismiss'),
      may: can.dismiss && !gone,
      run: () => void dismiss(),
    },
  ]
  const actions = more.filter(({ may }) => may).map(({ may: _, ...action }) => action)
  return (
    <>
      {can.supervise ? (
        <>
          <Button look="primary" busy={busy} onClick={() => setForm('supervise')}>
            {t('hotIssues:action.supervise')}
          </Button>
          <Button onClick={() => setForm('notice')}>{t('hotIssues:action.notice')}</Button>
        </>
      ) : null}
      {actions.length > 0 ? (
        <Menu label={t('hotIssues:action.more')} face={t('hotIssues:action.more')} actions={actions} />
      ) : null}
      {after}
      {form === 'supervise' ? <SuperviseForm source={source} onClose={close} /> : null}
      {form === 'notice' ? <SuperviseNoticeForm source={source} onClose={close} /> : null}
      {form === 'rename' ? <RenameDialog issue={issue} onClose={close} /> : null}
    </>
  )
}
