import { useCallback, useMemo, useRef, useState } from 'react'
import type { CardListHandle } from './card-list.tsx'
import type { Desk, Look } from './desk.ts'
import { nextPending, shownTasks } from './desk.ts'
import type { Draft } from './draft/draft.documents.ts'
import type { SourceTextHandle } from './source/source-text.tsx'
import type { Range, Tint } from './source/tint.ts'

/** The pointer must rest for a moment before the other side moves. */
const REST_MS = 140

/** A timer that only the last call survives. */
function useRest() {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  return useCallback((run: (() => void) | null) => {
    clearTimeout(timer.current)
    timer.current = run ? setTimeout(run, REST_MS) : undefined
  }, [])
}

/** Where the person stands and looks, and how the two halves of the screen follow each other. */
export function useDeskState(draft: Draft) {
  const text = useRef<SourceTextHandle>(null)
  const cards = useRef<CardListHandle>(null)
  const rest = useRest()
  // Coming back resumes at the first card that was not confirmed.
  const [active, setActive] = useState<string | null>(() => nextPending(draft.tasks, null))
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set<string>())
  const [look, setLook] = useState<Look | null>(null)
  const [warning, setWarning] = useState<string | null>(null)
  const latest = useRef(draft)
  latest.current = draft

  const activate = useCallback((card: string | null) => {
    setActive(card)
    const task = latest.current.tasks.find(({ id }) => id === card)
    if (!task) return
    // After the card has opened.
    requestAnimationFrame(() => {
      cards.current?.reveal(task.id)
      if (task.source.end > task.source.start) text.current?.reveal(task.titleSource)
    })
  }, [])
  const select = useCallback(
    (card: string) =>
      setSelected(
        before => new Set(before.has(card) ? [...before].filter(id => id !== card) : [...before, card]),
      ),
    [],
  )
  const lookFromCard = useCallback(
    (next: Look | null, range?: Range | null) => {
      setLook(next)
      rest(range && range.end > range.start ? () => text.current?.reveal(range) : null)
    },
    [rest],
  )
  const lookFromText = useCallback(
    (tint: Tint | null) => {
      setLook(tint && { card: tint.card, part: tint.key })
      rest(tint ? () => cards.current?.reveal(tint.card) : null)
    },
    [rest],
  )
  const activeTask = useMemo(() => shownTasks(draft).find(({ id }) => id === active) ?? null, [draft, active])
  const desk: Pick<
    Desk,
    'active' | 'activate' | 'selected' | 'select' | 'look' | 'lookFromCard' | 'warning' | 'atWarning'
  > = {
    active: activeTask?.id ?? null,
    activate,
    selected,
    select,
    look,
    lookFromCard,
    warning,
    atWarning: setWarning,
  }
  return { desk, activeTask, text, cards, lookFromText, clearSelection: () => setSelected(new Set<string>()) }
}
