/** What no file system takes in a name, and blanks at its ends. */
const clean = (words: string): string =>
  words
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** `12345 走势 武江区 2024-10-15.png`: words, so that whoever finds the file knows what it is. */
export const fileName = (parts: readonly string[], ending: string): string =>
  `${parts.map(clean).filter(Boolean).join(' ').slice(0, 120)}.${ending}`
