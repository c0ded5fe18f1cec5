import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { DateText } from '../../../ui/date-text.tsx'
import { useDesk } from '../desk.ts'
import type { DraftMilestone, DraftOwner, DraftTask } from '../draft/draft.documents.ts'
import { partKey } from '../source/draft-tints.ts'
import { targetsByMilestone, targetWords } from './target-words.ts'
import { usePart } from './use-part.ts'

/** What was read of a task, in a few lines. */
export function TaskSummary({ task }: { task: DraftTask }) {
  const { t } = useWords()
  const rows = targetsByMilestone(task.milestones, task.targets)
  return (
    <div className="in">
      <dl className="kv">
        <Owners task={task} part="lead" />
        <Owners task={task} part="joint" />
      </dl>
      {task.milestones.length > 0 ? (
        <table className="msx">
          <tbody>
            {task.milestones.map((milestone, at) => (
              <tr key={partKey(task.id, 'milestones', at)}>
                <DueCells milestone={milestone} card={task.id} at={at} />
                <td className="num">{rows[at]?.map(targetWords).join(' · ') || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="cap">
          {t('plans:card.noDates')}
          {task.targets.length > 0 ? ` · ${task.targets.map(targetWords).join(' · ')}` : null}
        </p>
      )}
      {task.note ? <p className="cap">{t('plans:card.noteIs', { note: task.note })}</p> : null}
    </div>
  )
}

function Owners({ task, part }: { task: DraftTask; part: 'lead' | 'joint' }) {
  const { t } = useWords()
  const owners = task[part]
  if (owners.length === 0 && part === 'joint') return null
  return (
    <>
      <dt>{t(`tasks:part.${part === 'lead' ? 'LEAD' : 'JOINT'}`)}</dt>
      <dd>
        {owners.length === 0 ? <span className="mut">{t('plans:card.noLead')}</span> : null}
        {owners.map((owner, at) => (
          <OwnerTag key={owner.name} owner={owner} part={partKey(task.id, part, at)} card={task.id} />
        ))}
      </dd>
    </>
  )
}

function OwnerTag({ owner, card, part }: { owner: DraftOwner; card: string; part: string }) {
  const { hot, over } = usePart(card, part, owner.source)
  return (
    <span className={cx(ownerClass(owner), hot && 'part')} {...over}>
      <OwnerWords owner={owner} />
    </span>
  )
}

/** Groups are dashed; names the directory does not know are marked. */
export const ownerClass = ({ groupRule, organizations }: DraftOwner): string =>
  cx('tag', groupRule ? 'gp' : 'og', !groupRule && organizations.length === 0 && 'new')

export function OwnerWords({ owner }: { owner: DraftOwner }) {
  const { t } = useWords()
  const { name, groupRule, organizations } = owner
  if (!groupRule) return name
  return (
    <>
      {name} <b>{organizations.length || t('plans:owner.toExpand')}</b>
    </>
  )
}

function DueCells({ milestone, card, at }: { milestone: DraftMilestone; card: string; at: number }) {
  const { t } = useWords()
  const { look } = useDesk()
  const part = partKey(card, 'milestones', at)
  const { over } = usePart(card, part, milestone.source)
  return (
    <>
      <td className={cx('w', look?.part === part && 'part')} {...over}>
        {milestone.words || '—'}
      </td>
      <td>
        {milestone.due ? <DateText day={milestone.due} year /> : t(`tasks:dueStatus.${milestone.status}`)}
        {milestone.reference ? <span className="cap"> {t('plans:due.reference')}</span> : null}
      </td>
      <td>{milestone.deliverable}</td>
    </>
  )
}
