import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { Button, Menu, Tag } from '../../../ui/index.ts'
import type { DraftMilestone, DraftTask } from '../draft/draft.documents.ts'
import { partKey } from '../source/draft-tints.ts'
import { DayEditor, DueField } from './due-field.tsx'
import { InlineChoice, InlineText } from './inline-text.tsx'
import { usePart } from './use-part.ts'
import { useTaskEdit } from './use-task-edit.ts'

const STATUSES = ['DATED', 'UNKNOWN', 'ONGOING', 'RECURRING'] as const

const EMPTY: DraftMilestone = {
  status: 'UNKNOWN',
  due: null,
  words: '',
  deliverable: '',
  reference: false,
  source: null,
}

/** The due dates of a task, one a row: the plan's words, the day, what is due. */
export function MilestonesEditor({ task }: { task: DraftTask }) {
  const { t } = useWords()
  const save = useTaskEdit(task.id)
  const { milestones } = task
  const change = (at: number, part: Partial<DraftMilestone>) =>
    save({ milestones: milestones.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <div className="rows">
      <div className="rows-head cap">
        <span className="w1">{t('plans:due.words')}</span>
        <span className="w2">{t('plans:due.day')}</span>
        <span className="grow">{t('plans:due.deliverable')}</span>
        <Button look="plain" small onClick={() => void save({ milestones: [...milestones, EMPTY] })}>
          {t('plans:due.add')}
        </Button>
      </div>
      {milestones.map((milestone, at) => (
        <MilestoneRow
          // biome-ignore lint/suspicious/noArrayIndexKey: dates of a task have no other identity.
          key={at}
          card={task.id}
          at={at}
          milestone={milestone}
          change={part => change(at, part)}
          remove={() => void save({ milestones: milestones.filter((_, index) => index !== at) })}
        />
      ))}
    </div>
  )
}

interface MilestoneRowProps {
  card: string
  at: number
  milestone: DraftMilestone
  change(part: Partial<DraftMilestone>): ReturnType<ReturnType<typeof useTaskEdit>>
  remove(): void
}

function MilestoneRow({ card, at, milestone, change, remove }: MilestoneRowProps) {
  const { t } = useWords()
  const { over, hot } = usePart(card, partKey(card, 'milestones', at), milestone.source)
  const { words, deliverable, reference } = milestone
  return (
    <div className={cx('mrow', hot && 'part')} {...over}>
      <span className="w1 w">
        <InlineText
          lines
          label={t('plans:due.words')}
          value={words}
          placeholder="—"
          save={value => change({ words: value })}
        />
      </span>
      <span className="w2">
        <DueCell milestone={milestone} change={part => void change(part)} />
        {reference ? <Tag>{t('plans:due.reference')}</Tag> : null}
      </span>
      <span className="grow">
        <InlineText
          lines
          label={t('plans:due.deliverable')}
          placeholder={t('plans:due.deliverableHint')}
          value={deliverable}
          save={value => change({ deliverable: value })}
        />
      </span>
      <Menu
        label={t('plans:due.menu', { words })}
        className="btn plain sm"
        face="⋯"
        actions={[
          {
            id: 'reference',
            label: t(reference ? 'plans:due.notReference' : 'plans:due.makeReference'),
            run: () => void change({ reference: !reference }),
          },
          {
            id: 'undate',
            label: t('plans:due.undate'),
            run: () => void change({ status: 'UNKNOWN', due: null }),
          },
          { id: 'remove', label: t('plans:due.remove'), run: remove },
        ]}
      />
    </div>
  )
}

interface DueCellProps {
  milestone: DraftMilestone
  change(part: Partial<DraftMilestone>): void
}

/** The day, or why there is none; choosing 有时限 asks for the day before anything is saved. */
function DueCell({ milestone: { status, due }, change }: DueCellProps) {
  const { t } = useWords()
  const [dating, setDating] = useState(false)
  const label = t('plans:due.day')
  const options = STATUSES.map(value => ({ value, label: t(`tasks:dueStatus.${value}`) }))
  if (status === 'DATED')
    return (
      <DueField
        label={label}
        day={due ?? null}
        onChange={day => change(day ? { due: day } : { due: null, status: 'UNKNOWN' })}
      />
    )
  return (
    <>
      <InlineChoice
        label={t('plans:due.status')}
        value={dating ? 'DATED' : status}
        options={options}
        onChange={next => {
          setDating(next === 'DATED')
          if (next !== 'DATED') change({ status: next, due: null })
        }}
      />
      {dating ? (
        <DayEditor label={label} day={null} onChange={day => day && change({ status: 'DATED', due: day })} />
      ) : null}
    </>
  )
}
