import { Link } from 'wouter'
import { type Counts, countOf, lightOrder } from '../../ui/index.ts'
import type { Of, TaskLists } from './task-list-links.ts'

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

interface CountCellsProps {
  counts: Counts
  of?: Of
  lists: TaskLists
}

/** `办结/全部` as two links. */
export const DoneOfAll = ({ counts, of, lists }: CountCellsProps) => (
  <span className="pair">
    <Count value={counts.done} href={lists.done(of)} />/<Count value={counts.total} href={lists.all(of)} />
  </span>
)

/** Four cells, one a light, in the order of the head. */
export const LightCells = ({ counts, of, lists }: CountCellsProps) => (
  <>
    {lightOrder.map(level => (
      <td key={level} className="num cnt">
        <Count value={countOf(counts, level)} href={lists.light(level, of)} />
      </td>
    ))}
  </>
)
