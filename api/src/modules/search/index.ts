/** The only door of the search module. */
export { SearchResolver } from './search.resolver.ts'
