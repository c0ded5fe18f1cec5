import type { Day } from '../../platform/day.ts'

/** Rules a jurisdiction may set for itself. */
export interface RuleSettings {
  /** A light turns to NEAR when so many working days or fewer are left (DOMAIN §4). */
  nearWorkingDays: number
  /** 签收: working days a unit has to sign for a task or a notice (DOMAIN §3). */
  signWorkingDays: number
  /** 职责不符退回: working days in which a unit may hand a task back, and how often before it is adjudicated. */
  dutyReturnWorkingDays: number
  dutyReturnLimit: number
  /** Whether a report needs the signature of the unit's own leader before it goes to the office. */
  reportNeedsUnitLeader: boolean
  /** Working days the office gives itself to review a report or a reply, and to sign a notice. */
  reviewWorkingDays: number
  noticeSignWorkingDays: number
  /** Working days a unit has to answer a notice unless the notice says otherwise. */
  noticeReplyWorkingDays: number
  /** 催办: at most one for a task in so many working days (DOMAIN §5). */
  reminderGapWorkingDays: number
  /** Working days overdue before 催办 is proposed, and after it before a 督办通知单 is. */
  reminderAfterWorkingDays: number
  supervisionAfterWorkingDays: number
  /** 机关代字 in front of the kind's own word: 韶武府 in 韶武府督办〔2026〕3号. */
  agencyMark: string
  /** 发文机关 as the head and the signature print it; empty = the supervision office of the jurisdiction. */
  agencyName: string
  /** Whom a unit asks about a notice. */
  noticeContact: string
  noticePhone: string
  /** Things a unit may be asked for in a month; 0 = no cap. */
  monthlyAskCap: number
  /** An indicator behind by more points than this is BEHIND, by less NEAR (DOMAIN §4). */
  indicatorBehindPoints: number
  /** Tenths of a period after its end until which a figure counts as fresh: 15 = 1.5 periods (DOMAIN §4). */
  indicatorFreshTenths: number
  /** Days before the end of a period on which reporting for it opens. */
  reportingOpensDays: number
  /** Days after the end of a period by which figures are due, and after which the period closes. */
  reportingDueDays: number
  reportingClosesDays: number
  /** 12345 综合得分: parts of 响应率, 解决率 and 满意率 (DOMAIN §7: 30/35/35). */
  complaintResponseWeight: number
  complaintResolvedWeight: number
  complaintSatisfiedWeight: number
  /** Percent of milestones on time from which on 任务按期完成率 counts as reached. */
  taskOnTimeTarget: number
  /** Percent from which on 按时办结率, and the three rates, count as reached. */
  complaintOnTimeTarget: number
  complaintRateTarget: number
  /** 差评整改: working days from the day rated (DOMAIN §7). */
  ratingRectifyWorkingDays: number
  /** 查看原文: how many tickets one person may unmask within an hour. */
  unmaskPerHour: number
  /** 好评率, 差评按时整改率: percent to be reached. */
  ratingTarget: number
  /** 大屏专用登录: days a wall stays signed in; 0 = none is allowed. */
  screenDays: number
  /** 灯号: words and colours of the lights as JSON (light-setting.rules); '' = the usual ones. */
  lights: string
}

/** What holds where a jurisdiction has set nothing (DOMAIN §3–§5). */
export const DEFAULT_RULES: Readonly<RuleSettings> = {
  nearWorkingDays: 3,
  signWorkingDays: 1,
  dutyReturnWorkingDays: 2,
  dutyReturnLimit: 2,
  reportNeedsUnitLeader: false,
  reviewWorkingDays: 3,
  noticeSignWorkingDays: 1,
  noticeReplyWorkingDays: 5,
  reminderGapWorkingDays: 2,
  reminderAfterWorkingDays: 1,
  supervisionAfterWorkingDays: 5,
  agencyMark: '',
  agencyName: '',
  noticeContact: '',
  noticePhone: '',
  monthlyAskCap: 0,
  indicatorBehindPoints: 10,
  indicatorFreshTenths: 15,
  reportingOpensDays: 5,
  reportingDueDays: 10,
  reportingClosesDays: 25,
  complaintResponseWeight: 30,
  complaintResolvedWeight: 35,
  complaintSatisfiedWeight: 35,
  taskOnTimeTarget: 90,
  complaintOnTimeTarget: 95,
  complaintRateTarget: 90,
  ratingRectifyWorkingDays: 5,
  unmaskPerHour: 60,
  ratingTarget: 95,
  screenDays: 30,
  lights: '',
}

