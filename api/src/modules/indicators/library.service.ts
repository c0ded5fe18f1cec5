import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { managesIndicators, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { organizationLoader } from '../divisions/index.ts'
import { checkFormulaOf, checkLine, definitionFacts, definitionRow } from './definition.service.ts'
import type { Definition, LibraryIndicator } from './indicator.facts.ts'
import { takeIndicatorNumbers } from './indicator.service.ts'
import type { Indicator } from './indicator.type.ts'
import { tellFollowers } from './library.followers.ts'
import type { CreateIndicatorInput, IndicatorFactsInput } from './library.input.ts'
import {
  checkDefinition,
  checkFacts,
  checkTogether,
  type DefinitionFacts,
  type Facts,
  Faults,
} from './library.rules.ts'
import {
  again,
  hasFigures,
  lastDefinition,
  lockLibrary,
  requireManaged,
  takeIndicator,
} from './library-lock.ts'
import { checkTarget, type TargetFacts } from './target.rules.ts'
import { insertTarget, settleTargetPlace } from './target.service.ts'

/** The owner is a unit of the jurisdiction that still exists. */
export async function checkOwner(
  faults: Faults,
  context: Context,
  jurisdictionCode: string,
  ownerId: string | null,
): Promise<void> {
  if (ownerId === null) return
  const owner = isId(ownerId) ? await organizationLoader(context).load(ownerId) : null
  const known = owner?.jurisdictionCode === jurisdictionCode && owner.active
  faults.unless(known, 'facts.ownerId', '没有找到这个责任单位，请重新选择。')
}

/** A definition before it is written, for checks that read one. */
const asDefinition = (made: DefinitionFacts): Definition => ({
  ...made,
  line: null,
  version: 1,
  knownOn: made.validFrom,
  reason: null,
  createdBy: '',
})

interface NewIndicator {
  facts: Facts
  made: DefinitionFacts
  target: TargetFacts | null
}

async function readNew(
  context: Context,
  jurisdictionCode: string,
  { facts, definition, target }: CreateIndicatorInput,
): Promise<NewIndicator> {
  const faults = new Faults()
  const checked = checkFacts(faults, jurisdictionCode, facts)
  const made = checkDefinition(faults, definition)
  checkTogether(faults, checked, made)
  const aim = target ? checkTarget(faults, target, asDefinition(made)) : null
  checkLine(faults, made, aim ? [aim] : [])
  await checkOwner(faults, context, jurisdictionCode, checked.ownerId)
  if (aim) await settleTargetPlace(faults, context, jurisdictionCode, aim)
  faults.refuse()
  return { facts: checked, made, target: aim }
}

/** The same name with another definition is another indicator; with the same one it is a slip. */
function assertNew(library: readonly LibraryIndicator[], { facts, made }: NewIndicator): void {
  const twin = library.find(
    known =>
      known.status !== 'RETIRED' &&
      known.name === facts.name &&
      lastDefinition(known).definition === made.definition,
  )
  if (twin)
    throw badInput(
      'facts.name',
      `指标库里已有同名、同口径的指标 [${twin.no}]，不需要再建。口径不同的请写明区别。`,
    )
}

async function insertNew(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  { facts, made, target }: NewIndicator,
): Promise<string> {
  const id = newId()
  const no = await takeIndicatorNumbers(step, jurisdictionCode, 1)
  const comparator = made.direction === 'LOWER' ? '<=' : '>='
  const createdAt = context.clock.now()
  await step.tx.indicator.create({
    data: { jurisdictionCode, id, no, position: no, comparator, status: 'ACTIVE', createdAt, ...facts },
  })
  await step.tx.indicatorDefinition.create({
    data: definitionRow({ jurisdictionCode, id }, 1, made, context, null),
  })
  if (target) await insertTarget(step, context, { jurisdictionCode, id }, target, null)
  await step.record({
    type: 'INDICATOR_CREATED',
    entity: 'Indicator',
    entityId: id,
    after: { ...facts, no, definition: definitionFacts(made), ...(target ? { target: { ...target } } : {}) },
  })
  return id
}

/**
 * A new indicator of the jurisdiction, in use at once. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` with every field
 * that is wrong; the same name with the same definition is refused, so a form sent twice makes one.
 */
export async function createIndicator(context: Context, input: CreateIndicatorInput): Promise<Indicator> {
  const { jurisdictionCode } = placeScope(context.viewer, input.place, SEES_INDICATORS)
  allow(managesIndicators(context.viewer, jurisdictionCode), context.viewer)
  const fresh = await readNew(context, jurisdictionCode, input)
  const id = await write(context, jurisdictionCode, async step => {
    const library = await lockLibrary(step, jurisdictionCode)
    assertNew(library, fresh)
    const faults = new Faults()
    checkFormulaOf(faults, fresh.made, library, null)
    faults.refuse()
    const made = await insertNew(step, context, jurisdictionCode, fresh)
    await tellFollowers(step, context, { jurisdictionCode, ids: [made], from: null })
    return made
  })
  return again(context, id)
}

const factsOf = (known: LibraryIndicator): Facts => ({
  name: known.name,
  feed: known.feed,
  measure: known.measure,
  dataSource: known.dataSource,
  ownerId: known.ownerId,
  reportLevels: known.reportLevels,
  frequency: known.frequency,
  ownFigure: known.ownFigure,
})

const LONG_AGO: Day = '1900-01-01'

/** What figures already rest on stays as it is. */
async function checkChange(
  faults: Faults,
  step: Write,
  known: LibraryIndicator,
  facts: Facts,
): Promise<void> {
  checkTogether(faults, facts, lastDefinition(known))
  const rhythm = facts.frequency !== known.frequency
  const origin = facts.feed !== known.feed || facts.measure !== known.measure
  if ((rhythm || origin) && (await hasFigures(step, known)))
    faults.add(
      rhythm ? 'facts.frequency' : 'facts.feed',
      `这项指标已有数据，不能再改${rhythm ? '填报周期' : '数据来源方式'}。请停用它，另建一项指标。`,
    )
}

/**
 * Changes what an indicator is, apart from its definition. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` with every
 * field that is wrong, and `CONFLICT` for a stale form or one that is out of use.
 */
export async function editIndicator(
  context: Context,
  id: string,
  version: number,
  input: IndicatorFactsInput,
): Promise<Indicator> {
  const { jurisdictionCode } = await requireManaged(context, id)
  const faults = new Faults()
  const facts = checkFacts(faults, jurisdictionCode, input)
  await checkOwner(faults, context, jurisdictionCode, facts.ownerId)
  faults.refuse()
  await write(context, jurisdictionCode, async step => {
    const known = await takeIndicator(step, { jurisdictionCode, id }, version)
    if (known.status === 'RETIRED') throw conflict('这项指标已停用，请先恢复启用，再修改。')
    await checkChange(faults, step, known, facts)
    faults.refuse()
    await step.tx.indicator.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      data: { ...facts },
    })
    // What the own figures stand for is no version: all periods are added up anew.
    const from = facts.ownFigure === known.ownFigure ? null : LONG_AGO
    await tellFollowers(step, context, { jurisdictionCode, ids: [id], from })
    await step.record({
      type: 'INDICATOR_EDITED',
      entity: 'Indicator',
      entityId: id,
      before: { ...factsOf(known) },
      after: { ...facts },
    })
  })
  return again(context, id)
}
