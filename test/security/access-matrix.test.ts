import { type GraphQLField, getNamedType, isLeafType, isObjectType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '#api/schema.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asStranger, type TestClient } from '#test/kit/client.ts'
import { createTestServer } from '#test/kit/server.ts'
import { ADMIN_ROWS } from './access-admin-rows.ts'
import { COMPLAINT_BOARD_ROWS } from './access-complaint-board-rows.ts'
import { COMPLAINT_IMPORT_ROWS } from './access-complaint-import-rows.ts'
import { COMPLAINT_LIST_ROWS } from './access-complaint-list-rows.ts'
import { COMPLAINT_ROWS } from './access-complaint-rows.ts'
import { FIGURE_ROWS } from './access-figure-rows.ts'
import { HOT_ISSUE_ROWS } from './access-hot-issue-rows.ts'
import { INDICATOR_ROWS } from './access-indicator-rows.ts'
import { NOTICE_ROWS } from './access-notice-rows.ts'
import { OBSERVATION_ROWS } from './access-observation-rows.ts'
import { OTHER_ROWS } from './access-other-rows.ts'
import { RATING_ROWS } from './access-rating-rows.ts'
import type { AccessRow } from './access-row.ts'
import { SYSTEM_ROWS } from './access-system-rows.ts'
import { TASK_ROWS } from './access-task-rows.ts'
import { ACTORS, type AccessWorld, type Actor, buildAccessWorld } from './access-world.ts'

type Field = GraphQLField<unknown, unknown>

/** Signing in and out, one's own password and a big screen: tested where they live. */
const SIGNING_IN = ['changePassword', 'openScreen', 'signIn', 'signOut']

const ROWS: Record<string, AccessRow> = {
  ...TASK_ROWS,
  ...NOTICE_ROWS,
  ...OTHER_ROWS,
  ...SYSTEM_ROWS,
  ...RATING_ROWS,
  ...FIGURE_ROWS,
  ...INDICATOR_ROWS,
  ...OBSERVATION_ROWS,
  ...COMPLAINT_BOARD_ROWS,
  ...COMPLAINT_ROWS,
  ...COMPLAINT_LIST_ROWS,
  ...COMPLAINT_IMPORT_ROWS,
  ...HOT_ISSUE_ROWS,
  ...ADMIN_ROWS,
}

const schema = createSchema()
const fieldsOf = (kind: 'query' | 'mutation') => {
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType()
  return Object.values(type?.getFields() ?? {}).map(field => ({ kind, field }))
}
const operations = [...fieldsOf('query'), ...fieldsOf('mutation')]
const tested = operations.flatMap(({ kind, field }) => {
  const row = ROWS[field.name]
  return row ? [{ kind, field, row, name: field.name }] : []
})
type Tested = (typeof tested)[number]

/** What is asked of the answer: whether there is one, and for a batch what was done. */
function selection({ type }: Field): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  const isBatch = isObjectType(named) && 'faults' in named.getFields() && 'done' in named.getFields()
  return isBatch ? ' { done { __typename } faults { title } }' : ' { __typename }'
}

function documentOf({ kind, field }: Tested, given: string[]): string {
  const used = field.args.filter(arg => given.includes(arg.name))
  const head = used.map(arg => `$${arg.name}: ${arg.type}`).join(', ')
  const call = used.map(arg => `${arg.name}: $${arg.name}`).join(', ')
  return `${kind}${head ? ` (${head})` : ''} { ${field.name}${call ? `(${call})` : ''}${selection(field)} }`
}

interface Batch {
  done?: unknown[]
  faults?: { title: string }[]
}

/** The code of the refusal, `ANSWERED`, or what the answer has in place of records. */
async function outcome(client: TestClient, operation: Tested, actor: Actor): Promise<string> {
  const given = operation.row.with?.(world, actor) ?? {}
  const answer = await client.query<Record<string, unknown>>(documentOf(operation, Object.keys(given)), given)
  if (answer.code) return answer.code
  const value = answer.data[operation.name]
  if (value === null) return 'NULL'
  if (Array.isArray(value) && value.length === 0) return 'EMPTY'
  const { done, faults } = value as Batch
  return done?.length === 0 && faults?.every(({ title }) => title === '') ? 'UNKNOWN' : 'ANSWERED'
}

