import { Link } from 'wouter'
import type { OfficeProposalTaskQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, DateText, Light, Loaded, useKeys } from '../../../ui/index.ts'
import { Section } from '../../follow-up/index.ts'
import { NoticeState } from '../../notices/index.ts'
import { MilestoneList } from '../../tasks/milestone-list.tsx'
import { TaskOwners } from '../../tasks/task-owners.tsx'
import { TaskQuote } from '../../tasks/task-quote.tsx'
import { useProposalDecision } from '../decide-proposal.tsx'
import { proposalLight } from '../item-card.tsx'
import type { ProposalRow } from '../office-query.ts'
import { Frame, type Place } from './frame.tsx'

const OfficeProposalTaskDocument = graphql(`
  query OfficeProposalTask($id: ID!) {
    task(id: $id) {
      id
      section
      percent
      ...TaskQuote
      ...TaskOwners
      ...MilestoneList
      notices {
        id
        documentNumber
        title
        ...NoticeState
      }
      reports {
        id
        percent
        text
        status
        submittedOn
        organization {
          id
          name
        }
      }
    }
  }
`)

/** 督办建议: the facts in a sentence, the task with its dates, the notices so far; a person decides. */
export function ProposalPanel({
  row,
  place,
  open,
}: {
  row: ProposalRow
  place: Place
  open(key: string): void
}) {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const decision = useProposalDecision({ onDone: place.onDone, onStale: place.onStale, open })
  const result = useRead(OfficeProposalTaskDocument, { id: row.task?.id ?? '' }, { pause: !row.task })
  const now = asOf === today && !decision.busy
  useKeys({
    a: now && row.can.confirm ? () => decision.accept(row) : undefined,
    c: now && row.can.confirm ? () => decision.change(row) : undefined,
    r: now && row.can.dismiss ? () => decision.dismiss(row) : undefined,
  })
  return (
    <Frame
      place={place}
      title={row.task?.title ?? row.organization.name}
      light={
        <Light level={proposalLight(row)}>
          {t('office:proposal.suggests', { kind: t(`notices:kind.${row.kind}`) })}
        </Light>
      }
      kind={t('office:kind.PROPOSAL')}
      caption={
        <>
          {[row.task?.ledgerNo, row.organization.name].filter(Boolean).join(' · ')} ·{' '}
          {t('office:proposal.proposedOn')} <DateText day={row.proposedOn} />
        </>
      }
      taskId={row.task?.id}
      foot={
        <>
          {row.can.confirm ? (
            <Button look="primary" busy={decision.busy} shortcut="A" onClick={() => decision.accept(row)}>
              {t('office:proposal.accept')}
            </Button>
          ) : null}
          {row.can.confirm ? (
            <Button busy={decision.busy} shortcut="C" onClick={() => decision.change(row)}>
              {t('office:proposal.change')}
            </Button>
          ) : null}
          {row.can.dismiss ? (
            <Button busy={decision.busy} shortcut="R" onClick={() => decision.dismiss(row)}>
              {t('office:proposal.dismiss')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="facts-line">
        <b>{row.summary}</b>
        <p className="cap">
          {t(row.kind === 'REMINDER' ? 'office:proposal.willIssue' : 'office:proposal.willDraft', {
            kind: t(`notices:kind.${row.kind}`),
          })}
        </p>
      </div>
      {row.task ? (
        <Loaded result={result}>{({ task }) => (task ? <TaskFacts task={task} /> : null)}</Loaded>
      ) : null}
      {decision.dialog}
    </Frame>
  )
}

type Task = NonNullable<OfficeProposalTaskQuery['task']>

function TaskFacts({ task }: { task: Task }) {
  const { t } = useWords()
  const { href } = useScope()
  const last = task.reports?.find(({ status }) => status !== 'DRAFT' && status !== 'SIGNING')
  return (
    <>
      <Section title={t('office:report.source', { section: task.section })}>
        <TaskQuote task={task} />
      </Section>
      <div className="sec">
        <dl className="kv">
          <TaskOwners task={task} />
          <dt>{t('tasks:section.percent')}</dt>
          <dd>{task.percent}%</dd>
        </dl>
      </div>
      <Section title={t('office:issue.milestones')}>
        <MilestoneList task={task} />
      </Section>
      <Section title={t('office:proposal.notices', { count: task.notices?.length ?? 0 })}>
        {task.notices?.length ? (
          <ul className="joint-parts">
            {task.notices.map(notice => (
              <li key={notice.id}>
                <Link href={href(paths.notice(notice.id))}>{notice.documentNumber ?? notice.title}</Link>{' '}
                <NoticeState notice={notice} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="mut">{t('office:proposal.noNotices')}</p>
        )}
      </Section>
      <Section title={t('office:proposal.lastReport')}>
        {last ? (
          <>
            <p className="cap">
              {last.organization.name} · {last.submittedOn ? <DateText day={last.submittedOn} /> : null} ·{' '}
              {typeof last.percent === 'number' ? `${last.percent}%` : null}
            </p>
            <p className="said">{last.text}</p>
          </>
        ) : (
          <p className="mut">{t('office:report.first')}</p>
        )}
      </Section>
    </>
  )
}
