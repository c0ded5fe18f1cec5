import type { PlanStatus } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import { hasRole, IMPORTS_PLANS, isSupervision, SEES_PLANS } from '../access/index.ts'

/** What a policy must know of a plan. */
export interface PlanForPolicy {
  jurisdictionCode: string
  status: PlanStatus
}

type Someone = Viewer | null

/** Plans are published documents: everybody who works in the jurisdiction reads the confirmed ones and earlier versions, text and all. */
export const canReadPlan = (viewer: Someone, plan: PlanForPolicy): boolean =>
  canReadDraft(viewer, plan) ||
  (plan.status !== 'DRAFT' && hasRole(viewer, SEES_PLANS, plan.jurisdictionCode))

/** A draft is the office's own work; leaders may look over its shoulder. */
export const canReadDraft = (viewer: Someone, { jurisdictionCode }: { jurisdictionCode: string }): boolean =>
  isSupervision(viewer, jurisdictionCode)

/** Heads of supervision and supervisors import, edit, confirm and discard. */
export const canImportInto = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, IMPORTS_PLANS, jurisdictionCode)

/** What stands in the ledger is not edited as a draft any more. */
export const canEditPlan = (viewer: Someone, { jurisdictionCode, status }: PlanForPolicy): boolean =>
  status === 'DRAFT' && canImportInto(viewer, jurisdictionCode)

export const canConfirmPlan = canEditPlan

export const canDiscardPlan = canEditPlan

/** Only the version in force is amended. */
export const canAmendPlan = (viewer: Someone, { jurisdictionCode, status }: PlanForPolicy): boolean =>
  status === 'CONFIRMED' && canImportInto(viewer, jurisdictionCode)
