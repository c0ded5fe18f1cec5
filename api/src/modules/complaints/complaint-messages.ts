import type { Role } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Write } from '../../platform/write.ts'
import { OFFICE_ROLES } from '../access/index.ts'
import { notify } from '../notifications/index.ts'
import { isProblemTicket, PROBLEM_REWORKS } from './complaint.rules.ts'
import type { Complaint } from './complaint.type.ts'
import type { StepOutcome } from './complaint-outcome.rules.ts'

/** Who dispatches and decides: the office and the data steward. */
const MANAGERS: readonly Role[] = ['SUPERVISION_HEAD', 'SUPERVISOR', 'DATA_STEWARD']

type Kind = 'COMPLAINT_DISPATCHED' | 'COMPLAINT_DECIDED' | 'COMPLAINT_REQUESTED'

interface Message {
  kind: Kind
  to: { userIds?: readonly string[]; organizationIds?: readonly string[]; roles?: readonly Role[] }
  body: string
}

/** What a message says, by the step it tells of; steps that concern nobody else are told to nobody. */
function messageOf(
  { kind, organizationId, after }: Pick<StepOutcome, 'kind' | 'organizationId' | 'after'>,
  unit: string | null,
  reason: string | null,
): Message | null {
  const due = typeof after['dueOn'] === 'string' ? `，请于 ${after['dueOn']} 前办结` : ''
  const why = reason === null ? '' : `：${reason}`
  const toUnit = { organizationIds: organizationId === null ? [] : [organizationId] }
  const who = unit ?? '承办单位'
  if (kind === 'DISPATCHED') return { kind: 'COMPLAINT_DISPATCHED', to: toUnit, body: `新派发的工单${due}。` }
  if (kind === 'REWORKED')
    return { kind: 'COMPLAINT_DISPATCHED', to: toUnit, body: `工单发回重办${due}${why}` }
  const asking: Record<string, string> = {
    RETURNED: `${who}退单，请重新派发${why}`,
    RETURN_ASKED: `${who}再次申请退单，请裁定${why}`,
    EXTENSION_ASKED: `${who}申请延期 ${String(after['days'] ?? '')} 个工作日，请审批${why}`,
    EXCLUSION_ASKED: `申请剔除，请另一人审核${why}`,
  }
  const body = asking[kind]
  return body === undefined ? null : { kind: 'COMPLAINT_REQUESTED', to: { roles: MANAGERS }, body }
}

const tell = (step: Write, context: Context, ticket: Complaint, { kind, to, body }: Message) =>
  notify(step, context, {
    ...{ jurisdictionCode: ticket.jurisdictionCode, kind, to, body },
    ...{ title: `${ticket.externalId} ${ticket.title}`, path: `/complaints/${ticket.id}` },
    ...{ entity: 'Complaint', entityId: ticket.id },
  })

/** Tells the unit what it has to do, or the deciders what they are asked. */
export async function tellOfStep(
  step: Write,
  context: Context,
  ticket: Complaint,
  outcome: Pick<StepOutcome, 'kind' | 'organizationId' | 'after'>,
  { unit, reason }: { unit: string | null; reason: string | null },
): Promise<void> {
  const message = messageOf(outcome, unit, reason)
  if (message) await tell(step, context, ticket, message)
}

/** 问题工单 are proposed for supervision (DOMAIN §6): the office is told when one becomes so. */
export async function tellOfProblem(
  step: Write,
  context: Context,
  ticket: Complaint,
  { reworks = ticket.reworks, units = ticket.units }: StepOutcome['change'],
): Promise<void> {
  if (ticket.problem || !isProblemTicket({ reworks, units })) return
  const why = reworks >= PROBLEM_REWORKS ? `重办 ${reworks} 次` : `经过 ${units} 个单位`
  const body = `已${why}，成为问题工单，建议转为督办任务或督办通知。`
  await tell(step, context, ticket, { kind: 'COMPLAINT_REQUESTED', to: { roles: OFFICE_ROLES }, body })
}

/** Tells who asked, and the unit, what was decided. */
export async function tellOfDecision(
  step: Write,
  context: Context,
  ticket: Complaint,
  { askedById, organizationId }: { askedById: string | null; organizationId: string | null },
  body: string,
): Promise<void> {
  const to = {
    userIds: askedById === null ? [] : [askedById],
    organizationIds: organizationId === null ? [] : [organizationId],
  }
  await tell(step, context, ticket, { kind: 'COMPLAINT_DECIDED', to, body })
}
