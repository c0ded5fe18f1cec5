/** What other pages may use of the systems ledger. */
export { Count } from './system-count.tsx'
export { type SystemLists, useSystemLists } from './system-links.ts'
export { isSystemMeasure, MEASURES, type Measure } from './system-url.ts'
