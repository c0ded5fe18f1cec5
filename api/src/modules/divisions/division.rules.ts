import { type Day, dateToDay } from '../../platform/day.ts'

/** The levels of the tree (DOMAIN §1). */
export const LEVELS = { PROVINCE: 1, CITY: 2, COUNTY: 3, TOWN: 4, VILLAGE: 5 } as const

export const CODE_LENGTH = 12

/** How many digits of a code say where a division of the level lies; the rest are zeros. */
const PREFIX_LENGTHS: readonly number[] = [2, 4, 6, 9, 12]

const CODE = /^\d{12}$/

/** Pads a shortened statistical code (`440203`) with zeros to the 12 digits used everywhere here. */
export const padCode = (code: string): string => code.padEnd(CODE_LENGTH, '0')

/** True for 12 digits that name a place: any but those of the province part 00. */
export const isDivisionCode = (code: string): boolean => CODE.test(code) && !code.startsWith('00')

/**
 * Level by the last part of the code that is not zero: 1 province … 5 village.
 * A town right under a city without counties (`441900003000`) is level 4.
 */
export function levelOfCode(code: string): number {
  let level = 1
  PREFIX_LENGTHS.forEach((end, index) => {
    const part = code.slice(PREFIX_LENGTHS[index - 1] ?? 0, end)
    if (/[1-9]/.test(part)) level = index + 1
  })
  return level
}

/** The digits a division shares with everything in it: `440203` of `440203000000`. */
export const significantPrefix = (code: string): string =>
  code.slice(0, PREFIX_LENGTHS[levelOfCode(code) - 1])

/** True when the division is the root or lies in its subtree. */
export const isWithin = (code: string, rootCode: string): boolean =>
  code.startsWith(significantPrefix(rootCode))

/** First and last code of the subtree, both included: `where code between $1 and $2`. */
export function codeRange(rootCode: string): { from: string; to: string } {
  const prefix = significantPrefix(rootCode)
  return { from: prefix.padEnd(CODE_LENGTH, '0'), to: prefix.padEnd(CODE_LENGTH, '9') }
}

/**
 * Codes that may be the parent, nearest first. The first that exists is the parent: cities without counties and
 * counties run by a province skip a level.
 */
export function parentCodeCandidates(code: string): string[] {
  const level = levelOfCode(code)
  const codes = PREFIX_LENGTHS.slice(0, level - 1)
    .map(length => padCode(code.slice(0, length)))
    .reverse()
  return [...new Set(codes)].filter(candidate => candidate !== code)
}

/** Whether a place is there on a day: not retired before it, or on it. */
export const isThereOn = ({ retiredOn }: { retiredOn?: Date | null | undefined }, day: Day): boolean =>
  !retiredOn || dateToDay(retiredOn) > day
