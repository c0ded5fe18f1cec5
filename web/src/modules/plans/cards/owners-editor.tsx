import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { Button, Menu } from '../../../ui/index.ts'
import type { DraftOwner, DraftTask } from '../draft/draft.documents.ts'
import { partKey } from '../source/draft-tints.ts'
import { AddOwner } from './add-owner.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { OwnerWords, ownerClass } from './task-summary.tsx'
import { usePart } from './use-part.ts'
import { useTaskEdit } from './use-task-edit.ts'

type Part = 'lead' | 'joint'

/** The units of one part as chips: each can be removed, moved to the other part, and a group expanded. */
export function OwnersEditor({ task, part }: { task: DraftTask; part: Part }) {
  const { t } = useWords()
  const save = useTaskEdit(task.id)
  const [adding, setAdding] = useState(false)
  const owners = task[part]
  const other = part === 'lead' ? 'joint' : 'lead'
  const without = (owner: DraftOwner) => owners.filter(one => one !== owner)
  const both = (mine: DraftOwner[], others: DraftOwner[]) =>
    part === 'lead' ? { lead: mine, joint: others } : { lead: others, joint: mine }
  return (
    <>
      <dt>{t(`tasks:part.${part === 'lead' ? 'LEAD' : 'JOINT'}`)}</dt>
      <dd className="owners" data-part={part}>
        {owners.map((owner, at) => (
          <OwnerChip
            key={owner.name}
            owner={owner}
            task={task}
            partName={partKey(task.id, part, at)}
            moveLabel={t(part === 'lead' ? 'plans:owner.toJoint' : 'plans:owner.toLead')}
            onMove={() => void save(both(without(owner), [...task[other], owner]))}
            onRemove={() => void save(part === 'lead' ? { lead: without(owner) } : { joint: without(owner) })}
          />
        ))}
        {adding ? (
          <AddOwner
            label={t(part === 'lead' ? 'plans:owner.addLead' : 'plans:owner.addJoint')}
            taken={owners}
            onAdd={owner =>
              void save(part === 'lead' ? { lead: [...owners, owner] } : { joint: [...owners, owner] })
            }
            onClose={() => setAdding(false)}
          />
        ) : (
          <Button
            look="plain"
            small
            data-add={part}
            aria-label={t(part === 'lead' ? 'plans:owner.addLead' : 'plans:owner.addJoint')}
            onClick={() => setAdding(true)}
          >
            {t('plans:owner.add')}
          </Button>
        )}
      </dd>
    </>
  )
}

interface OwnerChipProps {
  owner: DraftOwner
  task: DraftTask
  partName: string
  moveLabel: string
  onMove(): void
  onRemove(): void
}

function OwnerChip({ owner, task, partName, moveLabel, onMove, onRemove }: OwnerChipProps) {
  const { t } = useWords()
  const [choosing, setChoosing] = useState(false)
  const { over, hot } = usePart(task.id, partName, owner.source)
  const isNew = !owner.groupRule && owner.organizations.length === 0
  const choose = { id: 'choose', label: t('plans:owner.choose'), run: () => setChoosing(true) }
  return (
    <span className={cx('chip-box', hot && 'part')} {...over}>
      <Menu
        label={t('plans:owner.menu', { name: owner.name })}
        className={cx(ownerClass(owner), 'press')}
        face={<OwnerWords owner={owner} />}
        actions={[
          choose,
          { id: 'move', label: moveLabel, run: onMove },
          { id: 'remove', label: t('plans:owner.remove'), run: onRemove },
        ]}
      />
      {isNew ? <span className="cap">{t('plans:owner.isNew')}</span> : null}
      {choosing ? <GroupDialog owner={owner} task={task} onClose={() => setChoosing(false)} /> : null}
    </span>
  )
}
