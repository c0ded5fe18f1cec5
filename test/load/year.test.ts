import { expect, test } from 'vitest'
import { verifyAudit } from '#api/modules/audit/index.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { checkDays, checkNumbers } from './year/check.ts'
import { sampledDays } from './year/recompute.ts'
import { simulate } from './year/simulate.ts'
import { FIRST_DAY, SMALL } from './year/size.ts'

const SEED = Number(process.env['SEED'] ?? SMALL.seed)

test(`two months of five units leave the audit chain whole and every light as the history says (seed ${SEED})`, async () => {
  const { world, lastDay, onTheDay, nights } = await simulate({ ...SMALL, seed: SEED })
  expect(onTheDay.differences).toEqual([])
  expect(onTheDay.compared).toBeGreaterThan(0)
  const past = await checkDays(world, sampledDays(FIRST_DAY, lastDay, 10))
  expect(past.differences).toEqual([])
  expect(past.compared).toBe(10 * world.files.length)
  expect(nights.proposed).toBeGreaterThan(0)
  expect((await checkNumbers(world)).faults).toEqual([])
  // The check is worth something: a date moved behind the back of the history is found.
  await world.server.db.script(`update milestone set due_on = due_on + 1 where id = (
    select id from milestone where due_on is not null order by id limit 1)`)
  expect((await checkDays(world, [lastDay])).differences).toHaveLength(1)
  expect(await verifyAudit(world.server.context, WUJIANG)).toMatchObject({
    intact: true,
    unsealed: 0,
    faultCount: 0,
  })
}, 300_000)
