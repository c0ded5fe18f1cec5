/** The only door of the dashboard module. */
export { CockpitResolver } from './cockpit.resolver.ts'
