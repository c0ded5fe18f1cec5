import { registerEnumType } from 'type-graphql'
import { COMPLAINT_RATES } from '../tallies/index.ts'

/** The rates of the board: those counted in tickets, and what is made of three of them. */
export const COMPLAINT_RATE_KINDS = [...COMPLAINT_RATES, 'COMPOSITE'] as const
export type ComplaintRateKind = (typeof COMPLAINT_RATE_KINDS)[number]
export const ComplaintRateKind = Object.fromEntries(COMPLAINT_RATE_KINDS.map(kind => [kind, kind])) as {
  [Kind in ComplaintRateKind]: Kind
}

registerEnumType(ComplaintRateKind, {
  name: 'ComplaintRateKind',
  description: '按时办结率 · 响应率 · 解决率 · 满意率 · 退单率 · 重办率 · 重复投诉率 · 综合得分 (DOMAIN §7).',
})
