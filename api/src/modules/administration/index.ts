/** The only door of the administration module: what the three administrators look after. */
export { CalendarResolver, RuleResolver, WarningResolver } from './administration.resolver.ts'
