import type { ReactNode } from 'react'
import { count as written } from '../i18n/format.ts'
import { cx } from './cx.ts'

interface ChipProps {
  children: ReactNode
  /** Count beside the word. */
  count?: number | undefined
  on?: boolean
  onPress(): void
}

/** A filter with its count; an active one carries a × and is pressed again to leave it. */
export function Chip({ children, count, on = false, onPress }: ChipProps) {
  return (
    <button type="button" className={cx('chip', on && 'on')} aria-pressed={on} onClick={onPress}>
      {children}
      {count === undefined ? null : <span className="c">{written(count)}</span>}
      {on ? (
        <span className="x" aria-hidden="true">
          ×
        </span>
      ) : null}
    </button>
  )
}

/** A small label without function. */
export const Tag = ({ children }: { children: ReactNode }) => <span className="tag">{children}</span>