/** One version of one rule. */
export interface RuleVersion {
  key: string
  version: number
  value: unknown
  /** First day it holds. */
  validFrom: Day
}

const LONGEST_WORDS = 60
const LONGEST_LIGHTS = 2000

const isWords = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_WORDS

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

/** What a value must look like; a stored value that does not is passed over for the version before it. */
const CHECKS: { [Key in keyof RuleSettings]: (value: unknown) => value is RuleSettings[Key] } = {
  nearWorkingDays: isCount,
  signWorkingDays: isCount,
  dutyReturnWorkingDays: isCount,
  dutyReturnLimit: isCount,
  reportNeedsUnitLeader: isFlag,
  reviewWorkingDays: isCount,
  noticeSignWorkingDays: isCount,
  noticeReplyWorkingDays: isCount,
  reminderGapWorkingDays: isCount,
  reminderAfterWorkingDays: isCount,
  supervisionAfterWorkingDays: isCount,
  agencyMark: isWords,
  agencyName: isWords,
  noticeContact: isWords,
  noticePhone: isWords,
  monthlyAskCap: isCount,
  indicatorBehindPoints: isCount,
  indicatorFreshTenths: isCount,
  reportingOpensDays: isCount,
  reportingDueDays: isCount,
  reportingClosesDays: isCount,
  complaintResponseWeight: isCount,
  complaintResolvedWeight: isCount,
  complaintSatisfiedWeight: isCount,
  taskOnTimeTarget: isCount,
  complaintOnTimeTarget: isCount,
  complaintRateTarget: isCount,
  ratingRectifyWorkingDays: isCount,
  unmaskPerHour: isCount,
  ratingTarget: isCount,
  screenDays: isCount,
  lights: (value): value is string => typeof value === 'string' && value.length <= LONGEST_LIGHTS,
}

/** The rules in force on a day: the defaults, overridden by the highest version that has begun. */
export function rulesInForce(versions: readonly RuleVersion[], day: Day): RuleSettings {
  const rules: RuleSettings = { ...DEFAULT_RULES }
  const begun = versions.filter(({ validFrom }) => validFrom <= day).sort((a, b) => a.version - b.version)
  for (const { key, value } of begun) {
    if (isRuleKey(key) && CHECKS[key](value)) Object.assign(rules, { [key]: value })
  }
  return rules
}

/** Counts beyond a year are slips of the finger. */
const HIGHEST_COUNT = 365

export type RuleKind = 'COUNT' | 'FLAG' | 'WORDS'

/** What the value of a rule looks like. */
export function ruleKind(key: keyof RuleSettings): RuleKind {
  const standard = DEFAULT_RULES[key]
  return typeof standard === 'number' ? 'COUNT' : typeof standard === 'boolean' ? 'FLAG' : 'WORDS'
}

/** Reads what somebody typed for a rule: the value, or why it cannot be one. */
export function readRuleValue(
  key: keyof RuleSettings,
  text: string,
): { value: string | number | boolean } | { fault: string } {
  const typed = text.trim()
  const kind = ruleKind(key)
  if (kind === 'FLAG')
    return typed === 'true' || typed === 'false'
      ? { value: typed === 'true' }
      : { fault: '请选择“是”或“否”。' }
  if (kind === 'WORDS')
    return CHECKS[key](typed) ? { value: typed } : { fault: `不能超过 ${LONGEST_WORDS} 个字，请缩短。` }
  const value = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
  return CHECKS[key](value) && value <= HIGHEST_COUNT
    ? { value }
    : { fault: `应为 0–${HIGHEST_COUNT} 的整数，请重新填写。` }
}

export const isRuleKey = (key: string): key is keyof RuleSettings => Object.hasOwn(CHECKS, key)
