import type { Context } from '../../platform/context.ts'

/** One write as the log has it. */
export interface HistoryRow {
  at: Date
  userName: string
  type: string
  before: unknown
  after: unknown
}

const LONGEST_HISTORY = 200

/** The writes to some records of one kind, newest first. No policy: ask before showing. */
export async function historyOf(
  { db }: Context,
  jurisdictionCode: string,
  entity: string,
  entityIds: readonly string[],
): Promise<HistoryRow[]> {
  return db.prisma.auditEntry.findMany({
    where: { jurisdictionCode, entity, entityId: { in: [...entityIds] } },
    orderBy: { position: 'desc' },
    take: LONGEST_HISTORY,
    select: { at: true, userName: true, type: true, before: true, after: true },
  })
}
