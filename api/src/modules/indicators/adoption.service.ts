import type { Context } from '../../platform/context.ts'
import { badInput, conflict, DomainError } from '../../platform/errors.ts'
import { type Write, write } from '../../platform/write.ts'
import { checkFormulaOf, checkLine, definitionFacts, definitionRow } from './definition.service.ts'
import type { LibraryIndicator } from './indicator.facts.ts'
import { forgetIndicators, requireIndicator } from './indicator.query.ts'
import type { Indicator } from './indicator.type.ts'
import { tellFollowers } from './library.followers.ts'
import type { AdoptIndicatorInput } from './library.input.ts'
import {
  checkDefinition,
  checkFacts,
  checkTogether,
  type DefinitionFacts,
  type Facts,
  Faults,
} from './library.rules.ts'
import { checkOwner } from './library.service.ts'
import { lastDefinition, lockLibrary, requireManaged, takeIndicator } from './library-lock.ts'

const MOST_AT_ONCE = 100

interface Adoption {
  indicator: Indicator
  version: number
  facts: Facts
  made: DefinitionFacts
  faults: Faults
}

/** Every adoption checked by itself. */
async function readAdoptions(context: Context, inputs: readonly AdoptIndicatorInput[]): Promise<Adoption[]> {
  if (inputs.length === 0 || inputs.length > MOST_AT_ONCE)
    throw badInput('inputs', `请选择 1 至 ${MOST_AT_ONCE} 项指标。`)
  if (new Set(inputs.map(({ id }) => id)).size < inputs.length)
    throw badInput('inputs', '同一项指标选了两次，请去掉重复的。')
  const adoptions = await Promise.all(
    inputs.map(async ({ id, version, facts, definition }, index) => {
      const indicator = await requireManaged(context, id)
      const faults = new Faults(`inputs.${index}.`)
      const made = checkDefinition(faults, definition)
      const checked = checkFacts(faults, indicator.jurisdictionCode, facts)
      checkTogether(faults, checked, made)
      checkLine(faults, made, indicator.library.targets)
      await checkOwner(faults, context, indicator.jurisdictionCode, checked.ownerId)
      return { indicator, version, facts: checked, made, faults }
    }),
  )
  refuseAll(adoptions)
  const codes = new Set(adoptions.map(({ indicator }) => indicator.jurisdictionCode))
  if (codes.size > 1) throw badInput('inputs', '一次只能纳入同一个地区的指标。')
  return adoptions
}

/** Everything that is wrong with any of them, at once. */
function refuseAll(adoptions: readonly Adoption[]): void {
  const found = adoptions.flatMap(({ indicator, faults }) => {
    try {
      faults.refuse()
      return []
    } catch (error) {
      if (error instanceof DomainError) return [{ name: indicator.name, error }]
      throw error
    }
  })
  const [first] = found
  if (!first) return
  const fields = found.flatMap(({ error }) => error.fields)
  throw new DomainError('BAD_INPUT', `“${first.name.replace(/[“”]/g, '')}”：${first.error.message}`, fields)
}

async function adopt(
  step: Write,
  context: Context,
  { indicator: { jurisdictionCode, id }, version, facts, made }: Adoption,
): Promise<void> {
  const known = await takeIndicator(step, { jurisdictionCode, id }, version)
  if (known.status !== 'PROPOSED')
    throw conflict(`“${known.name}”已经纳入指标库，不能重复纳入。请刷新后查看。`)
  await step.tx.indicator.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { ...facts, status: 'ACTIVE' },
  })
  // What the plan reader proposed was never in force: the first version is what a person made of it.
  const first = lastDefinition(known).version
  await step.tx.indicatorDefinition.update({
    where: { jurisdictionCode_indicatorId_version: { jurisdictionCode, indicatorId: id, version: first } },
    data: definitionRow(known, first, made, context, null),
  })
  await step.record({
    type: 'INDICATOR_ADOPTED',
    entity: 'Indicator',
    entityId: id,
    after: { ...facts, no: known.no, definition: definitionFacts(made) },
  })
}

/**
 * 纳入指标库: PROPOSED → ACTIVE, all of them or none. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` with every field
 * that is wrong, and `CONFLICT` when one was adopted or changed meanwhile.
 */
export async function adoptIndicators(
  context: Context,
  inputs: readonly AdoptIndicatorInput[],
): Promise<Indicator[]> {
  const adoptions = await readAdoptions(context, inputs)
  const { jurisdictionCode } = adoptions[0]!.indicator
  await write(context, jurisdictionCode, async step => {
    const formulas = adoptions.filter(({ made }) => made.formula !== null)
    const library = formulas.length > 0 ? await lockLibrary(step, jurisdictionCode) : []
    // Each is checked against those adopted with it as well.
    const pending = library.map(known => withPending(known, adoptions))
    for (const { faults, made, indicator } of formulas) checkFormulaOf(faults, made, pending, indicator.id)
    refuseAll(adoptions)
    for (const adoption of [...adoptions].sort(byId)) await adopt(step, context, adoption)
    const ids = adoptions.map(({ indicator }) => indicator.id)
    await tellFollowers(step, context, { jurisdictionCode, ids, from: null })
  })
  forgetIndicators(context)
  return Promise.all(adoptions.map(({ indicator }) => requireIndicator(context, indicator.id)))
}

/** Rows are taken in one order, so that two who adopt the same ones never wait for each other. */
const byId = (one: Adoption, other: Adoption) => one.indicator.id.localeCompare(other.indicator.id)

function withPending(known: LibraryIndicator, adoptions: readonly Adoption[]): LibraryIndicator {
  const adoption = adoptions.find(({ indicator }) => indicator.id === known.id)
  if (!adoption) return known
  const { formula, unit } = adoption.made
  return { ...known, definitions: [{ ...lastDefinition(known), formula, unit }] }
}
