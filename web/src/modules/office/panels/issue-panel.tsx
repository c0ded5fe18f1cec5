import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, confirm, EmptyState, Loaded, toast, useKeys } from '../../../ui/index.ts'
import { Section } from '../../follow-up/index.ts'
import { EditTaskDialog } from '../../tasks/life/edit-task-dialog.tsx'
import { ActOnTasksDocument } from '../../tasks/life/task-action-query.ts'
import { MilestoneList } from '../../tasks/milestone-list.tsx'
import { TaskOwners } from '../../tasks/task-owners.tsx'
import { TaskQuote } from '../../tasks/task-quote.tsx'
import { TaskTargets } from '../../tasks/task-targets.tsx'
import type { IssueRow } from '../office-query.ts'
import { Frame, type Place } from './frame.tsx'

const OfficeTaskDocument = graphql(`
  query OfficeTask($id: ID!) {
    task(id: $id) {
      id
      version
      title
      no
      section
      feedbackCycle
      responsibleLeader
      leaderInCharge
      plan {
        id
        title
      }
      targets {
        text
      }
      can {
        issue
        rejectIssue
        edit
      }
      ...TaskQuote
      ...TaskOwners
      ...MilestoneList
      ...TaskTargets
      ...EditTask
    }
  }
`)

/** A task before it is issued: what the plan says, who is to do it, by when; 交办 gives it its number. */
export function IssuePanel({ row, place }: { row: IssueRow; place: Place }) {
  const { t } = useWords()
  const result = useRead(OfficeTaskDocument, { id: row.id }, { fresh: true })
  const task = result.data?.task
  const [act, busy] = useWrite(ActOnTasksDocument)
  const [editing, setEditing] = useState(false)
  const send = async (action: 'ISSUE' | 'REJECT_ISSUE', reason: string | null) => {
    if (!task) return
    const tasks = [{ id: task.id, version: task.version }]
    const { data, failure } = await act({ input: { action, tasks, reason, dueOn: null } })
    const message = failure?.message ?? data?.actOnTasks.faults[0]?.message
    toast(message ?? t(`tasks:act.done.${action}`), { bad: message !== undefined })
    if (message === undefined) place.onDone()
    else place.onStale()
  }
  const issue = () => void send('ISSUE', null)
  const reject = async () => {
    const reason = await confirm({
      title: `${t('tasks:act.REJECT_ISSUE')} · ${row.title}`,
      body: t('tasks:act.ask.REJECT_ISSUE'),
      action: t('tasks:act.REJECT_ISSUE'),
      reason: { label: t('tasks:act.reason'), required: true },
    })
    if (reason !== null) await send('REJECT_ISSUE', reason)
  }
  useKeys({
    a: task?.can.issue && !busy ? issue : undefined,
    r: task?.can.rejectIssue && !busy ? () => void reject() : undefined,
  })
  return (
    <Frame
      place={place}
      title={row.title}
      light={<b>{t('tasks:status.PENDING_ISSUE')}</b>}
      kind={t('office:kind.TASK')}
      caption={`${row.plan.title} · ${row.no}`}
      taskId={row.id}
      foot={
        <>
          {task?.can.issue ? (
            <Button look="primary" busy={busy} shortcut="A" onClick={issue}>
              {t('tasks:act.ISSUE')}
            </Button>
          ) : null}
          {task?.can.rejectIssue ? (
            <Button busy={busy} shortcut="R" onClick={() => void reject()}>
              {t('tasks:act.REJECT_ISSUE')}
            </Button>
          ) : null}
          {task?.can.edit ? <Button onClick={() => setEditing(true)}>{t('tasks:act.edit')}</Button> : null}
        </>
      }
    >
      <Loaded result={result}>
        {data =>
          data.task ? (
            <>
              <Section title={t('office:report.source', { section: data.task.section })}>
                <TaskQuote task={data.task} />
              </Section>
              <div className="sec">
                <dl className="kv">
                  <TaskOwners task={data.task} />
                  <dt>{t('tasks:life.cycle')}</dt>
                  <dd>{t(`tasks:life.cycles.${data.task.feedbackCycle}`)}</dd>
                  {data.task.responsibleLeader ? (
                    <>
                      <dt>{t('tasks:life.responsible')}</dt>
                      <dd>{data.task.responsibleLeader}</dd>
                    </>
                  ) : null}
                </dl>
              </div>
              <Section title={t('office:issue.milestones')}>
                <MilestoneList task={data.task} />
              </Section>
              {data.task.targets?.length ? (
                <Section title={t('tasks:section.targets')}>
                  <TaskTargets task={data.task} />
                </Section>
              ) : null}
              {data.task.can.issue ? null : <p className="sec mut">{t('office:issue.headOnly')}</p>}
              {editing ? <EditTaskDialog task={data.task} onClose={() => setEditing(false)} /> : null}
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}
