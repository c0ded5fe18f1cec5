/** The only door of the attachments module. */
export { attachmentLoader, type RecordKey } from './attachment.query.ts'
export { AttachmentResolver } from './attachment.resolver.ts'
export { type AttachmentReader, type AttachmentReaders, attachmentRoutes } from './attachment.routes.ts'
export { type Attaching, attach, keepFile } from './attachment.service.ts'
export { Attachment } from './attachment.type.ts'
export { attachmentSweepJob, sweepAttachments } from './attachment-sweep.ts'
