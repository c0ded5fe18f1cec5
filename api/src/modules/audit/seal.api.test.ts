import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { appendFile } from '../../platform/append-file.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { anchorHead, sealAll, verifyAudit } from './index.ts'
import { headOf, settledPositions } from './seal.service.ts'

let server: TestServer
let context: Context

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
  const anchors = appendFile(`${server.config.dataDir}/${newId()}.log`)
  context = { ...server.context, anchors, memo: new Map() }
})

const entry = (jurisdictionCode: string, number: number) =>
  write(context, jurisdictionCode, ({ record }) =>
    record({
      type: 'TESTED',
      entity: 'Test',
      entityId: String(number),
      before: { b: number, a: '旧', nested: { z: [1.5, null, true], y: '“引号”' } },
      after: { a: `新${number}` },
    }),
  )

async function entries(count: number, jurisdictionCode = WUJIANG): Promise<void> {
  for (let number = 1; number <= count; number += 1) await entry(jurisdictionCode, number)
}

const sql = (text: string, ...parameters: unknown[]) => server.db.sql(text, parameters)
const positions = async (): Promise<number[]> =>
  (await server.db.sql<{ position: number }>('select position from audit_entry order by position')).map(
    row => row.position,
  )

/** What the check finds, in short. */
const found = async (jurisdictionCode = WUJIANG): Promise<string[]> =>
  (await verifyAudit(context, jurisdictionCode)).faults.map(
    ({ kind, position, no }) => `${kind} ${kind === 'SEAL_GAP' || kind === 'ANCHOR' ? no : position}`,
  )

describe('sealing', () => {
  test('numbers the entries of each jurisdiction without gap, in their order', async () => {
    await entries(3)
    await entries(2, NANPING)
    await entries(2)
    const heads = await sealAll(context)
    expect([...heads].map(([code, { no }]) => [code, no])).toEqual([
      [NANPING, 2],
      [WUJIANG, 5],
    ])
    const seals = await server.db.prisma.auditSeal.findMany({
      where: { jurisdictionCode: WUJIANG },
      orderBy: { no: 'asc' },
    })
    expect(seals.map(({ no }) => Number(no))).toEqual([1, 2, 3, 4, 5])
    expect(new Set(seals.map(({ hash }) => hash)).size).toBe(5)
    expect(await found()).toEqual([])
  })

  test('again adds nothing, and later entries go on from the head', async () => {
    await entries(3)
    const first = (await sealAll(context)).get(WUJIANG)
    expect((await sealAll(context)).get(WUJIANG)).toEqual(first)
    await entries(1)
    expect((await sealAll(context)).get(WUJIANG)?.no).toBe(4)
    const report = await verifyAudit(context, WUJIANG)
    expect(report).toMatchObject({ entries: 4, sealed: 4, unsealed: 0, intact: true, headNo: 4 })
  })

  test('by several at once makes one chain', async () => {
    await entries(40)
    await Promise.all(Array.from({ length: 6 }, () => sealAll(context)))
    expect(await headOf(server.db, WUJIANG)).toMatchObject({ no: 40 })
    expect(await found()).toEqual([])
  })

  test('while people write keeps the chain whole', async () => {
    let done = false
    const writers = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let round = 0; round < 12; round += 1)
          await write(context, writer % 2 ? WUJIANG : NANPING, async ({ tx, record }) => {
            await record({ type: 'TESTED', entity: 'Test', entityId: `${writer}-${round}` })
            // Some transactions end later than those that began after them.
            await tx.$executeRaw`select pg_sleep(${(writer % 3) * 0.004})`
          })
      }),
    ).finally(() => {
      done = true
    })
    while (!done) await sealAll(context)
    await writers
    for (const code of [WUJIANG, NANPING]) {
      const report = await verifyAudit(context, code)
      expect(report).toMatchObject({ entries: 48, sealed: 48, unsealed: 0, intact: true, faults: [] })
    }
  })

  test.runIf(process.env['TEST_DATABASE_URL'])(
    'waits for who took a position before, and gives up without harm',
    async () => {
      await entries(1)
      let release = () => {}
      const held = new Promise<void>(resolve => {
        release = resolve
      })
      let inserted = () => {}
      const hasInserted = new Promise<void>(resolve => {
        inserted = resolve
      })
      const slow = write(context, WUJIANG, async ({ record }) => {
        await record({ type: 'TESTED', entity: 'Test', entityId: 'slow' })
        inserted()
        await held
      })
      await hasInserted
      await entries(1)
      expect(await settledPositions(server.db, 300)).toEqual([])
      const settled = settledPositions(server.db, 10_000)
      release()
      await slow
      expect((await settled)[0]?.code).toBe(WUJIANG)
      await sealAll(context)
      expect(await found()).toEqual([])
      expect((await headOf(server.db, WUJIANG)).no).toBe(3)
    },
  )
})

