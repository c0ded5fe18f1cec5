import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface WideProps {
  /** What lies in it, for screen readers. */
  label: string
  className?: string
  children: ReactNode
}

/**
 * What may be wider than the screen scrolls inside itself, by finger, wheel and keyboard; a shade at an edge says that
 * there is more.
 */
export const Wide = ({ label, className, children }: WideProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable.
  <section className={cx('wide-scroll', className)} aria-label={label} tabIndex={0}>
    {children}
  </section>
)
