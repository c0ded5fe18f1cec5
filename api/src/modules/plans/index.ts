/** The only door of the plans module. */
export {
  assertReady,
  type DraftIndicator as IndicatorOfDraft,
  type DraftOwner as OwnerOfDraft,
  type DraftTask as TaskOfDraft,
  type PlanDraftEdit,
  type PlanDraftState,
  presentOf,
} from './draft.rules.ts'
export { type KnownOwner, type OwnerReader, ownerReader, withKnownGroups } from './draft-owners.ts'
export { planLoader, requirePlan, sourceTextLoader } from './plan.query.ts'
export { PlanResolver } from './plan.resolver.ts'
export { planRoutes } from './plan.routes.ts'
export { importPlan, type PlanDocument } from './plan.service.ts'
export { Plan, PlanConnection, PlanStatus } from './plan.type.ts'
export { supersede } from './plan-amends.service.ts'
export { PlanDraftResolver } from './plan-draft.resolver.ts'
export {
  closeDraft,
  editPlanDraft,
  findDraft,
  type OpenDraft,
  requireEditableDraft,
} from './plan-draft.service.ts'
export { viewDraft } from './plan-draft.view.ts'
export { readPlan } from './reader/index.ts'
export { appendToStandingPlan, type StandingParagraph, type StandingPlace } from './standing-plan.service.ts'
