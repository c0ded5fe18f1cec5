import type { Day } from '../../platform/day.ts'

/** Rules a jurisdiction may set for itself. */
export interface RuleSettings {
  /** A light turns to NEAR when so many working days or fewer are left (DOMAIN §4). */
  nearWorkingDays: number
}

/** What holds where a jurisdiction has set nothing (DOMAIN §4). */
export const DEFAULT_RULES: Readonly<RuleSettings> = { nearWorkingDays: 3 }

/** One version of one rule. */
export interface RuleVersion {
  key: string
  version: number
  value: unknown
  /** First day it holds. */
  validFrom: Day
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

/** What a value must look like; a stored value that does not is passed over for the version before it. */
const CHECKS: { [Key in keyof RuleSettings]: (value: unknown) => value is RuleSettings[Key] } = {
  nearWorkingDays: isCount,
}

/** The rules in force on a day: the defaults, overridden by the highest version that has begun. */
export function rulesInForce(versions: readonly RuleVersion[], day: Day): RuleSettings {
  const rules = { ...DEFAULT_RULES }
  const begun = versions.filter(({ validFrom }) => validFrom <= day).sort((a, b) => a.version - b.version)
  for (const { key, value } of begun) {
    if (isRuleKey(key) && CHECKS[key](value)) rules[key] = value
  }
  return rules
}

const isRuleKey = (key: string): key is keyof RuleSettings => Object.hasOwn(CHECKS, key)
