import type { T } from '../../i18n/index.ts'

/** A file that was not written because its leaving could not be recorded; the message says why. */
export class NotRecorded extends Error {}

/** What to say of a file that was not saved. */
export const whyNotSaved = (error: unknown, t: T): string =>
  error instanceof NotRecorded ? error.message : t('paper:saveFailed')
