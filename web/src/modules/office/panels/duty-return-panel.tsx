import type { OfficeDutyReturnQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { EmptyState, Loaded } from '../../../ui/index.ts'
import { Said, Section, useDayWords } from '../../follow-up/index.ts'
import { TaskOwners } from '../../tasks/task-owners.tsx'
import { TaskQuote } from '../../tasks/task-quote.tsx'
import type { ReviewRow } from '../office-query.ts'
import { useVerdict } from '../verdict.tsx'
import { Frame, type Place } from './frame.tsx'
import { RowLight } from './row-light.tsx'

const OfficeDutyReturnDocument = graphql(`
  query OfficeDutyReturn($taskId: ID!) {
    task(id: $taskId) {
      id
      section
      ...TaskQuote
      ...TaskOwners
      dutyReturns {
        id
        status
        reason
        suggestion
        requestedOn
        requestedBy
        decidedOn
        decidedBy
        opinion
        organization {
          id
          name
        }
        can {
          decide
        }
      }
    }
  }
`)

const DecideDutyReturnDocument = graphql(`
  mutation DecideDutyReturn($id: ID!, $accept: Boolean!, $opinion: String!) {
    decideDutyReturn(id: $id, accept: $accept, opinion: $opinion) {
      id
      status
    }
  }
`)

type DutyReturn = NonNullable<NonNullable<OfficeDutyReturnQuery['task']>['dutyReturns']>[number]

/** 职责不符退回, the one to adjudicate with those before it: accepted, or the unit keeps the task. */
export function DutyReturnPanel({ row, place }: { row: ReviewRow; place: Place }) {
  const { t } = useWords()
  const result = useRead(OfficeDutyReturnDocument, { taskId: row.taskId ?? '' }, { fresh: true })
  const asked = result.data?.task?.dutyReturns?.find(({ id }) => id === row.dutyReturnId)
  const [decide, busy] = useWrite(DecideDutyReturnDocument)
  const send = async (accept: boolean, opinion: string | null) =>
    asked ? (await decide({ id: asked.id, accept, opinion: opinion ?? '' })).failure : null
  const { box, foot } = useVerdict({
    place,
    id: row.id,
    may: asked?.can.decide ?? false,
    busy,
    approveNeedsOpinion: true,
    words: {
      approve: t('office:duty.accept'),
      approved: t('office:duty.accepted'),
      back: t('office:duty.keep'),
      returned: t('office:duty.kept'),
      opinion: t('office:duty.opinion'),
    },
    approve: ({ opinion }) => send(true, opinion),
    sendBack: ({ opinion }) => send(false, opinion),
  })
  return (
    <Frame
      place={place}
      title={row.title}
      light={<RowLight row={row} />}
      kind={t('office:kind.DUTY_RETURN')}
      caption={[row.ledgerNo, row.organization.name].filter(Boolean).join(' · ')}
      taskId={row.taskId}
      foot={foot}
    >
      <Loaded result={result}>
        {({ task }) =>
          task && asked ? (
            <>
              <Section title={t('desk:duty.reason')}>
                <Said>{asked.reason}</Said>
                {asked.suggestion ? (
                  <p className="wrap">{t('office:duty.suggestion', { unit: asked.suggestion })}</p>
                ) : null}
              </Section>
              <Section title={t('office:report.source', { section: task.section })}>
                <TaskQuote task={task} />
              </Section>
              <div className="sec">
                <dl className="kv">
                  <TaskOwners task={task} />
                </dl>
              </div>
              <Earlier returns={(task.dutyReturns ?? []).filter(({ id }) => id !== asked.id)} />
              {asked.can.decide ? null : <p className="sec mut">{t('office:duty.headOnly')}</p>}
              {box}
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}

function Earlier({ returns }: { returns: readonly DutyReturn[] }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  if (returns.length === 0) return null
  return (
    <Section title={t('office:duty.earlier', { count: returns.length })}>
      <ul className="joint-parts">
        {returns.map(one => (
          <li key={one.id}>
            <b>{one.organization.name}</b>{' '}
            <span className="cap">
              {dayWords(one.requestedOn)} · {t(`office:duty.status.${one.status}`)}
            </span>
            <Said>{one.reason}</Said>
            {one.opinion ? (
              <p className="mut wrap">
                {one.decidedBy}：{one.opinion}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
