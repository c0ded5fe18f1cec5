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
            <div key={name} className="pair">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {issued.length > 0 ? (
        <ul className="parts">
          {issued.map(part => (
            <li key={part.id}>
              <b>{part.organization.name}</b> {t(`tasks:life.part.${part.status}`)}
              <span className="cap was">
                {[
                  part.signedOn
                    ? t('tasks:life.signed', { name: part.signedBy ?? '', day: part.signedOn })
                    : part.status === 'ISSUED' && part.signDueOn
                      ? t('tasks:life.signBy', { day: part.signDueOn })
                      : null,
                  part.dueOn ? t('tasks:life.ownDue', { day: part.dueOn }) : null,
                  part.contact
                    ? t('tasks:life.contact', {
                        contact: [part.contact, part.contactPhone].filter(Boolean).join(' '),
                      })
                    : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
