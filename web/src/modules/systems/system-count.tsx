import { Link } from 'wouter'

/** A number that opens its list; zero opens nothing. */
export function Count({ value, href, label }: { value: number; href: string; label?: string }) {
  return value === 0 ? (
    <span className="z">0</span>
  ) : (
    <Link href={href} aria-label={label ? `${label} ${value}` : undefined}>
      {value}
    </Link>
  )
}
