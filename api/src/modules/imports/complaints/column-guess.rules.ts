import { ComplaintField as F } from './complaint-field.enum.ts'
import { dateForm, dayOrderOf, readInstant } from './date-forms.rules.ts'
import { fieldsOfHead } from './header-words.rules.ts'
import {
  cellText,
  readCount,
  readFlag,
  shareOfClasses,
  shareOfSatisfactions,
  shareOfStates,
} from './value-words.rules.ts'

/** What a column is taken for, how surely and why. */
export interface ColumnGuess {
  field: F
  /** 0–1 */
  confidence: number
  reason: string
}

/** What is known of places, for telling columns of places from their values. */
export interface KnownPlaces {
  /** Of a name as a file writes it: 3 county, 4 town, 5 village; null when it is no place here. */
  levelOf(name: string): number | null
}

/** A column of the rows looked at. */
export interface ColumnLook {
  /** All names of the column, from each row of heads. */
  heads: readonly string[]
  /** What stands in its cells, missing ones left out. */
  values: readonly string[]
  /** Rows looked at. */
  rows: number
}

const UNIT_ENDS =
  /(?:局|委|委员会|办|办公室|中心|队|大队|支队|所|站|公司|集团|街道办|街道办事处|人民政府|镇政府|管委会|处|院|department|agency|division|authority|dept\.?|bureau)\)?）?$/i

interface Facts {
  distinct: number
  average: number
  longest: number
  dates: number
  numbers: number
  phones: number
  idCards: number
  plates: number
  units: number
  places: Map<number, number>
}

const part = (values: readonly string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length

function factsOf(values: readonly string[], places: KnownPlaces): Facts {
  const levels = new Map<number, number>()
  const few = values.slice(0, 300)
  for (const value of few) {
    const level = value.length <= 20 ? places.levelOf(value) : null
    if (level !== null) levels.set(level, (levels.get(level) ?? 0) + 1 / few.length)
  }
  const { order } = dayOrderOf(few)
  return {
    distinct: new Set(values).size,
    average: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    longest: values.reduce((most, value) => Math.max(most, value.length), 0),
    dates: part(few, value => !/^\d{1,5}(?:\.\d+)?$/.test(value) && readInstant(value, order) !== null),
    numbers: part(few, value => /^-?[\d.,]+$/.test(value)),
    phones: part(few, value => /^(?:\+?86[- ]?)?1[3-9]\d{9}$|^0\d{2,3}[- ]?\d{7,8}$/.test(value)),
    idCards: part(few, value => /^\d{6}(?:19|20)\d{9}[\dXx]$/.test(value)),
    plates: part(few, value =>
      /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]·?[A-Z0-9]{5,6}$/.test(value),
    ),
    units: part(few, value => value.length <= 30 && UNIT_ENDS.test(value)),
    places: levels,
  }
}

const DATES: ReadonlySet<F> = new Set([
  F.RECEIVED_AT,
  F.DISPATCHED_AT,
  F.SIGNED_AT,
  F.CONTACTED_AT,
  F.DUE_AT,
  F.FINISHED_AT,
  F.CALLED_BACK_AT,
])
const FLAGS: ReadonlySet<F> = new Set([
  F.CLOSED_ON_TIME,
  F.CLOSED_LATE,
  F.OPEN_IN_TIME,
  F.OPEN_LATE,
  F.RESPONSE,
  F.RESOLVED,
])
const COUNTS: ReadonlySet<F> = new Set([F.RETURNS, F.REWORKS, F.UNITS])
const WORDED: ReadonlySet<F> = new Set([
  F.UNIT,
  F.COUNTY,
  F.TOWN,
  F.VILLAGE,
  F.CATEGORY_1,
  F.CATEGORY_2,
  F.CATEGORY_3,
  F.CHANNEL,
  F.CLASS,
  F.STATE,
])

/** Whether the values contradict what the head says; 1 agrees, 0 cannot be. */
function agreement(field: F, { values }: ColumnLook, facts: Facts): number {
  if (values.length === 0) return field === F.IGNORE ? 1 : 0.6
  if (DATES.has(field)) {
    const { order } = dayOrderOf(values)
    return part(values.slice(0, 300), value => readInstant(value, order) !== null) >= 0.7 ? 1 : 0
  }
  if (FLAGS.has(field)) return part(values.slice(0, 300), value => readFlag(value) !== null) >= 0.8 ? 1 : 0.2
  if (COUNTS.has(field)) return part(values.slice(0, 300), value => readCount(value) !== null) >= 0.9 ? 1 : 0
  if (field === F.CLASS) return 0.5 + shareOfClasses(values) / 2
  if (field === F.SATISFACTION) return shareOfSatisfactions(values) >= 0.5 ? 1 : 0.4
  if (field === F.EXTERNAL_ID) return facts.distinct >= values.length * 0.9 ? 1 : 0.3
  if (field === F.CONTENT || field === F.TITLE) return facts.numbers > 0.9 ? 0.2 : 1
  // Numbers of places and kinds stand beside their names in many files.
  if (WORDED.has(field))
    return facts.numbers > 0.9 && facts.distinct > 1 ? 0.2 : facts.longest > 200 ? 0.4 : 1
  return 1
}

/** A street with its house number is an address, not a town. */
const isStreet = (values: readonly string[]): boolean =>
  part(values.slice(0, 300), value => /[A-Za-z]/.test(value)) > 0.8

