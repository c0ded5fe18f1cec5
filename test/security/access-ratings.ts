import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import type { TestServer } from '#test/kit/server.ts'

/** A bad rating of the unit to be put right, one handed in, one with an appeal, and a file that came in. */
export interface BuiltRatings {
  ratingId: string
  appealedId: string
  rectifications: Record<'OPEN' | 'SUBMITTED', string>
  ratingImportId: string
}

export async function buildRatings({ db, clock }: TestServer, organizationId: string): Promise<BuiltRatings> {
  const day = dayToDate('2024-10-10')
  const at = { jurisdictionCode: WUJIANG, organizationId, placeCode: WUJIANG }
  const [one, two] = [newId(), newId()]
  const rectifications = { OPEN: newId(), SUBMITTED: newId() }
  const ratingImportId = newId()
  await db.prisma.rating.createMany({
    data: [one, two].map(id => ({
      ...{
        ...at,
        id,
        source: '测试',
        externalId: id,
        service: '办证',
        servedOn: day,
        level: 'DISSATISFIED' as const,
      },
    })),
  })
  await db.prisma.rectification.createMany({
    data: [
      { ...at, id: rectifications.OPEN, ratingId: one, status: 'OPEN', openedOn: day, dueOn: day },
      { ...at, id: rectifications.SUBMITTED, ratingId: two, status: 'SUBMITTED', openedOn: day, dueOn: day },
    ],
  })
  const appeal = {
    jurisdictionCode: WUJIANG,
    reason: '不属实',
    appealedOn: day,
    appealedAt: clock.now(),
    appealedBy: '测试',
  }
  await db.prisma.ratingAppeal.create({ data: { ...appeal, id: newId(), ratingId: two } })
  await db.prisma.ratingImport.create({
    data: {
      ...{ jurisdictionCode: WUJIANG, id: ratingImportId, source: '测试', fileName: '评价.csv', rows: 1 },
      ...{ created: 0, updated: 1, unchanged: 0, importedAt: clock.now(), importedBy: '测试' },
    },
  })
  return { ratingId: one, appealedId: two, rectifications, ratingImportId }
}
