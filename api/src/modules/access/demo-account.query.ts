import type { Context } from '../../platform/context.ts'
import type { DemoAccount } from './access.type.ts'
import { divisionOrCode } from './place.ts'
import { DEMO_PASSWORD } from './user.service.ts'

/** The accounts of the demo world in the order they were made; none unless the server is a demo. */
export async function demoAccounts(context: Context): Promise<DemoAccount[]> {
  if (!context.demo) return []
  const users = await context.db.prisma.user.findMany({
    where: { demo: true, disabledAt: null, grants: { some: {} } },
    include: { grants: { orderBy: { id: 'asc' }, take: 1 } },
    orderBy: { id: 'asc' },
  })
  const accounts = users.map(async ({ username, name, grants: [first] }) => {
    if (!first) return []
    const { name: jurisdictionName } = await divisionOrCode(context, first.jurisdictionCode)
    return [{ username, password: DEMO_PASSWORD, name, role: first.role, jurisdictionName }]
  })
  return (await Promise.all(accounts)).flat()
}
