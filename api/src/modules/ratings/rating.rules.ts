import { createHash } from 'node:crypto'
import type { RatingLevel } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'

/** Best first. */
export const LEVELS: readonly RatingLevel[] = [
  'VERY_SATISFIED',
  'SATISFIED',
  'BASICALLY_SATISFIED',
  'DISSATISFIED',
  'VERY_DISSATISFIED',
]

const BAD: ReadonlySet<RatingLevel> = new Set(['DISSATISFIED', 'VERY_DISSATISFIED'])

/** 差评: really given, and one of the two lowest levels. The system never gives one by default. */
export const isBad = ({ level, byDefault }: { level: RatingLevel | null; byDefault: boolean }): boolean =>
  level !== null && !byDefault && BAD.has(level)

export const LONGEST_SERVICE = 100
export const LONGEST_WORDS = 1000
export const LONGEST_REASON = 500
export const LONGEST_ID = 64
const SHORTEST_REASON = 5

/** What one service event says, tidied: as it is compared and stored. Words are not masked yet. */
export interface RatingFacts {
  source: string
  externalId: string
  service: string
  channel: string | null
  organizationId: string
  unitWords: string | null
  placeCode: string
  servedOn: Day
  ratedOn: Day | null
  level: RatingLevel | null
  byDefault: boolean
  words: string | null
  callerName: string | null
  callerPhone: string | null
}

/** The same facts have the same one: bringing a file in again changes nothing. */
export const ratingFingerprint = (facts: RatingFacts): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 27)

/** 差评整改: the day it is opened on and the limit, in working days after it (DOMAIN §7: 5). */
export function rectificationDays(
  { ratedOn, servedOn }: Pick<RatingFacts, 'ratedOn' | 'servedOn'>,
  workingDays: number,
): { openedOn: Day; dueOn: Day } {
  const openedOn = ratedOn ?? servedOn
  return { openedOn, dueOn: addWorkingDays(openedOn, workingDays) }
}

/** Words somebody has to write. Throws `BAD_INPUT`. */
export function requiredWords(
  field: string,
  name: string,
  value: string | null | undefined,
  longest: number,
): string {
  const words = (value ?? '').trim()
  if (words === '') throw badInput(field, `请填写${name}。`)
  if (words.length > longest) throw badInput(field, `${name}不能超过 ${longest} 个字，请缩短。`)
  return words
}

/** Words somebody may write. Throws `BAD_INPUT`. */
export function optionalWords(
  field: string,
  name: string,
  value: string | null | undefined,
  longest: number,
): string | null {
  const words = (value ?? '').trim()
  return words === '' ? null : requiredWords(field, name, words, longest)
}

/** A reason that says something. Throws `BAD_INPUT`. */
export function reasonOf(field: string, name: string, value: string | null | undefined): string {
  const words = requiredWords(field, name, value, LONGEST_REASON)
  if (words.length < SHORTEST_REASON)
    throw badInput(field, `${name}至少写 ${SHORTEST_REASON} 个字，说清楚情况。`)
  return words
}
