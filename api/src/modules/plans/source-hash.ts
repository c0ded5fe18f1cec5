import { createHash } from 'node:crypto'

/**
 * What a document is recognised by: SHA-256, in hex, of its text without white space, so that the same plan saved by
 * another program with other line ends and indents is the same plan.
 */
export const sourceHash = (text: string): string =>
  createHash('sha256')
    .update(text.normalize('NFC').replace(/[\s\u200b\ufeff]+/gu, ''))
    .digest('hex')