/** Operations with the people who got something else than expected. */
async function surprises(
  people: Record<Actor, TestClient>,
  actorsOf: (row: AccessRow) => readonly Actor[],
  isExpected: (got: string, row: AccessRow, actor: Actor) => boolean,
): Promise<string[]> {
  const found: string[] = []
  for (const operation of tested)
    for (const actor of actorsOf(operation.row)) {
      const got = await outcome(people[actor], operation, actor)
      if (!isExpected(got, operation.row, actor)) found.push(`${operation.name} by ${actor}: ${got}`)
    }
  return found
}

/** As if the record were not there. */
const HIDDEN = ['NOT_FOUND', 'NULL', 'EMPTY', 'UNKNOWN']
/** The policy said yes: a form that is out of date, or a webhook nobody listens at, come after it. */
const PERMITTED = ['ANSWERED', 'EMPTY', 'CONFLICT', 'UNAVAILABLE']
const others = ({ may }: AccessRow) => ACTORS.filter(actor => !may.includes(actor))
const writes = () => world.server.db.prisma.auditEntry.count({ where: { jurisdictionCode: WUJIANG } })

let world: AccessWorld
beforeAll(async () => {
  world = await buildAccessWorld(await createTestServer({ day: '2024-10-15' }))
})

test('every operation of the schema has its row in the table', () => {
  const names = operations.map(({ field }) => field.name).filter(name => !SIGNING_IN.includes(name))
  expect(Object.keys(ROWS).sort()).toEqual(names.sort())
})

describe('with the ids of records that are there', () => {
  test('a stranger is asked to sign in', async () => {
    const open = ['server', 'viewer']
    const answers: string[] = []
    for (const operation of tested.filter(({ name }) => !open.includes(name))) {
      const got = await outcome(asStranger(world.server), operation, 'unit')
      if (got !== 'UNAUTHENTICATED') answers.push(`${operation.name}: ${got}`)
    }
    expect(answers).toEqual([])
  })

  test('another role and another unit of the same jurisdiction are refused, and nothing is written', async () => {
    const before = await writes()
    const found = await surprises(world.people, others, (got, { unseen }, actor) =>
      unseen?.includes(actor) ? HIDDEN.includes(got) : got === 'FORBIDDEN',
    )
    expect(found).toEqual([])
    expect(await writes()).toBe(before)
  }, 180_000)

  test('nobody of another jurisdiction learns that they are there, and nothing is written', async () => {
    const before = await writes()
    const foreign = ({ own }: AccessRow) => (own ? [] : ACTORS)
    const found = await surprises(
      world.foreigners,
      foreign,
      (got, { may }, actor) => HIDDEN.includes(got) || (got === 'FORBIDDEN' && !may.includes(actor)),
    )
    expect(found).toEqual([])
    expect(await writes()).toBe(before)
  }, 180_000)

  test('a message is read for nobody but the one it was written to', async () => {
    const { people, messageId, server } = world
    const read = 'mutation ($ids: [ID!]!) { markMessagesRead(ids: $ids) }'
    for (const actor of others({ may: ['unit'] })) await people[actor].query(read, { ids: [messageId] })
    const mine = await people.unit.query<{ messages: { nodes: { id: string }[] } }>(
      '{ messages(unreadOnly: true) { nodes { id } } }',
    )
    expect(mine.data.messages.nodes.map(({ id }) => id)).toContain(messageId)
    expect(await server.db.prisma.message.count({ where: { id: messageId, readAt: null } })).toBe(1)
  })

  test('whoever may is not refused: the ids above are those of real records', async () => {
    const found = await surprises(
      world.people,
      ({ may }) => may,
      got => PERMITTED.includes(got),
    )
    expect(found).toEqual([])
  }, 180_000)
})
