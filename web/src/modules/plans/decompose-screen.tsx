import { useMemo, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useNarrow } from '../../ui/index.ts'
import { ActionBar } from './action-bar.tsx'
import { CardList } from './card-list.tsx'
import { Checklist } from './checklist.tsx'
import type { DecomposedPlan } from './decompose.page.tsx'
import { DecomposeHead } from './decompose-head.tsx'
import './decompose.css'
import { type Desk, DeskContext } from './desk.ts'
import type { DraftWarning } from './draft/draft.documents.ts'
import type { DraftSession } from './draft/draft-session.ts'
import { useDraftView, useLeaveGuard } from './draft/use-draft-session.ts'
import { SourcePane } from './source-pane.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { useConfirmPlan } from './use-confirm-plan.ts'
import { useDecomposeKeys } from './use-decompose-keys.ts'
import { useDeskState } from './use-desk-state.ts'
import { useDraftActions } from './use-draft-actions.ts'

type Side = 'text' | 'cards'

/** The document on the left, the draft ledger on the right; on a phone one of them at a time. */
export function DecomposeScreen({ plan, session }: { plan: DecomposedPlan; session: DraftSession }) {
  const narrow = useNarrow()
  const view = useDraftView(session)
  const { draft } = view
  const [side, setSide] = useState<Side>('cards')
  const [splitting, setSplitting] = useState(false)
  const { desk: state, activeTask, text, cards, lookFromText, clearSelection } = useDeskState(draft)
  const mayEdit = plan.can.edit && !view.gone
  const desk: Desk = {
    ...state,
    planId: plan.id,
    jurisdiction: plan.jurisdiction.code,
    draft,
    text: plan.sourceText ?? '',
    mayEdit,
    edit: session.edit,
  }
  const actions = useDraftActions({
    session,
    desk,
    activeTask,
    clearSelection,
    onSplit: () => setSplitting(true),
  })
  const { make, making } = useConfirmPlan(plan, draft)
  useDecomposeKeys(actions.keys, mayEdit)
  useLeaveGuard(view.waiting > 0)

  const jump = (warning: DraftWarning) => {
    if (warning.taskId) {
      if (narrow) setSide('cards')
      desk.activate(warning.taskId)
    } else if (narrow) setSide('text')
    // After the card has opened and brought its title into sight.
    requestAnimationFrame(() => requestAnimationFrame(() => text.current?.reveal(warning.source)))
  }
  const isShown = (one: Side) => !narrow || side === one
  return (
    <DeskContext.Provider value={desk}>
      <div className="decompose">
        <DecomposeHead plan={plan} view={view} retry={session.retry} keys={actions.keys} />
        <Checklist onJump={jump} />
        {narrow ? <Sides side={side} onChange={setSide} /> : null}
        <div className="dec">
          {isShown('text') ? (
            <SourcePane
              handle={text}
              active={activeTask?.source ?? null}
              onHover={lookFromText}
              onPick={card => {
                if (narrow) setSide('cards')
                desk.activate(card)
              }}
            />
          ) : null}
          {isShown('cards') ? <CardList ref={cards} onAdd={() => void actions.add()} /> : null}
        </div>
        <ActionBar
          keys={actions.keys}
          unsaved={view.waiting > 0}
          mayConfirm={plan.can.confirm && !view.gone}
          making={making}
          amends={plan.amends !== null}
          onConfirmAll={actions.confirmAll}
          onMake={() => void make()}
        />
      </div>
      {splitting && activeTask ? <SplitDialog task={activeTask} onClose={() => setSplitting(false)} /> : null}
    </DeskContext.Provider>
  )
}

/** On a phone: which half is shown. */
function Sides({ side, onChange }: { side: Side; onChange(side: Side): void }) {
  const { t } = useWords()
  const tabs = useMemo(() => ['text', 'cards'] as const, [])
  return (
    <div className="sides" role="tablist">
      {tabs.map(one => (
        <button key={one} type="button" role="tab" aria-selected={one === side} onClick={() => onChange(one)}>
          {t(`plans:decompose.side.${one}`)}
        </button>
      ))}
    </div>
  )
}
