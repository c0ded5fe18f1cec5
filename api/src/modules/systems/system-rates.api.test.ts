import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context, Viewer } from '#api/platform/context.ts'
import { addDays, type Day, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { CloudState, IntegrationState, SharingState } from '#prisma'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { listSystems } from './system.query.ts'
import { countMeasure, MEASURE_RULES, MEASURES, standingOn } from './system.rates.ts'
import type { WholeSystem } from './system.rows.ts'
import { readWhole } from './system.rows.ts'
import { RatePart } from './system.type.ts'
import { summarizeSystems } from './system-summary.query.ts'

const SEED = Date.now() % 1_000_000

/** Numbers from 0 to 1 that are the same at every run with the same seed (Park and Miller). */
let state = SEED + 1
const random = () => {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}

const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
const FIRST: Day = '2022-01-01'
const anyDay = (from: Day, days: number): Day => addDays(from, Math.floor(random() * days))

let server: TestServer
let context: Context
let systems: WholeSystem[]

/** Changes on the same day, entered late, corrected: whatever a ledger may hold. */
async function buildLedger({ db }: TestServer, owners: [string, string][]): Promise<string[]> {
  const rows = Array.from({ length: 90 }, (_, index) => {
    const [ownerId, placeCode] = pick(owners)
    return {
      ...{
        jurisdictionCode: WUJIANG,
        id: newId(),
        no: index + 1,
        name: `系统${index + 1}`,
        ownerId,
        placeCode,
      },
      ...{ classified: random() < 0.15, createdAt: new Date(), createdBy: '测试' },
    }
  })
  const states = rows.flatMap(({ id: systemId, no }) => {
    const since = anyDay(FIRST, 600)
    return Array.from({ length: 1 + Math.floor(random() * 5) }, (_, index) => {
      const effectiveOn = index === 0 ? since : anyDay(since, pick([3, 400]))
      return {
        ...{ jurisdictionCode: WUJIANG, id: newId(), systemId, changeId: newId() },
        effectiveOn: dayToDate(effectiveOn),
        knownOn: dayToDate(addDays(effectiveOn, pick([0, 0, 20, 200]))),
        ...{ cloud: pick(Object.values(CloudState)), zombie: random() < 0.3 },
        ...{ sharing: pick(Object.values(SharingState)), integration: pick(Object.values(IntegrationState)) },
        ...{ recordedAt: new Date(1_700_000_000_000 + pick([0, index, no])), recordedBy: '测试' },
      }
    })
  })
  await db.prisma.informationSystem.createMany({ data: rows })
  await db.prisma.systemState.createMany({ data: states })
  return rows.map(({ id }) => id)
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const owners: [string, string][] = [
    [await buildOrganization(server, { name: '区财政局' }), WUJIANG],
    [await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI }), LONGGUI],
    [await buildOrganization(server, { name: '江湾镇人民政府', placeCode: JIANGWAN }), JIANGWAN],
  ]
  const ids = await buildLedger(server, owners)
  systems = await readWhole(server.db.prisma, WUJIANG, ids)
  const grant = { role: 'LEADER', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null }
  const viewer: Viewer = { id: newId(), name: '领导', grants: [grant] }
  context = { ...server.context, viewer }
})
afterAll(closeServers)

const SIDES: Readonly<Record<RatePart, readonly string[]>> = {
  NUMERATOR: ['ABOVE'],
  DENOMINATOR: ['ABOVE', 'BELOW'],
  MISSING: ['BELOW'],
  EXCLUDED: ['OUT'],
}

describe(`a random ledger (seed ${SEED})`, () => {
  test('on any past day the list behind a rate holds exactly the systems it counts', async () => {
    const days = ['2022-03-01', '2024-10-15', anyDay(FIRST, 1000), anyDay(FIRST, 1000)]
    for (const asOf of days) {
      const standing = systems.flatMap(system => {
        const found = standingOn(system, asOf)
        return found ? [{ id: system.id, ...found }] : []
      })
      const { rates } = await summarizeSystems({ ...context, memo: new Map() }, WUJIANG, asOf)
      for (const measure of MEASURES) {
        const { numerator, denominator, excluded } = countMeasure(measure, standing)
        const shown = rates.find(rate => rate.measure === measure)
        expect([shown?.rate.numerator, shown?.rate.denominator, shown?.excluded]).toEqual([
          ...[numerator, denominator, excluded],
        ])
        for (const part of Object.values(RatePart)) {
          const wanted = standing.filter(one => SIDES[part].includes(MEASURE_RULES[measure].side(one)))
          const page = await listSystems(
            { ...context, memo: new Map() },
            { place: WUJIANG, asOf, filter: { measure, part }, first: 200 },
          )
          expect(page.total).toBe(wanted.length)
          expect(page.nodes.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
        }
      }
    }
  }, 120_000)

  test('the parts of a place add up to the place', async () => {
    const { total, rates, places } = await summarizeSystems(context, WUJIANG)
    expect(places.reduce((sum, part) => sum + part.total, 0)).toBe(total)
    for (const [index, { rate }] of rates.entries()) {
      const parts = places.map(part => part.rates[index]?.rate)
      expect(parts.reduce((sum, part) => sum + (part?.numerator ?? 0), 0)).toBe(rate.numerator)
      expect(parts.reduce((sum, part) => sum + (part?.denominator ?? 0), 0)).toBe(rate.denominator)
    }
  })
})