function byHead(look: ColumnLook, facts: Facts): ColumnGuess[] {
  return look.heads.flatMap(head =>
    fieldsOfHead(head).map(({ field: said, sureness }) => {
      const field = said === F.TOWN && /street/i.test(head) && isStreet(look.values) ? F.ADDRESS : said
      const confidence = sureness * agreement(field, look, facts) * (field === said ? 1 : 0.8)
      return { field, confidence, reason: `表头“${head}”` }
    }),
  )
}

/** What a column looks like without its head. */
function byValues({ values, rows }: ColumnLook, facts: Facts): ColumnGuess[] {
  const found: ColumnGuess[] = []
  const add = (field: F, confidence: number, reason: string) => found.push({ field, confidence, reason })
  if (values.length === 0) return found
  const full = values.length / Math.max(1, rows)
  const few = facts.distinct <= Math.max(20, values.length / 10)
  if (facts.phones > 0.7) add(F.CALLER_PHONE, 0.85, '内容是电话号码')
  if (facts.idCards > 0.7) add(F.CALLER_ID, 0.9, '内容是身份证号')
  if (facts.plates > 0.7) add(F.PLATE, 0.85, '内容是车牌')
  if (facts.dates > 0.9) add(F.RECEIVED_AT, 0.4 * full, '内容是日期')
  if (few && shareOfClasses(values) > 0.9 && facts.average <= 4) add(F.CLASS, 0.75, '内容是投诉、咨询等性质')
  if (few && shareOfSatisfactions(values) > 0.9) add(F.SATISFACTION, 0.7, '内容是满意度')
  if (few && shareOfStates(values) > 0.95 && facts.distinct <= 15) add(F.STATE, 0.5, '内容是办理状态')
  if (facts.units > 0.7 && few) add(F.UNIT, 0.6, '内容多以局、办、队、中心等结尾')
  for (const [level, share] of facts.places) {
    if (share > 0.6 && level >= 5) add(F.VILLAGE, 0.6, '内容是本地的村、社区')
    else if (share > 0.6 && level === 4) add(F.TOWN, 0.6, '内容是本地的镇街')
    else if (share > 0.6) add(F.COUNTY, 0.6, '内容是本地的县区')
  }
  if (facts.average > 40) add(F.CONTENT, 0.55, '内容是长文字')
  else if (
    facts.average > 10 &&
    facts.distinct > values.length * 0.8 &&
    facts.numbers < 0.1 &&
    facts.dates < 0.1
  )
    add(F.TITLE, 0.35, '每行一句话')
  if (isIdLike(values, facts, rows)) add(F.EXTERNAL_ID, 0.5, '每行不同的编号')
  if (few && facts.numbers < 0.1 && facts.dates < 0.1 && facts.average <= 12 && facts.distinct > 1)
    add(F.CATEGORY_1, 0.3, '内容是不多的几种词')
  return found
}

const isIdLike = (
  values: readonly string[],
  { distinct, longest, average, dates, phones }: Facts,
  rows: number,
) =>
  rows >= 10 &&
  values.length === rows &&
  distinct === values.length &&
  longest <= 40 &&
  average >= 3 &&
  dates < 0.5 &&
  phones < 0.5 &&
  part(values.slice(0, 300), value => /^[A-Za-z]{0,8}[-_]?[\dA-Za-z-]*\d[\dA-Za-z-]*$/.test(value)) > 0.95

/** Below that a column is left out rather than taken for something. */
const ENOUGH = 0.25

/**
 * A field for every column, from the words of its heads and from its values; no field twice. Surest first, so that
 * the better of two columns gets it.
 */
export function guessColumns(looks: readonly ColumnLook[], places: KnownPlaces): ColumnGuess[] {
  const all = looks.flatMap((look, index) => {
    const facts = factsOf(look.values, places)
    const named = byHead(look, facts)
    const seen = byValues(look, facts).map(guess => strengthened(guess, named))
    return [...named, ...seen].map(guess => ({ ...guess, index }))
  })
  all.sort((one, other) => other.confidence - one.confidence || one.index - other.index)
  const result: ColumnGuess[] = looks.map(() => ({
    field: F.IGNORE,
    confidence: 0,
    reason: '没有认出对应的字段',
  }))
  const taken = new Set<F>()
  const settled = new Set<number>()
  for (const { index, field, confidence, reason } of all) {
    if (confidence < ENOUGH || settled.has(index) || taken.has(field)) continue
    settled.add(index)
    taken.add(field)
    result[index] = { field, confidence: Math.min(1, Math.round(confidence * 100) / 100), reason }
  }
  return result
}

/** A head that says the same makes the look of the values a second reason. */
const strengthened = (guess: ColumnGuess, named: readonly ColumnGuess[]): ColumnGuess => {
  const same = named.find(({ field }) => field === guess.field)
  if (!same)
    return named.some(({ confidence }) => confidence > 0.8)
      ? { ...guess, confidence: guess.confidence / 2 }
      : guess
  return {
    ...guess,
    confidence: Math.min(1, Math.max(guess.confidence, same.confidence) + 0.02),
    reason: `${same.reason}，${guess.reason}`,
  }
}

/** The form of the dates of a column, or null for a column of something else. */
export function formOf(values: readonly string[]): string | null {
  const dated = values.filter(value => readInstant(value) !== null || readInstant(value, 'DMY') !== null)
  if (dated.length < values.length * 0.5 || dated.length === 0) return null
  const { order } = dayOrderOf(values)
  const counts = new Map<string, number>()
  for (const value of dated) {
    const form = dateForm(value, order)
    counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null
}

/** The values of a column that say something. */
export const valuesOf = (rows: readonly (readonly string[])[], index: number): string[] =>
  rows.flatMap(cells => cellText(cells[index]) ?? [])
