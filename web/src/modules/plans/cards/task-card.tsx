import { memo, useEffect, useRef } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { Light } from '../../../ui/light.tsx'
import { useDesk } from '../desk.ts'
import type { DraftTask, DraftWarning } from '../draft/draft.documents.ts'
import { isTold, kindOf } from '../warning-groups.ts'
import { TaskEditor, TaskHeadEditor } from './task-editor.tsx'
import { TaskSummary } from './task-summary.tsx'

interface TaskCardProps {
  task: DraftTask
  warnings: readonly DraftWarning[]
  /** Place among the tasks shown, from 1. */
  place: number
  total: number
  depth: number
}

/** A draft task. The one being worked on is open for editing; the others show what was read. */
export const TaskCard = memo(function TaskCard({ task, warnings, place, total, depth }: TaskCardProps) {
  const { t } = useWords()
  const { active, activate, mayEdit, look, lookFromCard, selected, select } = useDesk()
  const box = useRef<HTMLElement>(null)
  const { id } = task
  const isActive = active === id
  const open = isActive && mayEdit
  const isSelected = selected.has(id)
  useEffect(() => {
    if (!isActive) return
    const takes =
      document.activeElement === document.body || document.activeElement?.matches('[data-card], .src')
    if (takes) box.current?.focus({ preventScroll: true })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus opens the card as well.
    <section
      ref={box}
      className={cx(
        'card tk',
        isActive && 'on',
        task.state === 'CONFIRMED' && 'ok',
        look?.card === id && 'hot',
        isSelected && 'sel',
      )}
      data-card={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: cards are walked through by keyboard.
      tabIndex={0}
      style={depth > 0 ? { marginLeft: Math.min(depth, 3) * 16 } : undefined}
      aria-label={t('plans:card.label', { place, total, title: task.title || t('plans:card.untitled') })}
      aria-current={isActive ? 'step' : undefined}
      onClick={() => activate(id)}
      onFocus={() => {
        if (!isActive) activate(id)
      }}
      onMouseEnter={() => lookFromCard({ card: id, part: null }, task.titleSource)}
      onMouseLeave={() => lookFromCard(null)}
    >
      <header>
        {mayEdit ? (
          <input
            type="checkbox"
            className={cx('pick', selected.size > 0 && 'shown')}
            aria-label={t('plans:card.select', { no: task.no || place })}
            checked={isSelected}
            onClick={event => event.stopPropagation()}
            onChange={() => select(id)}
          />
        ) : null}
        {open ? null : (
          <>
            <span className="no">{task.no}</span>
            <h2 className="grow">{task.title || <span className="mut">{t('plans:card.untitled')}</span>}</h2>
          </>
        )}
        {open ? <TaskHeadEditor task={task} /> : null}
        <CardState task={task} place={place} total={total} active={isActive} open={warnings} />
      </header>
      {open ? <TaskEditor task={task} warnings={warnings} /> : <TaskSummary task={task} />}
    </section>
  )
})

interface CardStateProps {
  task: DraftTask
  place: number
  total: number
  active: boolean
  open: readonly DraftWarning[]
}

function CardState({ task, place, total, active, open }: CardStateProps) {
  const { t } = useWords()
  const count = open.filter(warning => !isTold(kindOf(warning))).length
  return (
    <span className="r nw">
      {count > 0 && !active ? (
        <Light level="NEAR" plain>
          {t('plans:card.warnings', { count })}
        </Light>
      ) : null}
      {active && task.state === 'PENDING' ? (
        <b className="now">{t('plans:card.now', { place, total })}</b>
      ) : (
        <span className="mut">{t(`plans:draftState.${task.state}`)}</span>
      )}
    </span>
  )
}
