import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { Button, Checkbox, DatePicker } from '../../../ui/index.ts'
import { useDesk } from '../desk.ts'
import type { DraftMilestone, DraftTask } from '../draft/draft.documents.ts'
import { partKey } from '../source/draft-tints.ts'
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
  const part = partKey(card, 'milestones', at)
  const { over, hot } = usePart(card, part, milestone.source)
  const statuses = STATUSES.map(value => ({ value, label: t(`tasks:dueStatus.${value}`) }))
  return (
    <div className={cx('mrow', hot && 'part')} {...over}>
      <span className="w1 w">
        <InlineText
          lines
          label={t('plans:due.words')}
          value={milestone.words}
          placeholder="—"
          save={words => change({ words })}
        />
      </span>
      <span className="w2">
        {milestone.status === 'DATED' ? (
          <DueDay
            day={milestone.due ?? null}
            onChange={due => void change(due ? { due } : { due: null, status: 'UNKNOWN' })}
          />
        ) : (
          <StatusOrDay
            status={milestone.status}
            statuses={statuses}
            onStatus={status => void change({ status, due: null })}
            onDay={due => void change({ status: 'DATED', due })}
          />
        )}
      </span>
      <span className="grow">
        <InlineText
          lines
          label={t('plans:due.deliverable')}
          placeholder={t('plans:due.deliverableHint')}
          value={milestone.deliverable}
          save={deliverable => change({ deliverable })}
        />
      </span>
      <span className="mrow-end cap">
        <Checkbox checked={milestone.reference} onChange={reference => void change({ reference })}>
          {t('plans:due.reference')}
        </Checkbox>
        <Button look="plain" small aria-label={t('plans:due.remove')} onClick={remove}>
          ×
        </Button>
      </span>
    </div>
  )
}

interface StatusOrDayProps {
  status: DraftMilestone['status']
  statuses: readonly { value: DraftMilestone['status']; label: string }[]
  onStatus(status: DraftMilestone['status']): void
  onDay(day: string): void
}

/** Without a day: why there is none; choosing 有时限 asks for the day before anything is saved. */
function StatusOrDay({ status, statuses, onStatus, onDay }: StatusOrDayProps) {
  const { t } = useWords()
  const [dating, setDating] = useState(false)
  return (
    <>
      <InlineChoice
        label={t('plans:due.status')}
        value={dating ? 'DATED' : status}
        options={statuses}
        onChange={next => {
          setDating(next === 'DATED')
          if (next !== 'DATED') onStatus(next)
        }}
      />
      {dating ? <DueDay day={null} onChange={day => day && onDay(day)} /> : null}
    </>
  )
}

/** A day that is saved once it is a sensible one: while the year is typed it passes through the year 2. */
export function DueDay({ day, onChange }: { day: string | null; onChange(day: string | null): void }) {
  const { t } = useWords()
  const { draft } = useDesk()
  const [typed, setTyped] = useState<string | null>(null)
  const take = (next: string | null) => {
    const sensible = next === null || (next >= '1949-10-01' && next < '2100')
    setTyped(sensible ? null : next)
    if (sensible && next !== day) onChange(next)
  }
  return (
    <DatePicker
      quiet
      label={t('plans:due.day')}
      value={typed ?? day}
      onChange={take}
      {...(draft.issuedOn ? { shown: draft.issuedOn } : {})}
    />
  )
}
