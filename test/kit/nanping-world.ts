import 'reflect-metadata'
import { createUser, DEMO_PASSWORD, type GrantFacts } from '#api/modules/access/index.ts'
import { importDivisions, saveOrganizations } from '#api/modules/divisions/index.ts'
import { readConfig } from '#api/platform/config.ts'
import type { Context } from '#api/platform/context.ts'
import { dayToDate } from '#api/platform/day.ts'
import { write } from '#api/platform/write.ts'
import { openMigrated } from '#api/start.ts'
import { divisionFacts, JURISDICTIONS, organizationFacts } from '#seeds/facts/read-facts.ts'

/**
 * A program of its own: fills the data folder of the environment with Nanping, its units and five people, and no plan.
 * The office's mark stands in the numbers of its notices.
 */
const NANPING = JURISDICTIONS.nanping
const UNIT = '市数字办'
const MARK = '南政'

async function makePlaces(context: Context): Promise<void> {
  await importDivisions(context, divisionFacts('nanping'), { demo: false })
  const drafts = organizationFacts('nanping').map(fact => ({ ...fact, placeCode: NANPING }))
  await write(context, NANPING, async step => {
    await saveOrganizations(step, NANPING, drafts, context.clock.now())
    await step.tx.ruleSetting.create({
      data: {
        ...{ jurisdictionCode: NANPING, key: 'agencyMark', version: 1, value: MARK },
        ...{ validFrom: dayToDate('2018-01-01'), createdAt: context.clock.now() },
      },
    })
    await step.record({ type: 'ORGANIZATIONS_SAVED', entity: 'Jurisdiction', entityId: NANPING })
  })
}

async function makePeople(context: Context): Promise<void> {
  const { id: organizationId } = await context.db.prisma.organization.findFirstOrThrow({
    where: { jurisdictionCode: NANPING, name: UNIT },
  })
  const people: [username: string, name: string, grant: Omit<GrantFacts, 'jurisdictionCode'>][] = [
    ['leader', '市领导', { role: 'LEADER' }],
    ['head', '督查室主任', { role: 'SUPERVISION_HEAD' }],
    ['supervisor', '督查员', { role: 'SUPERVISOR' }],
    ['unit-leader', '市数字办负责人', { role: 'UNIT_LEADER', organizationId }],
    ['unit-officer', '市数字办联络员', { role: 'UNIT_OFFICER', organizationId }],
  ]
  for (const [username, name, grant] of people)
    await createUser(context, {
      ...{ username, name, password: DEMO_PASSWORD },
      grants: [{ ...grant, jurisdictionCode: NANPING }],
    })
}

const { context, close } = await openMigrated(readConfig())
try {
  await makePlaces(context)
  await makePeople(context)
} finally {
  await close()
}
