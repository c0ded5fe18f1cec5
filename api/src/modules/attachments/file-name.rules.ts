/** Characters of a name, its extension counted. */
const LONGEST = 120

/** Control characters, and marks that are not seen but turn or hide what is: bidirectional marks, zero-width, BOM. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu

/** What some system takes for a path, a pattern or a device. */
const UNSAFE = /[<>:"/\\|?*]/g

/** The extension in lower case without its dot, or ''. */
export const extensionOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/**
 * A name as it is shown and offered for saving: one composed line without path, without what cannot be seen, of at most
 * 120 characters; the extension stays. `../../报告\u202Efdp.exe` → `报告fdp.exe`.
 */
export function harmlessName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(UNSEEN, '').replace(UNSAFE, '_').replace(/\s+/g, ' ').trim()
  const extension = extensionOf(plain)
  const stem = (extension === '' ? plain : plain.slice(0, -extension.length - 1)).replace(/^\.+|[. ]+$/g, '')
  const kept = [...stem].slice(0, LONGEST - extension.length - 1).join('')
  return `${kept || '附件'}${extension === '' ? '' : `.${extension}`}`
}
