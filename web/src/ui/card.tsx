import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { SheetButton } from './save/sheet-button.tsx'

interface CardProps {
  title?: ReactNode
  caption?: ReactNode
  /** One thing on the right of the head. */
  aside?: ReactNode
  /** Its tables can be saved as Excel; with 口径 and 来源 where they are known. */
  sheet?: boolean | { name?: string; definition?: string | undefined; source?: string | undefined }
  children: ReactNode
  className?: string
  /** The children draw their own padding (tables, rows of figures). */
  bare?: boolean
}

/** A hairline, a title, a caption, one thing on the right. */
export function Card({ title, caption, aside, sheet, children, className, bare }: CardProps) {
  const id = useId()
  return (
    <section
      className={cx('card', className)}
      data-bare={bare || undefined}
      aria-labelledby={title ? id : undefined}
    >
      {title ? (
        <header>
          <h2 id={id}>{title}</h2>
          {caption ? <span className="cap">{caption}</span> : null}
          {aside || sheet ? (
            <span className="r">
              {aside}
              {sheet ? <SheetButton {...(sheet === true ? {} : sheet)} /> : null}
            </span>
          ) : null}
        </header>
      ) : null}
      {bare ? children : <div className="bd">{children}</div>}
    </section>
  )
}
