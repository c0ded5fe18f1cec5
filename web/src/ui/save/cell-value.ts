/** What stands in a cell of a saved sheet: words, a number, a share of 1 shown as percent, a day, or nothing. */
export type SheetValue = string | number | null | { percent: number; digits: number } | { day: string }

const NUMBER = /^[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.\d+)?$/
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** `−1,234.5` → -1234.5. */
const numberOf = (text: string): number => Number(text.replace(/,/g, '').replace('−', '-').replace('+', ''))

/** Codes and numbers of documents are words, however many digits they have. */
const isCode = (text: string): boolean => /^0\d/.test(text)

/** What a written figure is to a spreadsheet; words stay words. `—` is nothing, never 0. */
export function sheetValue(written: string): SheetValue {
  const text = written.replace(/\s+/g, ' ').trim()
  if (text === '' || text === '—' || text === '–') return null
  if (DAY.test(text)) return { day: text }
  if (isCode(text)) return text
  if (NUMBER.test(text)) return numberOf(text)
  const share = /^(.+?) ?%$/.exec(text)?.[1]
  if (share && NUMBER.test(share))
    return { percent: numberOf(share) / 100, digits: /\.(\d+)$/.exec(share)?.[1]?.length ?? 0 }
  return text
}

/** What a spreadsheet might take for a formula or a command gets a `'` in front and stays text. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** As wide as its longest cell, within reason; a Chinese character takes two. */
export function columnWidth(values: readonly SheetValue[]): number {
  const wide = values.map(value => {
    if (value === null) return 0
    if (typeof value === 'object') return 11
    return [...String(value)].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2), 0)
  })
  return Math.min(60, Math.max(8, ...wide) + 2)
}
