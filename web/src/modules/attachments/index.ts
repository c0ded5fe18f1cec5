/** Files handed in with a record. */
export { AttachmentList } from './attachment-list.tsx'
export { AttachmentPicker } from './attachment-picker.tsx'
export type { AttachedFile } from './upload-attachment.ts'
