import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_ROLES } from '#api/modules/access/index.ts'
import { createSchema } from '#api/schema.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const COUNTY = '440203000000'

/** What may be called before signing in. A longer list needs a reason. */
const OPEN = ['server', 'viewer', 'signIn', 'signOut']

/**
 * What everybody with an account may call: the own account, messages and views, the names of places and units, the
 * search, which finds what each may read elsewhere, and the note that a table of a page was saved.
 */
const FOR_ACCOUNTS = [
  ...OPEN,
  'changePassword',
  'division',
  'divisionMap',
  'organizations',
  'messages',
  'messagePreferences',
  'markMessagesRead',
  'setMessagePreference',
  'setMyContact',
  'search',
  'savedViews',
  'savedView',
  'saveView',
  'renameView',
  'deleteView',
  'restoreView',
  'recordTableExport',
]

/** What each of the three administrators may call besides: only its own (三员分立). */
const FOR_ADMINS: Readonly<Record<string, readonly string[]>> = {
  SYSTEM_ADMIN: [
    'adminWarnings',
    'calendarYear',
    'setCalendarDays',
    'removeCalendarDay',
    'ruleSettings',
    'setRule',
    'webhooks',
    'deliveries',
    'saveWebhook',
    'testWebhook',
    'retryDelivery',
    'removeDivisionMap',
    'adminPlaces',
    'nextDivisionCode',
    'addDivision',
    'renameDivision',
    'retireDivision',
    'restoreDivision',
    'adminUnits',
    'addUnit',
    'editUnit',
    'setUnitActive',
    'mergeUnits',
    'adminLights',
    'setLights',
  ],
  SECURITY_ADMIN: [
    'adminWarnings',
    'serviceTokens',
    'createServiceToken',
    'revokeServiceToken',
    'adminUnits',
    'users',
    'grantEffects',
    'createUser',
    'editUser',
    'setUserGrants',
    'resetUserPassword',
    'setUserDisabled',
    'endUserSessions',
    'unlockUser',
  ],
  AUDIT_ADMIN: ['adminWarnings', 'auditEntries', 'auditWords', 'auditVerification'],
}

/** What a big screen shows, and what ends it. */
const ON_SCREEN = [
  ...OPEN,
  'cockpit',
  'indicatorBoard',
  'complaintBoard',
  'ratingBoard',
  'notices',
  'tasks',
  'division',
  'divisionMap',
]

/** What is left while a first password stands. */
const ON_HOLD = [...OPEN, 'changePassword']

interface Operation {
  name: string
  document: string
}

/** Any value of the type, written as in a document. */
function anyValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return anyValue(type.ofType)
  if (isListType(type)) return '[]'
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField)
    return `{ ${fields.map(field => `${field.name}: ${anyValue(field.type)}`).join(', ')} }`
  }
  const samples: Record<string, string> = { Int: '1', Float: '1', Boolean: 'true', Day: '"2024-10-15"' }
  return samples[type.name] ?? `"${COUNTY}"`
}

function operationOf(kind: string, field: GraphQLField<unknown, unknown>): Operation {
  const required = field.args.filter(isRequiredArgument)
  const args = required.map(arg => `${arg.name}: ${anyValue(arg.type)}`).join(', ')
  const fields = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'
  return { name: field.name, document: `${kind} { ${field.name}${args ? `(${args})` : ''}${fields} }` }
}

const schema = createSchema()
const operations: Operation[] = [
  ...Object.values(schema.getQueryType()!.getFields()).map(field => operationOf('query', field)),
  ...Object.values(schema.getMutationType()!.getFields()).map(field => operationOf('mutation', field)),
]
const except = (names: string[]) => operations.filter(({ name }) => !names.includes(name))

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
  await server.db.prisma.division.create({ data: { code: COUNTY, name: '武江区', level: 3 } })
})

/** Names of the operations that answered otherwise. */
async function notRefused(client: TestClient, code: string, list: Operation[]): Promise<string[]> {
  const others: string[] = []
  for (const { name, document } of list) {
    const answer = await client.query(document)
    if (answer.code !== code) others.push(`${name}: ${answer.code ?? JSON.stringify(answer.data)}`)
  }
  return others
}

describe('every operation of the schema', () => {
  it('asks a stranger to sign in, but for the few that are open', async () => {
    expect(operations.length).toBeGreaterThan(10)
    expect(await notRefused(asStranger(server), 'UNAUTHENTICATED', except(OPEN))).toEqual([])
  })

  it('asks an ended session to sign in', async () => {
    const person = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    await server.db.prisma.session.deleteMany({ where: { userId: person.userId } })
    expect(await notRefused(person, 'UNAUTHENTICATED', except(OPEN))).toEqual([])
  })

  it.each(ADMIN_ROLES)('is refused to %s, who has no business data', async role => {
    const admin = await asUser(server, { role, jurisdictionCode: COUNTY })
    const own = FOR_ADMINS[role] ?? []
    expect(await notRefused(admin, 'FORBIDDEN', except([...FOR_ACCOUNTS, ...own]))).toEqual([])
  })

  it('is refused to an account without any role', async () => {
    expect(await notRefused(await asUser(server), 'FORBIDDEN', except(FOR_ACCOUNTS))).toEqual([])
  })

  it('is refused while a first password stands, but for changing it', async () => {
    const person = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    await server.db.prisma.user.update({ where: { id: person.userId }, data: { mustChangePassword: true } })
    expect(await notRefused(person, 'FORBIDDEN', except(ON_HOLD))).toEqual([])
  })

  it('is refused to a big screen, but for its boards', async () => {
    const person = await asUser(server, { role: 'LEADER', jurisdictionCode: COUNTY })
    await server.db.prisma.session.updateMany({
      where: { userId: person.userId },
      data: { screenUntil: new Date(server.clock.now().getTime() + 60_000) },
    })
    expect(await notRefused(person, 'FORBIDDEN', except(ON_SCREEN))).toEqual([])
    const { data } = await person.query<{ cockpit: unknown }>(
      `{ cockpit(place: "${COUNTY}") { place { code } } }`,
    )
    expect(data.cockpit).toEqual({ place: { code: COUNTY } })
  })

  it('is refused to a disabled account', async () => {
    const person = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    await server.db.prisma.user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } })
    expect(await notRefused(person, 'UNAUTHENTICATED', except(OPEN))).toEqual([])
  })
})
