import 'reflect-metadata'
import { createUser, DEMO_PASSWORD, type GrantFacts } from '#api/modules/access/index.ts'
import { importDivisions, saveOrganizations } from '#api/modules/divisions/index.ts'
import { readConfig } from '#api/platform/config.ts'
import type { Context } from '#api/platform/context.ts'
import { write } from '#api/platform/write.ts'
import { openMigrated } from '#api/start.ts'
import { divisionFacts, JURISDICTIONS } from '#seeds/facts/read-facts.ts'

/**
 * A program of its own: fills the data folder of the environment with a county as it is on its first day: its places,
 * one department, an account of each role, and nothing else.
 */
const COUNTY = JURISDICTIONS.wujiang
const TOWN = '440203102000'
const UNIT = '区政务服务数据管理局'

async function makeUnit(context: Context): Promise<string> {
  await importDivisions(context, divisionFacts('wujiang'), { demo: false })
  await write(context, COUNTY, async step => {
    const draft = { name: UNIT, aliases: [], kind: 'DEPARTMENT' as const, placeCode: COUNTY }
    await saveOrganizations(step, COUNTY, [draft], context.clock.now())
    await step.record({ type: 'ORGANIZATIONS_SAVED', entity: 'Jurisdiction', entityId: COUNTY })
  })
  const { id } = await context.db.prisma.organization.findFirstOrThrow({
    where: { jurisdictionCode: COUNTY, name: UNIT },
  })
  return id
}

async function makePeople(context: Context, organizationId: string): Promise<void> {
  const village = await context.db.prisma.division.findFirstOrThrow({
    where: { parentCode: TOWN },
    orderBy: { code: 'asc' },
  })
  const people: [username: string, name: string, grant: Omit<GrantFacts, 'jurisdictionCode'>][] = [
    ['leader', '区领导', { role: 'LEADER' }],
    ['head', '督查室主任', { role: 'SUPERVISION_HEAD' }],
    ['supervisor', '督查员', { role: 'SUPERVISOR' }],
    ['unit-leader', '政数局负责人', { role: 'UNIT_LEADER', organizationId }],
    ['unit-officer', '政数局联络员', { role: 'UNIT_OFFICER', organizationId }],
    ['town', '龙归镇经办人', { role: 'TOWN_OPERATOR', scopeCode: TOWN }],
    ['village', '村居经办人', { role: 'VILLAGE_OPERATOR', scopeCode: village.code }],
    ['steward', '数据管理员', { role: 'DATA_STEWARD' }],
    ['system-admin', '系统管理员', { role: 'SYSTEM_ADMIN' }],
    ['security-admin', '安全管理员', { role: 'SECURITY_ADMIN' }],
    ['audit-admin', '审计管理员', { role: 'AUDIT_ADMIN' }],
  ]
  for (const [username, name, grant] of people)
    await createUser(context, {
      ...{ username, name, password: DEMO_PASSWORD },
      grants: [{ ...grant, jurisdictionCode: COUNTY }],
    })
}

const { context, close } = await openMigrated(readConfig())
try {
  await makePeople(context, await makeUnit(context))
} finally {
  await close()
}
