import {
  adoptIndicators,
  createIndicator,
  defineIndicator,
  exemptPlaces,
  linkIndicatorTask,
  setIndicatorTarget,
} from '#api/modules/indicators/index.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import {
  CHANGED_DEFINITIONS,
  EXEMPTIONS,
  FURTHER,
  LATER_TARGETS,
  LINKS,
  type LibraryFact,
  PLANNED,
} from '../facts/indicator-library.ts'
import { definitionInput, factsInput, firstTarget, targetInput } from '../indicator-inputs.ts'
import { HOME, type YearStep, type YearWorld } from './world.ts'

/** The day on which the library was set up, and that of the first figures in it. */
const SET_UP: Day = '2023-01-12'
const SINCE: Day = '2022-01-01'

const STEWARD = 'steward'

/** An indicator of the home library by its name, as a form shows it now. */
async function refOf(context: Context, name: string): Promise<{ id: string; version: number; no: number }> {
  return context.db.prisma.indicator.findFirstOrThrow({
    where: { jurisdictionCode: HOME, name },
    select: { id: true, version: true, no: true },
  })
}

/** The nine of the plan, taken into the library in one go. */
const adopt: YearStep = {
  on: SET_UP,
  run: (world, turn) =>
    turn(STEWARD, async context => {
      const inputs = []
      for (const fact of PLANNED) {
        const { id, version } = await refOf(context, fact.name)
        inputs.push({ id, version, facts: factsOf(world, fact), definition: definitionInput(fact, SINCE) })
      }
      await adoptIndicators(context, inputs)
    }),
}

const factsOf = (world: YearWorld, fact: LibraryFact) => factsInput(fact, world.organization(fact.owner).id)

const create = (fact: LibraryFact): YearStep => ({
  on: SET_UP,
  run: (world, turn) =>
    turn(STEWARD, async context => {
      const formula = await numbered(context, fact.formula)
      await createIndicator(context, {
        place: HOME,
        facts: factsOf(world, fact),
        definition: definitionInput({ ...fact, ...(formula ? { formula } : {}) }, SINCE),
        target: firstTarget(fact),
      })
    }),
})

/** `[办件量]` as the library writes it: `[11]`. */
async function numbered(context: Context, formula: string | undefined): Promise<string | undefined> {
  let text = formula
  for (const [whole, name = ''] of formula?.matchAll(/\[([^\]]+)\]/g) ?? [])
    text = text?.replace(whole, `[${(await refOf(context, name)).no}]`)
  return text
}

const retarget = ({ name, on, reason, ...fact }: (typeof LATER_TARGETS)[number]): YearStep => ({
  on,
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const { id, version } = await refOf(context, name)
      await setIndicatorTarget(context, id, version, targetInput(fact, reason))
    }),
})

const redefine = ({
  name,
  on,
  validFrom,
  reason,
  ...change
}: (typeof CHANGED_DEFINITIONS)[number]): YearStep => ({
  on,
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const { id, version } = await refOf(context, name)
      const before = PLANNED.find(fact => fact.name === name)
      if (!before) throw new Error(`The library of the demo has no ${name}.`)
      await defineIndicator(context, id, version, {
        ...definitionInput({ ...before, ...change }, validFrom),
        reason,
      })
    }),
})

const exempt = ({ name, on, places, fromOn, untilOn, reason }: (typeof EXEMPTIONS)[number]): YearStep => ({
  on,
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const { id, version } = await refOf(context, name)
      await exemptPlaces(context, id, version, {
        places: [...places],
        fromOn,
        untilOn: untilOn ?? null,
        reason,
      })
    }),
})

const link = ({ on, name, tasks }: (typeof LINKS)[number]): YearStep => ({
  on,
  run: async (world, turn) => {
    for (const task of tasks)
      await turn('supervisor', async context => {
        const { id } = await refOf(context, name)
        await linkIndicatorTask(context, id, (await world.task(task)).id)
      })
  },
})

/** What happens to the library at home: set up, and changed here and there. */
export const librarySteps = (): YearStep[] => [
  adopt,
  ...FURTHER.map(create),
  ...EXEMPTIONS.map(exempt),
  ...CHANGED_DEFINITIONS.map(redefine),
  ...LATER_TARGETS.map(retarget),
  ...LINKS.map(link),
]
