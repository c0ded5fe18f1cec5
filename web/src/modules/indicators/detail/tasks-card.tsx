import { useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Card, Light } from '../../../ui/index.ts'
import type { IndicatorFacts } from './indicator-query.ts'

type Task = NonNullable<IndicatorFacts['tasks']>[number]

const FEW = 5
const order = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA']
const urgency = (task: Task) => (task.state === 'DONE' ? order.length : order.indexOf(task.light))

/** Tasks that are to move the figure, the most urgent first. */
export function TasksCard({ indicator: { tasks } }: { indicator: IndicatorFacts }) {
  const { t } = useWords()
  const { href } = useScope()
  const [all, setAll] = useState(false)
  if (!tasks) return null
  const sorted = [...tasks].sort((one, other) => urgency(one) - urgency(other))
  return (
    <Card
      bare
      title={`${t('figures:tasks.title')} · ${tasks.length}`}
      aside={<Link href={href(paths.tasks())}>{t('figures:tasks.ledger')}</Link>}
    >
      {tasks.length === 0 ? <p className="pad mut">{t('figures:tasks.none')}</p> : null}
      <ul className="rel">
        {(all ? sorted : sorted.slice(0, FEW)).map(task => (
          <li key={task.id}>
            <TaskLine task={task} />
          </li>
        ))}
      </ul>
      {sorted.length > FEW && !all ? (
        <Button look="plain" small onClick={() => setAll(true)}>
          {t('figures:tasks.more', { count: sorted.length - FEW })}
        </Button>
      ) : null}
    </Card>
  )
}

function TaskLine({ task }: { task: Task }) {
  const { t } = useWords()
  const { href } = useScope()
  const days = task.workingDaysLeft
  const word =
    task.state === 'DONE'
      ? t('common:light.done')
      : typeof days === 'number' && days < 0
        ? t('common:days.over', { count: -days })
        : t(`common:light.deadline.${task.light}`)
  const [lead] = task.lead
  return (
    <>
      <Light level={task.light} plain>
        {word}
      </Light>
      <Link className="ell" href={href(paths.task(task.id))} title={task.title}>
        {task.title}
      </Link>
      <span className="mut ell">{lead?.organization.name ?? task.place.name}</span>
    </>
  )
}
