/** The only door of the administration module: what the three administrators look after. */
export { CalendarResolver, RuleResolver, WarningResolver } from './administration.resolver.ts'
export { administrationRoutes } from './administration.routes.ts'
export { LightResolver } from './light.resolver.ts'
export { TreeResolver } from './tree.resolver.ts'
export { UnitResolver } from './unit.resolver.ts'
