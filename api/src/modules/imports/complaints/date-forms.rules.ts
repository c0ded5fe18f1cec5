import { isDay } from '../../../platform/day.ts'

/** Which of the first two numbers of 1/5/2024 is the day. */
export type DayOrder = 'DMY' | 'MDY'

/** An instant read from a cell; in Shanghai where no zone is written. */
export interface ReadInstant {
  at: Date
  /** Whether there was a time and not only a day. */
  hasHour: boolean
}

const TIME =
  '(?:[T ]*(上午|下午|中午|晚上|凌晨|[AaPp]\\.?[Mm]\\.?)?[ ]*(\\d{1,2})[:：时点](\\d{1,2})?分?(?:[:：]?(\\d{1,2})(?:[.,]\\d+)?秒?)?[ ]*([AaPp]\\.?[Mm]\\.?)?)?[ ]*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?$'

const YEAR_FIRST = new RegExp(
  `^(\\d{4})[-/.年 ](\\d{1,2})[-/.月 ](\\d{1,2})日?(?:[ ]*\\(?(?:星期|周)[一二三四五六日天]\\)?)?${TIME}`,
)
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`)
const DAY_NAMED = new RegExp(
  `^(?:[A-Za-z]{3,9},? )?(\\d{1,2})[- ]([A-Za-z]{3,9})\\.?,?[- ](\\d{4}|\\d{2})${TIME}`,
)
const MONTH_NAMED = new RegExp(
  `^(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${TIME}`,
)
const RUN_ON = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2}):?(\d{2})?)?$/
/** 2024-01-05, with 11:25:05 or without: what a million rows mostly hold. */
const USUAL = /^(?:19[89]|20\d)\d-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const SHANGHAI_MS = 8 * 3_600_000

/** Days as spreadsheets count them, from 1954 to 2119. */
const SERIAL = /^([2-7]\d{4})(?:\.\d+)?$/
const SERIAL_ZERO = Date.UTC(1899, 11, 30)

/** Full-width digits and marks as half-width ones, one blank between words. */
const plain = (text: string): string => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 126 || code < 32) return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  }
  return text.trim()
}

/**
 * Reads a date, with its time if there is one: 2019/2/28 11:25:05, 2026年1月5日, 20240105, 1/5/2024 (in the order
 * given), 5 Jan 2024 3:04 PM, ISO with a zone, the number of a spreadsheet. Null for anything else, and for days that
 * do not exist.
 */
export function readInstant(text: string, order: DayOrder = 'MDY'): ReadInstant | null {
  const words = plain(text)
  return (
    (USUAL.test(words) ? usual(words) : null) ??
    yearFirst(words) ??
    yearLast(words, order) ??
    named(words) ??
    numbered(words)
  )
}

const digitsAt = (words: string, at: number): number =>
  (words.charCodeAt(at) - 48) * 10 + words.charCodeAt(at + 1) - 48

/** Read from its digits; whatever is unusual in it is left to the slower forms. */
function usual(words: string): ReadInstant | null {
  const [month, day] = [digitsAt(words, 5), digitsAt(words, 8)]
  if (month < 1 || month > 12 || day < 1 || day > 28) return null
  const midnight = Date.UTC(digitsAt(words, 0) * 100 + digitsAt(words, 2), month - 1, day) - SHANGHAI_MS
  if (words.length === 10) return { at: new Date(midnight), hasHour: false }
  const [hours, minutes, seconds] = [digitsAt(words, 11), digitsAt(words, 14), digitsAt(words, 17)]
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  return { at: new Date(midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000), hasHour: true }
}

function yearFirst(words: string): ReadInstant | null {
  const found = YEAR_FIRST.exec(words)
  if (found) return instantOf(found[1], found[2], found[3], found.slice(4))
  const run = RUN_ON.exec(words)
  if (!run) return null
  return instantOf(run[1], run[2], run[3], [undefined, run[4], run[5], run[6], undefined, undefined])
}

function yearLast(words: string, order: DayOrder): ReadInstant | null {
  const found = YEAR_LAST.exec(words)
  if (!found) return null
  const [, one, , other, year] = found
  const [month, day] = order === 'DMY' ? [other, one] : [one, other]
  return instantOf(fullYear(year ?? ''), month, day, found.slice(5))
}

function named(words: string): ReadInstant | null {
  const byDay = DAY_NAMED.exec(words)
  if (byDay) return instantOf(fullYear(byDay[3] ?? ''), monthNumber(byDay[2]), byDay[1], byDay.slice(4))
  const byMonth = MONTH_NAMED.exec(words)
  return byMonth && instantOf(byMonth[3], monthNumber(byMonth[1]), byMonth[2], byMonth.slice(4))
}

/** The number of a spreadsheet, or seconds or milliseconds since 1970. */
function numbered(words: string): ReadInstant | null {
  if (SERIAL.test(words)) {
    const seconds = Math.round(Number(words) * 86_400)
    return {
      at: new Date(SERIAL_ZERO + seconds * 1000 - SHANGHAI_MS),
      hasHour: seconds % 86_400 !== 0,
    }
  }
  if (/^1\d{9}$/.test(words)) return { at: new Date(Number(words) * 1000), hasHour: true }
  return /^1\d{12}$/.test(words) ? { at: new Date(Number(words)), hasHour: true } : null
}

const fullYear = (year: string): string =>
  year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`

const monthNumber = (name: string | undefined): string =>
  String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1)

