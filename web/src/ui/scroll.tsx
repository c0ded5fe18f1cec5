import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface ScrollProps {
  /** What lies in it, for screen readers. */
  label: string
  className?: string
  /** Name under which its position is remembered. */
  remember?: string | undefined
  children: ReactNode
}

/** A box that scrolls: reached and moved by keyboard even where nothing in it takes the focus. No landmark. */
export const Scroll = ({ label, className, remember, children }: ScrollProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
  <div className={className} role="group" tabIndex={0} aria-label={label} data-scroll={remember}>
    {children}
  </div>
)

/** What may be wider than the screen scrolls inside itself; a shade at an edge says that there is more. */
export const Wide = ({ className, ...rest }: ScrollProps) => (
  <Scroll {...rest} className={cx('wide-scroll', className)} />
)