describe('the check finds', () => {
  let [a, b, c]: number[] = []

  beforeEach(async () => {
    await entries(6)
    await sealAll(context)
    await anchorHead(context, WUJIANG)
    ;[, a, b, c] = await positions()
  })

  test.each([
    ['who', `user_name = '别人'`],
    ['when', `at = at + interval '1 millisecond'`],
    ['from where', `ip = '10.0.0.1'`],
    ['what', `type = 'OTHER'`],
    ['which record', `entity_id = 'x'`],
    ['the value before', `before = before || '{"b": 3}'`],
    ['the value after', 'after = null'],
  ])('%s changed', async (_, change) => {
    await sql(`update audit_entry set ${change} where position = $1`, a)
    expect(await found()).toEqual([`CHANGED ${a}`])
  })

  test('an entry deleted', async () => {
    await sql('delete from audit_entry where position = $1', b)
    expect(await found()).toEqual([`MISSING ${b}`])
  })

  test('an entry deleted with its seal', async () => {
    await sql('delete from audit_entry where position = $1', b)
    await sql('delete from audit_seal where position = $1', b)
    expect(await found()).toEqual(['SEAL_GAP 3'])
  })

  test('an entry deleted with its seal, and the numbers closed up', async () => {
    await sql('delete from audit_entry where position = $1', b)
    await sql('delete from audit_seal where position = $1', b)
    for (const no of [4, 5, 6]) await sql('update audit_seal set no = $1 where no = $2', no - 1, no)
    expect(await found()).toEqual([`CHANGED ${c}`, 'ANCHOR 6'])
  })

  test('the last one deleted', async () => {
    const last = (await positions()).at(-1)
    await sql('delete from audit_entry where position = $1', last)
    expect(await found()).toEqual([`MISSING ${last}`])
  })

  test('the end cut off with its seals', async () => {
    const end = (await positions()).slice(-2)
    await sql('delete from audit_entry where position = any($1::bigint[])', end)
    await sql('delete from audit_seal where position = any($1::bigint[])', end)
    const { faults, headNo } = await verifyAudit(context, WUJIANG)
    expect(headNo).toBe(4)
    expect(faults.map(({ words }) => words)).toEqual([
      expect.stringMatching(/记下的封存号 6之后的记录被截去，现在只到 4。/),
    ])
  })

  test('the end cut off and written over', async () => {
    await sql('delete from audit_entry where position > $1', b)
    await sql('delete from audit_seal where position > $1', b)
    await entries(5)
    await sealAll(context)
    expect(await found()).toEqual(['ANCHOR 6'])
  })

  test('two entries swapped', async () => {
    await sql('update audit_entry set position = -1 where position = $1', a)
    await sql('update audit_entry set position = $1 where position = $2', a, b)
    await sql('update audit_entry set position = $1 where position = -1', b)
    expect(await found()).toEqual([`CHANGED ${a}`, `CHANGED ${b}`])
  })

  test('two seals swapped', async () => {
    await sql('update audit_seal set position = -1 where position = $1', a)
    await sql('update audit_seal set position = $1 where position = $2', a, b)
    await sql('update audit_seal set position = $1 where position = -1', b)
    expect(await found()).toEqual([`CHANGED ${b}`, `REORDERED ${a}`, `CHANGED ${a}`])
  })

  test('an entry inserted among the others', async () => {
    await sql('delete from audit_seal')
    await sql('delete from audit_entry where position = $1', b)
    const fresh = { ...context, anchors: appendFile(`${server.config.dataDir}/${newId()}.log`) }
    await sealAll(fresh)
    await sql(
      `insert into audit_entry (division_code, position, at, user_name, type, entity, entity_id)
      values ($1, $2, now(), '别人', 'SIGNED_IN', 'User', 'x')`,
      WUJIANG,
      b,
    )
    context = fresh
    expect(await found()).toEqual([`INSERTED ${b}`])
  })

  test('a seal cut out', async () => {
    await sql('delete from audit_seal where position = $1', b)
    expect(await found()).toEqual(['SEAL_GAP 3', `INSERTED ${b}`])
  })

  test('a chain made anew after a change, by the head written down', async () => {
    await sql(`update audit_entry set user_name = '别人' where position = $1`, a)
    await sql('delete from audit_seal')
    expect(await found()).toEqual(['ANCHOR 6'])
  })

  test('a head written down that cannot be read', async () => {
    await context.anchors.append('{"no": 6')
    expect(await found()).toEqual(['ANCHOR_UNREADABLE undefined'])
  })

  test('nothing where nothing was done, also in another jurisdiction', async () => {
    await entries(2, NANPING)
    await sql('delete from audit_entry where position = $1 and division_code = $2', a, WUJIANG)
    expect(await found(NANPING)).toEqual([])
    expect(await found('110000000000')).toEqual([])
  })
})

describe('the head written down', () => {
  test('is added once a change, and never while there is no seal', async () => {
    expect(await anchorHead(context, WUJIANG)).toBe(false)
    await entries(2)
    await sealAll(context)
    expect(await anchorHead(context, WUJIANG)).toBe(true)
    expect(await anchorHead(context, WUJIANG)).toBe(false)
    expect(await context.anchors.lines()).toHaveLength(1)
  })
})
