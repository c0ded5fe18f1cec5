import { useEffect, useRef } from 'react'

/** What the keys of the decomposition screen do. */
export interface DecomposeKeys {
  confirmNext(): void
  merge(): void
  split(): void
  remove(): void
  move(by: -1 | 1): void
  step(by: -1 | 1): void
  undo(): void
  redo(): void
}

const TYPING =
  'input, textarea, select, [contenteditable], [role="spinbutton"], [role="option"], [role="combobox"]'
const PRESSING = 'button, a, summary, [role="button"]'

/** Which key does what; null = none of ours. */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>) {
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (key === 'y') return 'redo'
    return key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : null
  }
  if (event.altKey) return key === 'arrowup' ? 'up' : key === 'arrowdown' ? 'down' : null
  const plain = {
    enter: 'confirm',
    m: 'merge',
    s: 'split',
    delete: 'remove',
    j: 'next',
    k: 'previous',
  } as const
  return key in plain ? plain[key as keyof typeof plain] : null
}

/** Listens on the whole page, but never while someone types (Alt+arrows excepted) or a dialog is open. */
export function useDecomposeKeys(keys: DecomposeKeys, enabled: boolean): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const action = actionOf(event)
      if (!action || event.defaultPrevented || document.querySelector('.veil, .pop')) return
      const moves = action === 'up' || action === 'down'
      if (target?.closest(TYPING) && !moves) return
      if (action === 'confirm' && target?.closest(PRESSING)) return
      event.preventDefault()
      run(latest.current, action)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [enabled])
}

function run(keys: DecomposeKeys, action: NonNullable<ReturnType<typeof actionOf>>): void {
  const does = {
    confirm: keys.confirmNext,
    merge: keys.merge,
    split: keys.split,
    remove: keys.remove,
    undo: keys.undo,
    redo: keys.redo,
    up: () => keys.move(-1),
    down: () => keys.move(1),
    next: () => keys.step(1),
    previous: () => keys.step(-1),
  }
  does[action]()
}
