import type { InstructionStatus, OrganizationKind } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import { actsFor, isHead, isLeader, isOffice, type PlacedOrganization } from '../access/index.ts'
import type { AnswerFacts } from './instruction.rules.ts'
import type { InstructionCan } from './instruction.type.ts'

type Someone = Viewer | null

/** What a policy must know of an instruction. */
export interface InstructionForPolicy {
  jurisdictionCode: string
  status: InstructionStatus
}

export const canWriteInstruction = (viewer: Someone, jurisdictionCode: string): boolean =>
  isLeader(viewer, jurisdictionCode)

/** An organization that is to act. */
export interface ActingOrganization extends PlacedOrganization {
  kind: OrganizationKind
}

/** The organizations that are to act for which the viewer may answer: one's own, and the office for its people. */
export const answerable = <One extends ActingOrganization>(
  viewer: Someone,
  organizations: readonly One[],
): One[] =>
  organizations.filter(
    organization =>
      actsFor(viewer, organization) ||
      (organization.kind === 'SUPERVISION_OFFICE' && isOffice(viewer, organization.jurisdictionCode)),
  )

export const canReviewAnswer = (viewer: Someone, { jurisdictionCode }: InstructionForPolicy): boolean =>
  isOffice(viewer, jurisdictionCode)

/** The leaders, whose matter it is, or the head of supervision. */
export const canCloseInstruction = (viewer: Someone, { jurisdictionCode }: InstructionForPolicy): boolean =>
  isLeader(viewer, jurisdictionCode) || isHead(viewer, jurisdictionCode)

/** What follows from it is the daily work of the office. */
export const canFollowUp = (viewer: Someone, { jurisdictionCode }: InstructionForPolicy): boolean =>
  isOffice(viewer, jurisdictionCode)

/** What the screen offers; `organizations` are those that are to act, `answers` theirs. */
export function instructionCan(
  viewer: Someone,
  instruction: InstructionForPolicy,
  organizations: readonly ActingOrganization[],
  answers: readonly AnswerFacts[],
): InstructionCan {
  const open = instruction.status !== 'CLOSED'
  const owing = answerable(viewer, organizations).filter(
    ({ id }) =>
      !answers.some(
        ({ organizationId, status }) =>
          organizationId === id && (status === 'SUBMITTED' || status === 'ACCEPTED'),
      ),
  )
  const followUp = open && canFollowUp(viewer, instruction)
  return {
    reply: open && owing.length > 0,
    review:
      open && canReviewAnswer(viewer, instruction) && answers.some(({ status }) => status === 'SUBMITTED'),
    close: open && canCloseInstruction(viewer, instruction),
    draftNotice: followUp,
    raiseProblem: followUp,
  }
}
