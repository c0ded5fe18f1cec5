import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { decimal } from '../../i18n/format.ts'

export const TaskTargetsFragment = graphql(`
  fragment TaskTargets on Task {
    id
    targets {
      text
      value
      unit
      comparator
    }
  }
`)

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' }

/** `≥ 98 %`; `''` where the plan gives only words. */
function figure(
  value: number | null | undefined,
  unit: string | null | undefined,
  comparator: string,
): string {
  if (value === null || value === undefined) return ''
  return `${SIGNS[comparator] ?? ''} ${decimal(value)}${unit ? ` ${unit}` : ''}`
}

/** Quantified goals: the plan's words and the figure read from them. */
export function TaskTargets({ task: masked }: { task: FragmentType<typeof TaskTargetsFragment> }) {
  const { targets } = readFragment(TaskTargetsFragment, masked)
  return (
    <ul className="targets">
      {targets?.map(({ text, value, unit, comparator }) => (
        <li key={text}>
          <span>“{text}”</span>
          <b className="nw">{figure(value, unit, comparator)}</b>
        </li>
      ))}
    </ul>
  )
}
