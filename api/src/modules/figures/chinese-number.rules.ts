const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** A number as a text writes it: 12, 1,200, 98.5 or in Chinese numerals up to 9999万. */
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万]+)`

function readSmall(text: string): number | null {
  let total = 0
  let digit: number | null = null
  for (const sign of text) {
    const unit = UNITS[sign]
    if (unit === undefined) digit = (digit ?? 0) * (digit === null ? 1 : 10) + (DIGITS[sign] ?? Number.NaN)
    else {
      total += (digit ?? 1) * unit
      digit = null
    }
  }
  const value = total + (digit ?? 0)
  return Number.isNaN(value) ? null : value
}

/** Reads 九, 八十九, 一百二十, 三万, 1,200 or 98.5; null for anything else. */
export function readNumber(text: string): number | null {
  if (/^[\d,.]+$/.test(text)) {
    const value = Number(text.replaceAll(',', ''))
    return Number.isFinite(value) ? value : null
  }
  const [head, tail, ...more] = text.split('万')
  if (head === undefined || more.length > 0) return null
  if (tail === undefined) return head === '' ? null : readSmall(head)
  const high = head === '' ? null : readSmall(head)
  const low = tail === '' ? 0 : readSmall(tail)
  return high === null || low === null ? null : high * 10_000 + low
}

/** Digits after the point as written. */
export const writtenDigits = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0
