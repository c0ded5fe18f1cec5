import { type RefObject, useEffect, useState } from 'react'

/** The row the keyboard stands on in words, for a live region: the mark in front of it is only seen. */
export function useSaidRow(box: RefObject<HTMLElement | null>, at: number): string {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (at < 0) return setSaid('')
    // Drawn first: the row may have come into sight just now.
    const frame = requestAnimationFrame(() => {
      const cells = box.current?.querySelector<HTMLTableRowElement>('tr.at')?.cells ?? []
      setSaid(
        [...cells]
          .map(cell => cell.textContent?.trim())
          .filter(Boolean)
          .join('，'),
      )
    })
    return () => cancelAnimationFrame(frame)
  }, [box, at])
  return said
}
