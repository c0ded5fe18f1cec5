import type { TaskOwnersFragment as Owned } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText, Light } from '../../ui/index.ts'

export const TaskOwnersFragment = graphql(`
  fragment TaskOwners on Task {
    id
    light
    state
    lead {
      id
      light
      doneOn
      groupWords
      organization {
        id
        name
      }
    }
    joint {
      id
      light
      doneOn
      groupWords
      organization {
        id
        name
      }
    }
    groups {
      id
      part
      words
      organizationCount
    }
  }
`)

type Owner = Owned['lead'][number]

/** Owners that came from the same group words, in the order of the plan; `null` = named one by one. */
function byGroup(owners: readonly Owner[]): [string | null, Owner[]][] {
  const groups = new Map<string | null, Owner[]>()
  for (const owner of owners) {
    const words = owner.groupWords ?? null
    groups.set(words, [...(groups.get(words) ?? []), owner])
  }
  return [...groups]
}

interface OwnerNameProps {
  owner: Owner
  /** The task's own light: an owner who differs from it says so. */
  task: Pick<Owned, 'light' | 'state'>
}

function OwnerName({ owner: { organization, light, doneOn }, task }: OwnerNameProps) {
  const { t } = useWords()
  return (
    <li>
      {organization.name}
      {doneOn ? (
        <span className="cap">
          {' '}
          <Light level={light} plain>
            {t('tasks:owner.done')}
          </Light>{' '}
          <DateText day={doneOn} />
        </span>
      ) : light !== task.light && task.state === 'OPEN' ? (
        <span className="cap">
          {' '}
          <Light level={light} plain />
        </span>
      ) : null}
    </li>
  )
}

interface OwnersProps {
  owners: readonly Owner[]
  /** Words of the plan that stand for units nobody has named yet. */
  unnamed: readonly string[]
  task: OwnerNameProps['task']
  none: string
}

function Owners({ owners, unnamed, task, none }: OwnersProps) {
  const { t } = useWords()
  if (owners.length === 0 && unnamed.length === 0) return <span className="mut">{none}</span>
  return (
    <>
      {byGroup(owners).map(([words, members]) => (
        <div key={words ?? ''}>
          {words ? <span className="mut">{words}：</span> : null}
          <ul className="owners">
            {members.map(owner => (
              <OwnerName key={owner.id} owner={owner} task={task} />
            ))}
          </ul>
        </div>
      ))}
      {unnamed.map(words => (
        <div key={words}>
          {words} <span className="cap">{t('tasks:owner.toExpand')}</span>
        </div>
      ))}
    </>
  )
}

/** 牵头 and 配合, each unit with its own light where it differs from the task's. */
export function TaskOwners({ task: masked }: { task: FragmentType<typeof TaskOwnersFragment> }) {
  const { t } = useWords()
  const task = readFragment(TaskOwnersFragment, masked)
  const unnamed = (part: 'LEAD' | 'JOINT') =>
    (task.groups ?? [])
      .filter(one => one.part === part && one.organizationCount === 0)
      .map(({ words }) => words)
  return (
    <>
      <dt>{t('tasks:part.LEAD')}</dt>
      <dd>
        <Owners owners={task.lead} unnamed={unnamed('LEAD')} task={task} none={t('tasks:ledger.noLead')} />
      </dd>
      <dt>{t('tasks:part.JOINT')}</dt>
      <dd>
        <Owners owners={task.joint} unnamed={unnamed('JOINT')} task={task} none={t('tasks:owner.noJoint')} />
      </dd>
    </>
  )
}
