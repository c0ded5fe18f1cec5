/** The only door of the imports module. */
export { addImportCommands } from './import.command.ts'
export { PlanAmendmentResolver } from './plan-amendment.resolver.ts'
export { PlanConfirmResolver } from './plan-confirm.resolver.ts'
export { confirmPlan } from './plan-confirm.service.ts'
