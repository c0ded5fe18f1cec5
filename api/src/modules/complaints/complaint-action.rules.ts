import type { ComplaintRequestKind, ComplaintSatisfaction, ComplaintState } from '#prisma'
import type { Day } from '../../platform/day.ts'
import type { ComplaintAction } from './complaint.enums.ts'

/** MANAGER: the office and the data steward. UNIT: whoever works for the unit that has the ticket. */
export type TicketRole = 'MANAGER' | 'UNIT'

/** Everything people do to a ticket; EDIT corrects its facts. */
export type TicketStep = ComplaintAction | 'EDIT'

/** What the rules must know of a ticket. */
export interface TicketFacts {
  own: boolean
  state: ComplaintState
  dueOn: Day | null
  excluded: boolean
  answered: boolean | null
  resolved: boolean | null
  satisfaction: ComplaintSatisfaction | null
  /** Kinds of the requests that wait for a decision. */
  pending: readonly ComplaintRequestKind[]
}

interface StepRule {
  by: readonly TicketRole[]
  from: readonly ComplaintState[]
  /** Also on tickets that follow their source. */
  imported?: true
  /** Why not from another state, and what to do instead. */
  elsewhere: string
  /** Why not now although the state allows it; null when nothing is in the way. */
  unless?: (ticket: TicketFacts, today: Day) => string | null
}

const MANAGER: readonly TicketRole[] = ['MANAGER']
const UNIT: readonly TicketRole[] = ['UNIT']
const BOTH: readonly TicketRole[] = ['MANAGER', 'UNIT']
const IN_HAND: readonly ComplaintState[] = ['DISPATCHED', 'HANDLING']
const EVERYWHERE: readonly ComplaintState[] = [
  'RECEIVED',
  'DISPATCHED',
  'HANDLING',
  'FINISHED',
  'CALLED_BACK',
  'ARCHIVED',
]

const waiting = (kind: ComplaintRequestKind, words: string) => (ticket: TicketFacts) =>
  ticket.pending.includes(kind) ? words : null

const isOver = ({ dueOn }: TicketFacts, today: Day): boolean => dueOn !== null && dueOn < today

const RETURN_WAITS = '退单申请正在等待裁定。如需继续办理，请先撤回申请。'

/** The one table of the life of a ticket: who, from where, and what to say otherwise (DOMAIN §6). */
export const STEPS: Readonly<Record<TicketStep, StepRule>> = {
  EDIT: {
    by: MANAGER,
    from: ['RECEIVED', 'DISPATCHED', 'HANDLING', 'FINISHED', 'CALLED_BACK'],
    elsewhere: '工单已归档，不能再修改。',
  },
  DISPATCH: {
    by: MANAGER,
    from: ['RECEIVED'],
    elsewhere: '工单已经派发。承办单位不对的，请由该单位退单后重新派发。',
  },
  SIGN: {
    by: UNIT,
    from: ['DISPATCHED'],
    elsewhere: '只有待签收的工单需要签收，请刷新后查看。',
    unless: waiting('RETURN', RETURN_WAITS),
  },
  CONTACT: { by: UNIT, from: ['HANDLING'], elsewhere: '请在签收之后、办结之前登记联系情况。' },
  NOTE: { by: UNIT, from: ['HANDLING'], elsewhere: '请在签收之后、办结之前填写办理记录。' },
  RETURN: {
    by: UNIT,
    from: IN_HAND,
    elsewhere: '只有待签收和办理中的工单可以退单，请刷新后查看。',
    unless: (ticket, today) =>
      ticket.pending.includes('RETURN')
        ? '退单申请正在等待裁定，不用重复提交。'
        : isOver(ticket, today)
          ? '工单已超过办理时限，不能再退单。请尽快办理，或联系督查室。'
          : null,
  },
  ASK_EXTENSION: {
    by: UNIT,
    from: IN_HAND,
    elsewhere: '只有待签收和办理中的工单可以申请延期，请刷新后查看。',
    unless: (ticket, today) => {
      if (ticket.pending.includes('EXTENSION')) return '延期申请正在等待审批，不用重复提交。'
      if (ticket.pending.includes('RETURN')) return RETURN_WAITS
      if (ticket.dueOn === null) return '这件工单没有办理时限，不用申请延期。'
      return isOver(ticket, today) ? '延期须在到期前申请，这件工单已经逾期。' : null
    },
  },
  FINISH: {
    by: UNIT,
    from: ['HANDLING'],
    elsewhere: '只有办理中的工单可以办结；待签收的请先签收。',
    unless: waiting('RETURN', RETURN_WAITS),
  },
  CALL_BACK: {
    by: MANAGER,
    from: ['FINISHED', 'CALLED_BACK'],
    elsewhere: '工单办结后才能回访，归档后不再回访。',
    unless: ({ state, answered }) =>
      state === 'CALLED_BACK' && answered === true ? '已经回访并得到答复，不用再次回访。' : null,
  },
  REWORK: {
    by: MANAGER,
    from: ['FINISHED', 'CALLED_BACK'],
    elsewhere: '只有已办结、还没有归档的工单可以发回重办。',
  },
  ARCHIVE: { by: MANAGER, from: ['CALLED_BACK'], elsewhere: '工单须在回访之后归档，请刷新后查看。' },
  ASK_EXCLUSION: {
    by: BOTH,
    from: EVERYWHERE,
    imported: true,
    elsewhere: '',
    unless: ({ excluded, pending }) => {
      if (excluded) return '这件工单已经剔除。如需恢复统计，请撤回剔除。'
      return pending.includes('EXCLUSION') ? '剔除申请正在等待审核，不用重复提交。' : null
    },
  },
}

const FOLLOWS_SOURCE = '这件工单由来源系统办理，请在原系统中操作；本系统随导入或推送更新。'

/** Why a step cannot be taken on a ticket as it stands, whoever takes it; null when it can. */
export function stepFault(step: TicketStep, ticket: TicketFacts, today: Day): string | null {
  const rule = STEPS[step]
  if (!ticket.own && !rule.imported) return FOLLOWS_SOURCE
  if (!rule.from.includes(ticket.state)) return rule.elsewhere
  return rule.unless?.(ticket, today) ?? null
}

/** Whether the step belongs to one of these roles. */
export const isStepOf = (step: TicketStep, roles: readonly TicketRole[]): boolean =>
  STEPS[step].by.some(role => roles.includes(role))

/** Whether the call-back asks for another round: the caller is dissatisfied, or says that it is not solved. */
export const wantsRework = ({
  answered,
  resolved,
  satisfaction,
}: Pick<TicketFacts, 'answered' | 'resolved' | 'satisfaction'>): boolean =>
  answered === true && (resolved === false || satisfaction === 'DISSATISFIED')
