import { Link } from 'wouter'
import { count as written } from '../i18n/format.ts'
import { cx } from './cx.ts'

export interface Tab {
  id: string
  label: string
  href: string
  /** What waits there. */
  count?: number | undefined
}

/** The pages of one area, above each of them: links, the one that is open marked. */
export const Tabs = ({ label, tabs, here }: { label: string; tabs: readonly Tab[]; here: string }) => (
  <nav className="tabs no-print" aria-label={label}>
    {tabs.map(({ id, label: word, href, count }) => (
      <Link
        key={id}
        href={href}
        className={cx(id === here && 'on')}
        aria-current={id === here ? 'page' : undefined}
      >
        {word}
        {count ? <span className="n">{written(count)}</span> : null}
      </Link>
    ))}
  </nav>
)
