import { type Counts, NAMES } from './count-table.ts'
import type { ComplaintMeasure } from './measures.ts'

export const COMPLAINT_RATES = [
  'ON_TIME',
  'RESPONSE',
  'RESOLVED',
  'SATISFIED',
  'RETURNED',
  'REWORKED',
  'REPEATED',
] as const
export type ComplaintRateName = (typeof COMPLAINT_RATES)[number]

/** A rate of tickets: what stands above and below its line, in counts and in the words of the list. */
export interface ComplaintRateRule {
  name: string
  definition: string
  above(counts: Counts): number
  below(counts: Counts): number
  numeratorMeasure: ComplaintMeasure
  denominatorMeasure: ComplaintMeasure
}

/** Below the line of 按时办结率. */
export const shouldBeClosed = ({ onTime, late, openOverdue }: Counts): number => onTime + late + openOverdue
const closed = ({ onTime, late, unlimited }: Counts): number => onTime + late + unlimited

/** 口径 of the rates (DOMAIN §7). */
export const COMPLAINT_RATE_RULES: Readonly<Record<ComplaintRateName, ComplaintRateRule>> = {
  ON_TIME: {
    name: '按时办结率',
    definition:
      '按时办结 ÷（按时办结 + 逾期办结 + 逾期未结）；未到时限的在办件不计，逾期未结不论何时受理都计',
    above: ({ onTime }) => onTime,
    below: shouldBeClosed,
    numeratorMeasure: 'ON_TIME',
    denominatorMeasure: 'SHOULD_BE_CLOSED',
  },
  RESPONSE: {
    name: '响应率',
    definition: '时限内联系诉求人的件数 ÷ 应联系件数',
    above: ({ contacted }) => contacted,
    below: ({ contactDue }) => contactDue,
    numeratorMeasure: 'CONTACTED',
    denominatorMeasure: 'CONTACT_DUE',
  },
  RESOLVED: {
    name: '解决率',
    definition: '回访中答“已解决”的件数 ÷ 回访应答件数；未应答的另列',
    above: ({ resolved }) => resolved,
    below: ({ answered }) => answered,
    numeratorMeasure: 'RESOLVED',
    denominatorMeasure: 'ANSWERED',
  },
  SATISFIED: {
    name: '满意率',
    definition: '回访中答“满意”或“基本满意”的件数 ÷ 回访应答件数；未应答的另列',
    above: ({ satisfied, basically }) => satisfied + basically,
    below: ({ answered }) => answered,
    numeratorMeasure: 'CONTENT',
    denominatorMeasure: 'ANSWERED',
  },
  RETURNED: {
    name: '退单率',
    definition: '被退单的件数 ÷ 派发件数',
    above: ({ returned }) => returned,
    below: ({ dispatched }) => dispatched,
    numeratorMeasure: 'RETURNED',
    denominatorMeasure: 'DISPATCHED',
  },
  REWORKED: {
    name: '重办率',
    definition: '重办过的件数 ÷ 办结件数',
    above: ({ reworked }) => reworked,
    below: closed,
    numeratorMeasure: 'REWORKED',
    denominatorMeasure: 'CLOSED',
  },
  REPEATED: {
    name: '重复投诉率',
    definition: '30 天内重复投诉的件数（首件不计）÷ 受理件数',
    above: ({ repeated }) => repeated,
    below: ({ received }) => received,
    numeratorMeasure: 'REPEATED',
    denominatorMeasure: 'RECEIVED',
  },
}

/** What is left of some counts when others are taken away. */
export function lessCounts(counts: Counts, less: readonly Counts[]): Counts {
  const left = { ...counts }
  for (const one of less) for (const name of NAMES) left[name] -= one[name]
  return left
}
