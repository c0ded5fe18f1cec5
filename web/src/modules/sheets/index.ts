/** A sheet that goes down as a template and comes up filled in. */
export { type SheetAnswer, SheetDialog, type SheetWords, sendFile } from './sheet-dialog.tsx'
export type { SheetError } from './sheet-errors.tsx'
