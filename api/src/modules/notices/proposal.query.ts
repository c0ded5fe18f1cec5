import type { Prisma, EscalationProposal as ProposalRow, ProposalStatus } from '#prisma'
import type { Context, Viewer } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { isOffice, isSupervision, placeScope, SUPERVISION_ROLES } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { type ProposalFacts, proposalSummary } from './escalation.rules.ts'
import type { EscalationProposal, ProposalConnection } from './proposal.type.ts'

export interface ProposalListInput {
  place: string
  status?: readonly ProposalStatus[] | null
  first?: number | null
  after?: string | null
}

/** Proposals for units of a place, the open ones unless asked otherwise, the newest first. */
export async function listProposals(
  context: Context,
  { place, status, first, after }: ProposalListInput,
): Promise<ProposalConnection> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SUPERVISION_ROLES)
  const size = pageSize(first)
  const organizations = await organizationsIn(context, jurisdictionCode, place)
  const where: Prisma.EscalationProposalWhereInput = {
    jurisdictionCode,
    status: { in: status?.length ? [...status] : ['OPEN'] },
    ...(organizations === null ? {} : { organizationId: { in: organizations } }),
  }
  const behind = after ? decodeCursor(after, 1)[0] : null
  const [rows, totalCount] = await Promise.all([
    context.db.prisma.escalationProposal.findMany({
      where: behind === null ? where : { AND: [where, { id: { lt: String(behind) } }] },
      orderBy: { id: 'desc' },
      take: size + 1,
    }),
    context.db.prisma.escalationProposal.count({ where }),
  ])
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    nodes: shown.map(row => toProposal(context.viewer, row)),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.id]) : null },
    totalCount,
  }
}

/** Organizations that work in a place; null for the whole jurisdiction. */
async function organizationsIn(
  { db }: Context,
  jurisdictionCode: string,
  place: string,
): Promise<string[] | null> {
  if (place === jurisdictionCode) return null
  const { from, to } = codeRange(place)
  const rows = await db.prisma.organization.findMany({
    where: { jurisdictionCode, placeCode: { gte: from, lte: to } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** A proposal of a jurisdiction whose supervision the viewer belongs to; anything else is not there. */
export async function requireProposal({ db, viewer }: Context, id: string): Promise<ProposalRow> {
  const codes = [...new Set(viewer?.grants.map(({ jurisdictionCode }) => jurisdictionCode))]
  const row = isId(id)
    ? await db.prisma.escalationProposal.findFirst({ where: { id, jurisdictionCode: { in: codes } } })
    : null
  if (!row || !isSupervision(viewer, row.jurisdictionCode)) throw notFound('这条建议')
  return row
}

export function toProposal(viewer: Viewer | null, row: ProposalRow): EscalationProposal {
  const may = row.status === 'OPEN' && isOffice(viewer, row.jurisdictionCode)
  return {
    id: row.id,
    kind: row.kind,
    cause: row.cause,
    status: row.status,
    version: row.version,
    proposedOn: dateToDay(row.proposedOn),
    summary: proposalSummary(row.cause, row.facts as ProposalFacts),
    decidedOn: row.decidedOn && dateToDay(row.decidedOn),
    decidedBy: row.decidedBy,
    reason: row.reason,
    can: { confirm: may, dismiss: may },
    jurisdictionCode: row.jurisdictionCode,
    organizationId: row.organizationId,
    taskId: row.taskId,
    milestoneId: row.milestoneId,
    causeNoticeId: row.noticeId,
  }
}
