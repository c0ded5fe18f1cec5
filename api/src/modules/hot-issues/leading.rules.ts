import type { HotIssue } from './hot-issue.type.ts'

type Ranked = Pick<HotIssue, 'id' | 'light' | 'growth' | 'count' | 'before'>

/** Out of nothing is the fastest growth. */
const speed = ({ growth }: Ranked): number => growth ?? Number.POSITIVE_INFINITY

/** Infinite growths are equal, not NaN apart. */
const faster = (one: Ranked, other: Ranked): number =>
  speed(one) === speed(other) ? 0 : speed(other) - speed(one)

const larger = (one: Ranked, other: Ranked): number =>
  other.count - one.count || other.before - one.before || (one.id < other.id ? -1 : 1)

/**
 * The issues a board has room for: those that grow beyond what their own past lets expect first, the fastest before the
 * others, then the largest. What has no ticket in the period is left out.
 */
export function leadingIssues<Issue extends Ranked>(issues: readonly Issue[], most: number): Issue[] {
  const alive = issues.filter(({ count }) => count > 0)
  const growing = alive.filter(({ light }) => light === 'NEAR').sort((a, b) => faster(a, b) || larger(a, b))
  const others = alive.filter(({ light }) => light !== 'NEAR').sort(larger)
  return [...growing, ...others].slice(0, most)
}
