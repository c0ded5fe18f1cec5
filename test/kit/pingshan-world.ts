import 'reflect-metadata'
import { createUser, DEMO_PASSWORD, type GrantFacts } from '#api/modules/access/index.ts'
import { importDivisions } from '#api/modules/divisions/index.ts'
import { readConfig } from '#api/platform/config.ts'
import type { Context } from '#api/platform/context.ts'
import { openMigrated } from '#api/start.ts'
import { PINGSHAN, readPingshan } from '#test/e2e/pingshan-figures.ts'

/**
 * A program of its own: fills the data folder of the environment with Pingshan as its complaint file names it, six streets
 * and 23 communities under codes of our own, no unit, and two people.
 */
const three = (number: number) => String(number + 1).padStart(3, '0')

/** The district with the streets and communities that the file names. */
function divisions() {
  const places = new Map<string, Set<string>>()
  for (const { STREET_NAME: street = '-', COMMUNITY_NAME: community = '-' } of readPingshan()) {
    if (street === '-') continue
    const communities = places.get(street) ?? new Set()
    if (community !== '-') communities.add(community)
    places.set(street, communities)
  }
  return {
    ...{ code: '440310', name: '坪山区' },
    ...{ province: { code: '44', name: '广东省' }, city: { code: '4403', name: '深圳市' } },
    children: [...places].map(([street, communities], at) => ({
      code: `440310${three(at)}`,
      name: street,
      children: [...communities].map((name, below) => ({ code: `440310${three(at)}${three(below)}`, name })),
    })),
  }
}

async function makePeople(context: Context): Promise<void> {
  const people: [username: string, name: string, role: GrantFacts['role']][] = [
    ['steward', '数据管理员', 'DATA_STEWARD'],
    ['supervisor', '督查员', 'SUPERVISOR'],
  ]
  for (const [username, name, role] of people)
    await createUser(context, {
      ...{ username, name, password: DEMO_PASSWORD },
      grants: [{ role, jurisdictionCode: PINGSHAN }],
    })
}

const { context, close } = await openMigrated(readConfig())
try {
  await importDivisions(context, divisions(), { demo: false })
  await makePeople(context)
} finally {
  await close()
}
