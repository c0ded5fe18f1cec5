/** The only door of the views module. */
export { SavedViewResolver } from './saved-view.resolver.ts'
