/** Half-width, without blanks and brackets of different kinds: what differs between two prints of one name. */
export const plainWords = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .toLowerCase()
