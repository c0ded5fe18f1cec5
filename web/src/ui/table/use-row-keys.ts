import { useEffect, useRef } from 'react'

const TYPING =
  'input, textarea, select, [contenteditable], [role="spinbutton"], [role="option"], [role^="menuitem"]'
const PRESSING = 'button, a'

interface RowKeys {
  enabled: boolean
  count: number
  at: number
  move(to: number): void
  open(at: number): void
}

/** Arrows scroll the page unless the table has the focus. */
function stepOf(key: string, inTable: boolean): number {
  if (key === 'j' || (inTable && key === 'ArrowDown')) return 1
  if (key === 'k' || (inTable && key === 'ArrowUp')) return -1
  return 0
}

/** J and K (in the table also the arrows) move through a list from anywhere on the page, Enter opens; never while someone types or a dialog is open. */
export function useRowKeys(keys: RowKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!keys.enabled) return
    const onKey = (event: KeyboardEvent) => {
      const { count, at, move, open } = latest.current
      const target = event.target instanceof Element ? event.target : null
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (target?.closest(TYPING) || document.querySelector('.veil, .pop')) return
      const step = stepOf(event.key, Boolean(target?.closest('.grid')))
      if (step && count > 0) {
        event.preventDefault()
        move(Math.min(count - 1, Math.max(0, at + step)))
      }
      if (event.key === 'Enter' && at >= 0 && !target?.closest(PRESSING)) open(at)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [keys.enabled])
}
