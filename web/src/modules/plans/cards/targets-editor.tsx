import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { Button } from '../../../ui/index.ts'
import type { DraftTarget, DraftTask } from '../draft/draft.documents.ts'
import { partKey } from '../source/draft-tints.ts'
import { InlineChoice, InlineText } from './inline-text.tsx'
import { usePart } from './use-part.ts'
import { useTaskEdit } from './use-task-edit.ts'

const SIGNS = [
  { value: '=', label: '=' },
  { value: '>=', label: '≥' },
  { value: '>', label: '>' },
  { value: '<=', label: '≤' },
  { value: '<', label: '<' },
]

/** `50` of what was typed; null when it is no number. */
export function numberOf(words: string): number | null {
  const plain = words.trim().replace(/[,\uff0c\s]/g, '')
  return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain)
}

/** Quantified goals of a task. */
export function TargetsEditor({ task }: { task: DraftTask }) {
  const { t } = useWords()
  const save = useTaskEdit(task.id)
  const { targets } = task
  const empty: DraftTarget = {
    text: t('plans:target.new'),
    value: null,
    unit: null,
    comparator: '=',
    source: null,
  }
  const change = (at: number, part: Partial<DraftTarget>) =>
    save({ targets: targets.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <div className="rows">
      <div className="rows-head cap">
        <span className="grow">{t('plans:target.title')}</span>
        <Button look="plain" small onClick={() => void save({ targets: [...targets, empty] })}>
          {t('plans:target.add')}
        </Button>
      </div>
      {targets.map((target, at) => (
        <TargetRow
          // biome-ignore lint/suspicious/noArrayIndexKey: targets of a task have no other identity.
          key={at}
          card={task.id}
          at={at}
          target={target}
          change={part => change(at, part)}
          remove={() => void save({ targets: targets.filter((_, index) => index !== at) })}
        />
      ))}
    </div>
  )
}

interface TargetRowProps {
  card: string
  at: number
  target: DraftTarget
  change(part: Partial<DraftTarget>): ReturnType<ReturnType<typeof useTaskEdit>>
  remove(): void
}

function TargetRow({ card, at, target, change, remove }: TargetRowProps) {
  const { t } = useWords()
  const { over, hot } = usePart(card, partKey(card, 'targets', at), target.source)
  return (
    <div className={cx('mrow', hot && 'part')} {...over}>
      <span className="grow g">
        <InlineText
          lines
          label={t('plans:target.text')}
          value={target.text}
          save={text => change({ text })}
        />
      </span>
      <InlineChoice
        label={t('plans:target.comparator')}
        value={target.comparator}
        options={SIGNS}
        onChange={comparator => void change({ comparator })}
      />
      <span className="w4">
        <InlineText
          label={t('plans:target.value')}
          placeholder={t('plans:target.value')}
          value={target.value === null || target.value === undefined ? '' : String(target.value)}
          save={words => change({ value: numberOf(words) })}
        />
      </span>
      <span className="w4">
        <InlineText
          label={t('plans:target.unit')}
          placeholder={t('plans:target.unit')}
          value={target.unit ?? ''}
          save={unit => change({ unit: unit.trim() || null })}
        />
      </span>
      <span className="mrow-end cap">
        <Button look="plain" small aria-label={t('plans:target.remove')} onClick={remove}>
          ×
        </Button>
      </span>
    </div>
  )
}
