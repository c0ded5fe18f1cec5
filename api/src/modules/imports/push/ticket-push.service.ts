import type { Context } from '../../../platform/context.ts'
import { badInput, DomainError, type FieldError } from '../../../platform/errors.ts'
import { write } from '../../../platform/write.ts'
import {
  categoriesOf,
  type Sender,
  sourceOf,
  type TicketRecord,
  takeTickets,
} from '../../complaints/index.ts'
import { foldTallies } from '../../tallies/index.ts'
import { RowJudge } from '../complaints/judge-row.rules.ts'
import { placeNow, readTermParts, TermBook, type TermParts } from '../complaints/term-book.ts'
import { errorsOf, PUSH_COLUMNS, readPushed } from './push-fields.rules.ts'

/** Tickets of one request. */
export const MOST_TICKETS = 1000

export interface PushedRow {
  /** 1, 2, 3 … as sent. */
  row: number
  externalId: string | null
  outcome: 'created' | 'updated' | 'unchanged' | 'failed'
  complaintId: string | null
  errors: FieldError[]
}

export interface PushAnswer {
  created: number
  updated: number
  unchanged: number
  failed: number
  rows: PushedRow[]
}

interface Judged {
  row: number
  externalId: string | null
  ticket: TicketRecord | null
  errors: FieldError[]
}

/** The list of a request. Throws `BAD_INPUT`, `TOO_LARGE`; `FORBIDDEN` for the source of another key. */
function readBody(body: unknown, sender: Sender): unknown[] {
  const { tickets, source } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >
  if (source !== undefined && source !== sender.sourceName)
    throw new DomainError(
      'FORBIDDEN',
      `这个令牌只能推送“${sender.sourceName}”的工单。请去掉 source，或向安全管理员申请该来源的令牌。`,
    )
  if (!Array.isArray(tickets) || tickets.length === 0)
    throw badInput('tickets', '请求应为 {"tickets": [ … ]}，至少一件工单。')
  if (tickets.length > MOST_TICKETS)
    throw new DomainError(
      'TOO_LARGE',
      `一次最多推送 ${MOST_TICKETS} 件工单，这次有 ${tickets.length} 件，请分批推送。`,
    )
  return tickets
}

/**
 * Takes tickets another system pushes: each is judged like a row of a file; the good ones go in, all in one transaction,
 * and every one is answered for. The same again changes nothing.
 */
export async function pushTickets(context: Context, sender: Sender, body: unknown): Promise<PushAnswer> {
  const tickets = readBody(body, sender)
  const { jurisdictionCode, sourceName } = sender
  const known = await context.db.prisma.complaintSource.findUnique({
    where: { jurisdictionCode_name: { jurisdictionCode, name: sourceName } },
  })
  if (known?.own)
    throw new DomainError(
      'FORBIDDEN',
      `“${sourceName}”的工单在本系统内办理，不能由外部推送。请改用别的来源名称。`,
    )
  const parts = await readTermParts(context, jurisdictionCode, known?.id ?? null, [])
  const judged = judgeAll(tickets, parts)
  const taken = await takeGood(context, sender, judged)
  return answerOf(judged, taken)
}

function judgeAll(tickets: readonly unknown[], parts: TermParts): Judged[] {
  const judge = new RowJudge({ columns: PUSH_COLUMNS })
  const book = new TermBook(parts)
  return tickets.map((sent, at): Judged => {
    const row = at + 1
    const { externalId, placeCode, cells, errors } = readPushed(sent)
    if (placeCode !== null && !parts.placeNames.has(placeCode))
      errors.push({ field: 'place', message: '本辖区没有这个区划代码，请核对，或改写地名。' })
    const judgement = judge.judge(row, cells)
    if ('faults' in judgement) errors.push(...errorsOf(judgement.faults))
    if (errors.length > 0 || 'faults' in judgement) return { row, externalId, ticket: null, errors }
    const ticket = book.resolve(judgement.ok)
    if (placeCode !== null) ticket.placeCode = placeNow(parts, placeCode)
    // A unit nobody knows stays in words: another system does not make units here.
    if (ticket.organizationId?.startsWith(NEW)) ticket.organizationId = null
    if (ticket.complainedOfId?.startsWith(NEW)) ticket.complainedOfId = null
    return { row, externalId: ticket.externalId, ticket, errors }
  })
}

/** What is to be made is told by its words. */
const NEW = 'new:'

const newPaths = (tickets: readonly TicketRecord[]): string[] => [
  ...new Set(
    tickets.flatMap(({ categoryId }) => (categoryId?.startsWith(NEW) ? categoryId.slice(NEW.length) : [])),
  ),
]

async function takeGood(context: Context, sender: Sender, judged: readonly Judged[]) {
  const tickets = judged.flatMap(({ ticket }) => ticket ?? [])
  if (tickets.length === 0) return []
  const { jurisdictionCode, sourceName, name, tokenId } = sender
  const taken = await write(context, jurisdictionCode, async step => {
    const source = await sourceOf(step, jurisdictionCode, sourceName)
    const made = await categoriesOf(step, jurisdictionCode, newPaths(tickets))
    for (const ticket of tickets) {
      if (ticket.categoryId?.startsWith(NEW))
        ticket.categoryId = made.get(ticket.categoryId.slice(NEW.length))?.id ?? null
    }
    const result = await takeTickets(step, context, {
      ...{ jurisdictionCode, sourceId: source.id, importId: null },
      tickets,
    })
    const { created, updated, unchanged } = result
    await step.record({
      ...{ type: 'COMPLAINTS_PUSHED', entity: 'ComplaintSource', entityId: source.id },
      after: { sender: name, senderId: tokenId, source: sourceName, created, updated, unchanged },
    })
    return result
  })
  await foldTallies(context)
  return taken.outcomes
}

const OUTCOMES = { CREATED: 'created', UPDATED: 'updated', UNCHANGED: 'unchanged' } as const

function answerOf(judged: readonly Judged[], taken: Awaited<ReturnType<typeof takeGood>>): PushAnswer {
  let next = 0
  const rows = judged.map(({ row, externalId, ticket, errors }): PushedRow => {
    if (ticket === null) return { row, externalId, outcome: 'failed', complaintId: null, errors }
    const done = taken[next++]
    return {
      ...{ row, externalId, errors },
      outcome: done ? OUTCOMES[done.outcome] : 'failed',
      complaintId: done?.complaintId ?? null,
    }
  })
  const count = (outcome: PushedRow['outcome']) => rows.filter(row => row.outcome === outcome).length
  return {
    ...{ created: count('created'), updated: count('updated') },
    ...{ unchanged: count('unchanged'), failed: count('failed'), rows },
  }
}
