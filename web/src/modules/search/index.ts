/** Ctrl K: finding anything by a few letters. The palette itself comes when it is opened. */
export { forgetRecent } from './recent.ts'
export { SearchButton } from './search-button.tsx'
