import { createIndicator } from '#api/modules/indicators/index.ts'
import { importObservations } from '#api/modules/observations/index.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { addDays } from '#api/platform/day.ts'
import type { Period } from '#api/platform/period.ts'
import { CITY, type LibraryFact } from '../facts/indicator-library.ts'
import { JURISDICTIONS } from '../facts/read-facts.ts'
import { figurePeriods, figuresOf } from '../indicator-figures.rules.ts'
import { definitionInput, factsInput, firstTarget } from '../indicator-inputs.ts'
import { withIds } from './figure-steps.ts'
import type { YearStep } from './world.ts'

const NANPING = JURISDICTIONS.nanping
const STEWARD = 'steward'
const SET_UP: Day = '2022-02-16'
const LAST: Day = '2024-09-30'
const REPORTED_AFTER = 9

/** In the city a data steward without an account does the work. */
const inCity = (context: Context): Context => ({
  ...context,
  viewer: {
    id: context.viewer?.id ?? '',
    name: '市数字办数据管理员',
    grants: [{ role: 'DATA_STEWARD', jurisdictionCode: NANPING, scopeCode: NANPING, organizationId: null }],
  },
})

const create = (fact: LibraryFact): YearStep => ({
  on: SET_UP,
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const owner = await context.db.prisma.organization.findFirstOrThrow({
        where: { jurisdictionCode: NANPING, name: fact.owner },
        select: { id: true },
      })
      await createIndicator(inCity(context), {
        place: NANPING,
        facts: factsInput(fact, owner.id),
        definition: definitionInput(fact, '2022-01-01'),
        target: firstTarget(fact),
      })
    }),
})

const imported = (period: Period): YearStep => ({
  on: addDays(period.endsOn, REPORTED_AFTER),
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const counties = await context.db.prisma.division.findMany({
        where: { parentCode: NANPING },
        select: { code: true, level: true },
        orderBy: { code: 'asc' },
      })
      const rows = figuresOf(period, CITY, counties)
      await importObservations(inCity(context), NANPING, await withIds(context, NANPING, rows))
    }),
})

/** Three indicators of a city with ten counties, by the quarter. */
export const citySteps = (): YearStep[] => [
  ...CITY.map(create),
  ...figurePeriods('QUARTERLY', LAST).map(imported),
]
