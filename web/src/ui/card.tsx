import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

interface CardProps {
  title?: ReactNode
  caption?: ReactNode
  /** One thing on the right of the head. */
  aside?: ReactNode
  children: ReactNode
  className?: string
  /** The children draw their own padding (tables, rows of figures). */
  bare?: boolean
}

/** A hairline, a title, a caption, one thing on the right. */
export function Card({ title, caption, aside, children, className, bare }: CardProps) {
  const id = useId()
  return (
    <section className={cx('card', className)} aria-labelledby={title ? id : undefined}>
      {title ? (
        <header>
          <h2 id={id}>{title}</h2>
          {caption ? <span className="cap">{caption}</span> : null}
          {aside ? <span className="r">{aside}</span> : null}
        </header>
      ) : null}
      {bare ? children : <div className="bd">{children}</div>}
    </section>
  )
}
