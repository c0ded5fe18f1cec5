import type { SystemNetwork, SystemUsage } from '#prisma'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import type { SystemFactsInput } from './system.input.ts'
import { LONGEST_NAME, LONGEST_WORDS, optionalWords, requiredWords } from './system.rules.ts'

const MOST_USERS = 1_000_000_000
const MOST_FUNDING = 100_000_000

/** What a system is, tidied: as it is stored and compared. */
export interface SystemFacts {
  name: string
  purpose: string | null
  ownerId: string
  userCount: number | null
  usage: SystemUsage | null
  approval: string | null
  approvedOn: Day | null
  fundingSource: string | null
  /** 万元 */
  fundingAmount: number | null
  network: SystemNetwork | null
  securityLevel: number | null
  classified: boolean
  cloudDueOn: Day | null
  note: string | null
}

/** One name, however many blanks were typed into it. */
export const tidyName = (name: string): string => name.trim().replace(/\s+/g, ' ')

/** The facts of a form, tidied. Throws `BAD_INPUT` with the field. */
export function readFacts(input: SystemFactsInput, today: Day): SystemFacts {
  const words = (field: keyof SystemFactsInput, name: string) =>
    optionalWords(field, name, input[field] as string | null | undefined, LONGEST_WORDS)
  const facts: SystemFacts = {
    name: requiredWords('name', '系统名称', tidyName(input.name), LONGEST_NAME),
    purpose: words('purpose', '功能用途'),
    ownerId: input.ownerId,
    userCount: input.userCount ?? null,
    usage: input.usage ?? null,
    approval: words('approval', '立项批复'),
    approvedOn: input.approvedOn ?? null,
    fundingSource: words('fundingSource', '资金来源'),
    fundingAmount: input.fundingAmount ?? null,
    network: input.network ?? null,
    securityLevel: input.securityLevel ?? null,
    classified: input.classified,
    cloudDueOn: input.cloudDueOn ?? null,
    note: words('note', '备注'),
  }
  const [fault] = factFaults(facts, today)
  if (fault) throw badInput(fault.field, fault.message)
  return facts
}

/** What cannot be true of a system, all of it at once. */
export function factFaults(
  { userCount, fundingAmount, securityLevel, approvedOn, network, classified }: SystemFacts,
  today: Day,
): { field: keyof SystemFacts; message: string }[] {
  const faults: { field: keyof SystemFacts; message: string }[] = []
  if (userCount !== null && (!Number.isInteger(userCount) || userCount < 0 || userCount > MOST_USERS))
    faults.push({ field: 'userCount', message: '用户数应为 0 或正整数。' })
  if (fundingAmount !== null && !isMoney(fundingAmount))
    faults.push({ field: 'fundingAmount', message: '资金应为不小于 0 的万元数，最多四位小数。' })
  if (securityLevel !== null && ![1, 2, 3, 4, 5].includes(securityLevel))
    faults.push({ field: 'securityLevel', message: '等保等级应为 1 到 5，未定级的不填。' })
  if (approvedOn !== null && approvedOn > today)
    faults.push({ field: 'approvedOn', message: '批复日期不能晚于今天。' })
  if (network === 'CLASSIFIED' && !classified)
    faults.push({ field: 'classified', message: '部署在涉密网的系统应标为涉密，请核对网络或是否涉密。' })
  return faults
}

const isMoney = (amount: number): boolean =>
  Number.isFinite(amount) && amount >= 0 && amount <= MOST_FUNDING && /^\d+(\.\d{1,4})?$/.test(String(amount))

/** The facts as columns of their row. */
export const toColumns = ({ approvedOn, cloudDueOn, ...facts }: SystemFacts) => ({
  ...facts,
  approvedOn: approvedOn === null ? null : dayToDate(approvedOn),
  cloudDueOn: cloudDueOn === null ? null : dayToDate(cloudDueOn),
})

export const FACT_KEYS = [
  ...(['name', 'purpose', 'ownerId', 'userCount', 'usage', 'approval', 'approvedOn'] as const),
  ...(['fundingSource', 'fundingAmount', 'network', 'securityLevel', 'classified', 'cloudDueOn'] as const),
  'note' as const,
]

/** The facts of a record that has more. */
export const factsOf = (source: SystemFacts): SystemFacts =>
  Object.fromEntries(FACT_KEYS.map(key => [key, source[key]])) as unknown as SystemFacts

export const sameFacts = (one: SystemFacts, other: SystemFacts): boolean =>
  FACT_KEYS.every(key => one[key] === other[key])
