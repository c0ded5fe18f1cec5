import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { addTickets } from '#test/kit/plain-tickets.ts'
import type { TestServer } from '#test/kit/server.ts'

/** A hot issue of the unit's tickets, and another one to be merged into it. */
export interface BuiltHotIssues {
  hotIssueId: string
  otherIssueId: string
  /** Tickets of the first. */
  issueTicketIds: string[]
}

export async function buildHotIssues(server: TestServer, organizationId: string): Promise<BuiltHotIssues> {
  const { db, clock } = server
  const receivedOn = dayToDate('2024-10-10')
  const [hotIssueId, otherIssueId] = [newId(), newId()]
  const ids = await addTickets(
    server,
    Array.from({ length: 5 }, () => ({
      title: '路灯不亮',
      placeCode: WUJIANG,
      organizationId,
      receivedOn: '2024-10-10',
    })),
  )
  const issue = {
    jurisdictionCode: WUJIANG,
    placeCode: WUJIANG,
    organizationId,
    keywords: [],
    foundAt: clock.now(),
  }
  await db.prisma.hotIssue.createMany({
    data: [hotIssueId, otherIssueId].map((id, index) => ({
      ...issue,
      id,
      title: `路灯不亮${index}`,
      firstOn: receivedOn,
      lastOn: receivedOn,
    })),
  })
  await db.prisma.hotIssueMember.createMany({
    data: ids.map((complaintId, index) => ({
      jurisdictionCode: WUJIANG,
      complaintId,
      hotIssueId: index < 3 ? hotIssueId : otherIssueId,
      receivedOn,
      score: 1,
      core: true,
    })),
  })
  return { hotIssueId, otherIssueId, issueTicketIds: ids.slice(0, 3) }
}
