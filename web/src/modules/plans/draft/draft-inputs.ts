import type {
  DraftMilestoneInput,
  DraftOwnerInput,
  DraftTargetInput,
  SourceRangeInput,
} from '../../../graphql/generated/graphql.ts'
import type { DraftMilestone, DraftOwner, DraftTarget } from './draft.documents.ts'

// What was read is sent back field by field: the cache adds names of types the API does not take.

const rangeInput = (range: { start: number; end: number } | null | undefined): SourceRangeInput | null =>
  range ? { start: range.start, end: range.end } : null

export const milestoneInput = ({
  status,
  due,
  words,
  deliverable,
  reference,
  source,
}: DraftMilestone): DraftMilestoneInput => ({
  status,
  due: status === 'DATED' ? (due ?? null) : null,
  words,
  deliverable,
  reference,
  source: rangeInput(source),
})

/** Groups with a rule expand anew whenever the tree changes; members chosen by hand, and linked names, are sent. */
export function ownerInput({ name, groupRule, organizations, source }: DraftOwner): DraftOwnerInput {
  const byRule = groupRule && groupRule !== 'MANUAL'
  return {
    name,
    groupRule: groupRule ?? null,
    organizationIds: byRule ? null : organizations.map(({ id }) => id),
    source: rangeInput(source),
  }
}

export const targetInput = ({ text, value, unit, comparator, source }: DraftTarget): DraftTargetInput => ({
  text,
  value: value ?? null,
  unit: unit ?? null,
  comparator,
  source: rangeInput(source),
})
