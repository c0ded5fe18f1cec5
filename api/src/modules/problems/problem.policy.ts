import type { ProblemStatus } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import { actsFor, isOffice, isSupervision, type PlacedOrganization } from '../access/index.ts'
import { mayTakeStep } from './problem.rules.ts'
import type { ProblemCan } from './problem.type.ts'

type Someone = Viewer | null

/** What a policy must know of a problem. */
export interface ProblemForPolicy {
  jurisdictionCode: string
  status: ProblemStatus
  organizationId: string
  /** Where the owner works. */
  ownerPlaceCode: string
  readDetail: boolean
}

/** The office and leaders raise anything; a unit raises what it meets in its own tasks. */
export const canRaiseProblem = (
  viewer: Someone,
  jurisdictionCode: string,
  taskOrganizations: readonly PlacedOrganization[],
): boolean =>
  isSupervision(viewer, jurisdictionCode) ||
  taskOrganizations.some(organization => actsFor(viewer, organization))

/** A unit names itself or another unit of the task as the owner, nobody else. */
export const canNameOwner = (
  viewer: Someone,
  jurisdictionCode: string,
  taskOrganizations: readonly PlacedOrganization[],
  ownerId: string,
): boolean => isSupervision(viewer, jurisdictionCode) || taskOrganizations.some(({ id }) => id === ownerId)

const isOwner = (viewer: Someone, { jurisdictionCode, organizationId, ownerPlaceCode }: ProblemForPolicy) =>
  actsFor(viewer, { jurisdictionCode, id: organizationId, placeCode: ownerPlaceCode })

export const canEditProblem = (viewer: Someone, problem: ProblemForPolicy): boolean =>
  isOffice(viewer, problem.jurisdictionCode)

export const canSubmitProblem = (viewer: Someone, problem: ProblemForPolicy): boolean =>
  problem.readDetail && isOwner(viewer, problem)

export const canReviewProblem = (viewer: Someone, problem: ProblemForPolicy): boolean =>
  isOffice(viewer, problem.jurisdictionCode)

export const canReopenProblem = canReviewProblem

/** What the screen offers: who may, where the problem stands. */
export const problemCan = (viewer: Someone, problem: ProblemForPolicy): ProblemCan => ({
  edit: canEditProblem(viewer, problem) && mayTakeStep('edit', problem.status),
  submit: canSubmitProblem(viewer, problem) && mayTakeStep('submit', problem.status),
  review: canReviewProblem(viewer, problem) && mayTakeStep('review', problem.status),
  reopen: canReopenProblem(viewer, problem) && mayTakeStep('reopen', problem.status),
  draftNotice: isOffice(viewer, problem.jurisdictionCode) && problem.status !== 'CLOSED',
})
