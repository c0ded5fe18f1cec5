import type { ProblemActionsFragment } from '../../graphql/generated/graphql.ts'

/** What every form of a problem gets. */
export interface ProblemFormProps {
  problem: ProblemActionsFragment
  onClose(): void
  /** Says what was done. */
  onDone(message: string): void
}
