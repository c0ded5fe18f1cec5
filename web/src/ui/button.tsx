import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from 'wouter'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'

interface Looks {
  /** One `primary` a view. `plain` looks like a link. */
  look?: 'primary' | 'plain' | undefined
  small?: boolean | undefined
  /** Key shown on the button; the page listens for it. */
  shortcut?: string | undefined
}

const classOf = ({ look, small }: Looks, extra?: string) => cx('btn', look, small && 'sm', extra)

export interface ButtonProps extends Looks, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  type?: 'button' | 'submit'
  /** Under way: pressed again does nothing, and screen readers hear it. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  look,
  small,
  shortcut,
  busy,
  disabled,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ look, small }, className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={shortcut}
    >
      {children}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </button>
  )
}

/** Looks like a button, goes somewhere. Plain `<a>` for downloads: `download`. */
export function ButtonLink({
  href,
  look,
  small,
  download,
  children,
}: Looks & { href: string; download?: boolean; children: ReactNode }) {
  const className = classOf({ look, small })
  return download ? (
    <a className={className} href={href} download>
      {children}
    </a>
  ) : (
    <Link className={className} href={href}>
      {children}
    </Link>
  )
}
