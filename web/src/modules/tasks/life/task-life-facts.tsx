import { Fragment } from 'react'
import type { TaskLifePartFragment as Part } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { DateText } from '../../../ui/index.ts'

export const TaskLifeFactsFragment = graphql(`
  fragment TaskLifeFacts on Task {
    id
    feedbackCycle
    issuedOn
    closedOn
    droppedOn
    responsibleLeader
    leaderInCharge
    lead {
      ...TaskLifePart
    }
    joint {
      ...TaskLifePart
    }
  }
`)

const TaskLifePartFragment = graphql(`
  fragment TaskLifePart on Assignment {
    id
    status
    signDueOn
    signedOn
    signedBy
    dueOn
    contact
    contactPhone
    organization {
      id
      name
    }
  }
`)

/** Units shown at once: a task of all villages has a hundred. */
const MOST = 10

/** 责任领导, 反馈周期, days of the life, and how far each unit is with its part. */
export function TaskLifeFacts({ task: masked }: { task: FragmentType<typeof TaskLifeFactsFragment> }) {
  const { t } = useWords()
  const task = readFragment(TaskLifeFactsFragment, masked)
  const parts = readFragment(TaskLifePartFragment, [...task.lead, ...task.joint])
  const issued = parts.filter(({ status }) => status !== 'WAITING')
  const facts: [string, React.ReactNode][] = [
    [t('tasks:life.responsible'), task.responsibleLeader],
    [t('tasks:life.inCharge'), task.leaderInCharge],
    [t('tasks:life.cycle'), t(`tasks:life.cycles.${task.feedbackCycle}`)],
    [t('tasks:life.issuedOn'), task.issuedOn ? <DateText key="issued" day={task.issuedOn} /> : null],
    [t('tasks:life.closedOn'), task.closedOn ? <DateText key="closed" day={task.closedOn} /> : null],
  ]
  return (
    <>
      {task.droppedOn ? <p className="notice">{t('tasks:life.dropped', { day: task.droppedOn })}</p> : null}
      <dl className="kv life-facts">
        {facts.map(([name, value]) =>
          value ? (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ) : null,
        )}
      </dl>
      {issued.length > 0 ? (
        <ul className="parts">
          {issued.slice(0, MOST).map(part => (
            <PartLine key={part.id} part={part} />
          ))}
        </ul>
      ) : null}
      {issued.length > MOST ? (
        <details>
          <summary className="cap">{t('tasks:life.otherParts', { count: issued.length - MOST })}</summary>
          <ul className="parts">
            {issued.slice(MOST).map(part => (
              <PartLine key={part.id} part={part} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

/** How far one unit is with its part, and whom to telephone. */
function PartLine({ part }: { part: Part }) {
  const { t } = useWords()
  const words = [
    part.signedOn
      ? t('tasks:life.signed', { name: part.signedBy ?? '', day: part.signedOn })
      : part.status === 'ISSUED' && part.signDueOn
        ? t('tasks:life.signBy', { day: part.signDueOn })
        : null,
    part.dueOn ? t('tasks:life.ownDue', { day: part.dueOn }) : null,
    part.contact
      ? t('tasks:life.contact', { contact: [part.contact, part.contactPhone].filter(Boolean).join(' ') })
      : null,
  ]
  return (
    <li>
      <b>{part.organization.name}</b> {t(`tasks:life.part.${part.status}`)}
      <span className="cap was">{words.filter(Boolean).join(' · ')}</span>
    </li>
  )
}
