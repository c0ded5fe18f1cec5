/** The only door of the imports module. */
export { addImportCommands } from './import.command.ts'
export { PlanConfirmResolver } from './plan-confirm.resolver.ts'
export { confirmPlan } from './plan-confirm.service.ts'
