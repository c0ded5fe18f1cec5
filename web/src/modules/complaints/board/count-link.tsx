import { Link } from 'wouter'
import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'

interface CountLinkProps {
  value: number
  href: string
  /** Name for screen readers where the cell does not say it. */
  label?: string
}

/** A number that opens its tickets; zero opens nothing. */
export function CountLink({ value, href, label }: CountLinkProps) {
  const { language } = useWords()
  return value === 0 ? (
    <span className="z">0</span>
  ) : (
    <Link href={href} aria-label={label ? `${label} ${value}` : undefined}>
      {count(value, language)}
    </Link>
  )
}
