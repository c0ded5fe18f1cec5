import type { DraftMilestone, DraftTarget } from '../draft/draft.documents.ts'

const SIGN: Record<string, string> = { '=': '=', '>=': '≥', '>': '>', '<=': '≤', '<': '<' }

/** `≥ 50%`; the plan's own words where there is no number. */
export function targetWords({ value, unit, comparator, text }: DraftTarget): string {
  if (value === null || value === undefined) return text
  return `${SIGN[comparator] ?? comparator} ${value}${unit ?? ''}`
}

/** Which milestone each target stands with: the last one named before it in the plan, else the first. */
export function targetsByMilestone(
  milestones: readonly Pick<DraftMilestone, 'source'>[],
  targets: readonly DraftTarget[],
): DraftTarget[][] {
  const rows: DraftTarget[][] = milestones.map(() => [])
  for (const target of targets) {
    let row = 0
    milestones.forEach(({ source }, index) => {
      if (source && target.source && source.start <= target.source.start) row = index
    })
    rows[row]?.push(target)
  }
  return rows
}
