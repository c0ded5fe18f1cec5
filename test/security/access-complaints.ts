import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import type { TestServer } from '#test/kit/server.ts'
import type { Person } from './access-world.ts'

/** A ticket in the hands of the unit, with an extension asked by its person, and a limit that was set. */
export interface BuiltComplaint {
  complaintId: string
  complaintRequestId: string
  complaintLimitId: string
  complaintImportId: string
  complaintCategoryId: string
  serviceTokenId: string
}

const TODAY = dayToDate('2024-10-15')
const DUE = dayToDate('2024-10-22')

export async function buildComplaint(
  { db, clock }: TestServer,
  organizationId: string,
  { userId }: Pick<Person, 'userId'>,
): Promise<BuiltComplaint> {
  const ids = {
    ...{ complaintId: newId(), complaintRequestId: newId(), complaintLimitId: newId() },
    ...{ complaintImportId: newId(), serviceTokenId: newId() },
    complaintCategoryId: newId(),
  }
  const sourceId = newId()
  const [whose, now] = [{ jurisdictionCode: WUJIANG }, clock.now()]
  await db.prisma.complaintSource.create({
    data: { ...whose, id: sourceId, name: '本级受理', own: true, createdAt: now },
  })
  await db.prisma.complaint.create({
    data: {
      ...{ ...whose, id: ids.complaintId, sourceId, externalId: '12345-20241015-9001', own: true },
      ...{ title: '路灯不亮', placeCode: WUJIANG, organizationId, state: 'HANDLING', class: 'REQUEST' },
      ...{ receivedAt: now, receivedOn: TODAY, dispatchedAt: now, dispatchedOn: TODAY, signedAt: now },
      ...{ dueOn: DUE, originalDueOn: DUE },
    },
  })
  await db.sql(
    `insert into complaint_text (division_code, complaint_id, content, words) values ($1, $2::uuid, $3, $4::tsvector)`,
    [WUJIANG, ids.complaintId, '路灯坏了。', '路灯'],
  )
  await db.prisma.complaintPerson.create({
    data: { ...whose, complaintId: ids.complaintId, name: '王建国', phone: '13812345678' },
  })
  await db.prisma.complaintRequest.create({
    data: {
      ...{ ...whose, id: ids.complaintRequestId, complaintId: ids.complaintId, kind: 'EXTENSION', days: 2 },
      ...{ organizationId, reason: '等待配件到货', askedOn: TODAY, askedAt: now },
      ...{ askedById: userId, askedBy: '测试' },
    },
  })
  const category = { id: ids.complaintCategoryId, rootId: ids.complaintCategoryId, level: 1 }
  await db.prisma.complaintCategory.create({ data: { ...whose, ...category, name: '市容', path: '市容' } })
  await db.prisma.complaintLimit.create({
    data: {
      ...{ ...whose, id: ids.complaintLimitId, urgency: 'CRITICAL', signHours: 1, contactDays: 1 },
      ...{
        workingDays: 1,
        returnLimit: 1,
        extensionDays: 1,
        validFrom: TODAY,
        createdAt: now,
        createdBy: '测试',
      },
    },
  })
  await db.prisma.complaintImport.create({
    data: {
      ...{ ...whose, id: ids.complaintImportId, fileName: '工单.csv', sha256: '0'.repeat(64), bytes: 100n },
      ...{ status: 'CANCELLED', startedAt: now, startedBy: '测试', finishedAt: now },
    },
  })
  await db.prisma.serviceToken.create({
    data: {
      ...{ ...whose, id: ids.serviceTokenId, name: '热线平台', sourceName: '12345 热线' },
      ...{ tokenHash: ids.serviceTokenId, createdAt: now, createdBy: '测试' },
    },
  })
  return ids
}