type Part = string | undefined

function instantOf(year: Part, month: Part, day: Part, time: readonly Part[]): ReadInstant | null {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (!isDay(date) || date < '1970-01-02' || date > '2100-01-01') return null
  const [before, hours, minutes, seconds, after, zone] = time
  const clock =
    hours === undefined
      ? 0
      : clockOf(before ?? after ?? '', Number(hours), Number(minutes ?? 0), Number(seconds ?? 0))
  if (clock === null) return null
  const at = new Date(Date.parse(`${date}T00:00:00Z`) + clock * 1000 - zoneOf(zone))
  return { at, hasHour: hours !== undefined }
}

/** Seconds since midnight, or null for 25:00. */
function clockOf(half: string, hours: number, minutes: number, seconds: number): number | null {
  if (hours > 24 || minutes > 59 || seconds > 60) return null
  const late = /^p|下午|晚上/i.test(half)
  const noon = /中午/.test(half)
  const early = /^a|上午|凌晨/i.test(half)
  const hour = (late && hours < 12) || (noon && hours < 11) ? hours + 12 : early && hours === 12 ? 0 : hours
  return hour * 3600 + minutes * 60 + seconds
}

/** Milliseconds ahead of UTC; Shanghai where none is written. */
function zoneOf(zone: Part): number {
  if (zone === undefined) return SHANGHAI_MS
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!found) return 0
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return (found[1] === '-' ? -minutes : minutes) * 60_000
}

/** What the values of a column say about the order of day and month. */
export interface OrderSeen {
  order: DayOrder
  /** False: every value could be read both ways. */
  certain: boolean
}

/** The order of day and month, decided from all values: one 25/1/2024 is enough. Western dots mean day first. */
export function dayOrderOf(values: Iterable<string>): OrderSeen {
  let dots = false
  for (const value of values) {
    const found = YEAR_LAST.exec(plain(value))
    if (!found) continue
    if (Number(found[1]) > 12) return { order: 'DMY', certain: true }
    if (Number(found[3]) > 12) return { order: 'MDY', certain: true }
    dots ||= found[2] === '.'
  }
  return { order: dots ? 'DMY' : 'MDY', certain: false }
}

/** The form of a date in words people know: `YYYY/M/D H:mm:ss`. */
export function dateForm(value: string, order: DayOrder): string {
  const words = plain(value)
  if (SERIAL.test(words)) return 'Excel'
  const time = /\d{1,2}[:：时点]\d{1,2}[:：分]\d{1,2}/.test(words)
    ? ' H:mm:ss'
    : /\d[:：时点]\d/.test(words)
      ? ' H:mm'
      : ''
  const run = RUN_ON.exec(words)
  if (run) return run[4] === undefined ? 'YYYYMMDD' : 'YYYYMMDDHHmmss'
  const year = YEAR_FIRST.exec(words)
  if (year) {
    const sign = /^\d{4}(.)/.exec(words)?.[1] ?? '-'
    return sign === '年' ? `YYYY年M月D日${time}` : `YYYY${sign}M${sign}D${time}`
  }
  const last = YEAR_LAST.exec(words)
  if (last) return order === 'DMY' ? `D${last[2]}M${last[2]}YYYY${time}` : `M${last[2]}D${last[2]}YYYY${time}`
  return `D MMM YYYY${time}`
}
