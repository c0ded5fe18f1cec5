import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { takeNumbers } from '../../platform/document-number.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { DOING_ROLES, placeScope } from '../access/index.ts'
import { attach } from '../attachments/index.ts'
import type { SystemFactsInput, SystemStateInput } from './system.input.ts'
import { canEditSystem, canRemoveSystem } from './system.policy.ts'
import { requireSystem } from './system.query.ts'
import { standingOn } from './system.rates.ts'
import { claimSystem, ownerOf, readWhole, stateRows, toWhole, type WholeSystem } from './system.rows.ts'
import { LONGEST_REASON, type NewState, optionalWords, requiredWords, sameValues } from './system.rules.ts'
import type { InformationSystem } from './system.type.ts'
import { factsOf, readFacts, type SystemFacts, sameFacts, toColumns } from './system-facts.rules.ts'
import { feedFigures } from './system-figures.service.ts'
import { forgetStates } from './system-state.query.ts'

/** The kind of its numbers in `document_sequence`; one sequence per jurisdiction. */
const SEQUENCE = 'SYSTEM'

/**
 * Puts a system into the ledger with its first state. The same request twice gives the one that is there. Throws
 * `FORBIDDEN`, `BAD_INPUT`; `CONFLICT` where the owner has another system of that name.
 */
export async function createSystem(
  context: Context,
  place: string,
  input: SystemFactsInput,
  state: SystemStateInput,
): Promise<InformationSystem> {
  const { jurisdictionCode } = placeScope(context.viewer, place, ['DATA_STEWARD', ...DOING_ROLES])
  const owner = await ownerOf(context, jurisdictionCode, input.ownerId)
  const { placeCode } = owner
  allow(canEditSystem(context.viewer, { jurisdictionCode, ownerId: owner.id, placeCode }), context.viewer)
  const facts = readFacts(input, context.clock.today())
  const first = firstState(state, context.clock.today())
  const there = await sameName(context, jurisdictionCode, facts)
  if (there) return sameSystem(context, there, facts, first)
  const id = await write(context, jurisdictionCode, async step => {
    const made = await insertSystem(step, context, { jurisdictionCode, placeCode, facts, first })
    const ids = state.attachmentIds ?? []
    await attach(step, context, { jurisdictionCode, entity: 'SystemState', entityId: made.changeId, ids })
    await feedFigures(step, context, { jurisdictionCode, places: [placeCode], from: first.effectiveOn })
    return made.id
  })
  return requireSystem(context, id)
}

/** The state a system enters the ledger with. Throws `BAD_INPUT`. */
export function firstState(
  { effectiveOn, cloud, zombie, sharing, integration, reason }: SystemStateInput,
  today: Day,
): NewState {
  if (effectiveOn > today) throw badInput('effectiveOn', '生效日期不能晚于今天。')
  if (!cloud) throw badInput('cloud', '请选择上云状态。')
  if (!sharing) throw badInput('sharing', '请选择共享接入状态。')
  if (!integration) throw badInput('integration', '请选择整合状态。')
  return {
    ...{ effectiveOn, cloud, sharing, integration, zombie: zombie ?? false },
    reason: optionalWords('reason', '说明', reason, LONGEST_REASON),
  }
}

async function sameName({ db }: Context, jurisdictionCode: string, { ownerId, name }: SystemFacts) {
  const row = await db.prisma.informationSystem.findFirst({
    where: { jurisdictionCode, ownerId, name, removedOn: null },
    include: { states: true },
  })
  return row && toWhole(row)
}

/** What is there already is no second system; it is given back where it is the same. */
function sameSystem(
  context: Context,
  there: WholeSystem,
  facts: SystemFacts,
  first: NewState,
): Promise<InformationSystem> {
  const standing = standingOn(there, first.effectiveOn, context.clock.today())
  if (standing && sameValues(standing, first) && sameFacts(factsOf(there), facts))
    return requireSystem(context, there.id)
  throw conflict(
    `这个单位已登记“${there.name}”（台账编号 ${there.no}）。请在原记录上修改，或改用能区分的名称。`,
  )
}

/** A system about to enter the ledger. */
export interface SystemEntry {
  jurisdictionCode: string
  /** Where its owner works. */
  placeCode: string
  facts: SystemFacts
  first: NewState
}

/** Writes a system with its first state and records it; figures are the caller's matter. */
export async function insertSystem(
  step: Write,
  context: Context,
  { jurisdictionCode, placeCode, facts, first }: SystemEntry,
): Promise<{ id: string; no: number; changeId: string }> {
  const [id, changeId] = [newId(), newId()]
  const no = await takeNumbers(step.tx, jurisdictionCode, SEQUENCE, 1, 0)
  await step.tx.informationSystem.create({
    data: {
      ...{ jurisdictionCode, id, no, placeCode, ...toColumns(facts) },
      createdAt: context.clock.now(),
      createdBy: context.viewer?.name ?? '系统',
    },
  })
  await step.tx.systemState.createMany({
    data: stateRows(context, { jurisdictionCode, id }, [first], changeId),
  })
  await step.record({
    type: 'SYSTEM_CREATED',
    entity: 'InformationSystem',
    entityId: id,
    after: { no, ...facts, state: { ...first } },
  })
  return { id, no, changeId }
}

/**
 * The same for many at once, in four statements. The log has one entry for all, which the caller makes of the numbers and
 * names given back.
 */
export async function insertSystems(
  { tx }: Write,
  context: Context,
  jurisdictionCode: string,
  entries: readonly SystemEntry[],
): Promise<{ id: string; no: number; name: string }[]> {
  if (entries.length === 0) return []
  const first = await takeNumbers(tx, jurisdictionCode, SEQUENCE, entries.length, 0)
  const changeId = newId()
  const made = entries.map((entry, index) => ({ ...entry, id: newId(), no: first + index }))
  await tx.informationSystem.createMany({
    data: made.map(({ id, no, placeCode, facts }) => ({
      ...{ jurisdictionCode, id, no, placeCode, ...toColumns(facts) },
      createdAt: context.clock.now(),
      createdBy: context.viewer?.name ?? '系统',
    })),
  })
  await tx.systemState.createMany({
    data: made.flatMap(system => stateRows(context, system, [system.first], changeId)),
  })
  return made.map(({ id, no, facts }) => ({ id, no, name: facts.name }))
}

/**
 * Corrects the facts of a system. Another owner or 涉密 changes what the rates counted, so their figures are made again
 * from its first day. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`.
 */
export async function editSystem(
  context: Context,
  id: string,
  version: number,
  input: SystemFactsInput,
): Promise<InformationSystem> {
  const { jurisdictionCode } = await requireSystem(context, id)
  const [system] = await readWhole(context.db.prisma, jurisdictionCode, [id])
  if (!system) throw notFound('这个系统')
  allow(canEditSystem(context.viewer, system), context.viewer)
  const owner = await ownerOf(context, jurisdictionCode, input.ownerId)
  const { placeCode } = owner
  allow(canEditSystem(context.viewer, { jurisdictionCode, ownerId: owner.id, placeCode }), context.viewer)
  const facts = readFacts(input, context.clock.today())
  if (sameFacts(factsOf(system), facts)) return requireSystem(context, id)
  const there = await sameName(context, jurisdictionCode, facts)
  if (there && there.id !== id)
    throw badInput('name', `这个单位已登记“${there.name}”（台账编号 ${there.no}），请改用能区分的名称。`)
  await write(context, jurisdictionCode, step =>
    saveFacts(step, context, { system, version, facts, placeCode }),
  )
  return requireSystem(context, id)
}

export interface FactChange {
  system: WholeSystem
  version: number
  facts: SystemFacts
  /** Where the owner works. */
  placeCode: string
  /** The caller feeds the figures of several changes at once. */
  unfed?: true
}

/** Writes changed facts of a system and records what changed. */
export async function saveFacts(
  step: Write,
  context: Context,
  { system, version, facts, placeCode, unfed }: FactChange,
): Promise<void> {
  const { jurisdictionCode, id } = system
  await claimSystem(step, system, version, { ...toColumns(facts), placeCode })
  const old = factsOf(system)
  const changed = (Object.keys(facts) as (keyof SystemFacts)[]).filter(key => old[key] !== facts[key])
  const pick = (from: SystemFacts) => Object.fromEntries(changed.map(key => [key, from[key]]))
  await step.record({
    type: 'SYSTEM_EDITED',
    entity: 'InformationSystem',
    entityId: id,
    before: { name: system.name, ...pick(old) },
    after: { name: facts.name, ...pick(facts) },
  })
  if (unfed || !countsOtherwise(system, facts, placeCode)) return
  await feedFigures(step, context, {
    jurisdictionCode,
    places: [system.placeCode, placeCode],
    from: firstDay(system),
  })
}

/** Whether the rates count a system elsewhere or not at all because of its facts. */
export const countsOtherwise = (system: WholeSystem, facts: SystemFacts, placeCode: string): boolean =>
  system.placeCode !== placeCode || system.classified !== facts.classified

export const firstDay = ({ states }: WholeSystem): Day =>
  states.map(({ effectiveOn }) => effectiveOn).reduce((first, day) => (day < first ? day : first))

/**
 * Takes out what was entered by mistake: from today on it is in no list and no rate; the day before still shows it.
 * Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` (`reason`), `CONFLICT`.
 */
export async function removeSystem(
  context: Context,
  id: string,
  version: number,
  reason: string,
): Promise<InformationSystem> {
  const shown = await requireSystem(context, id)
  allow(canRemoveSystem(context.viewer, shown), context.viewer)
  const words = requiredWords('reason', '移出台账的原因', reason, LONGEST_REASON)
  const { jurisdictionCode, placeCode, no, name } = shown
  const [system] = await readWhole(context.db.prisma, jurisdictionCode, [id])
  if (!system) throw notFound('这个系统')
  const removedOn = context.clock.today()
  await write(context, jurisdictionCode, async step => {
    await claimSystem(step, shown, version, { removedOn: dayToDate(removedOn), removedNo: no })
    await step.record({
      type: 'SYSTEM_REMOVED',
      entity: 'InformationSystem',
      entityId: id,
      before: { no, name, ownerId: shown.ownerId },
      after: { removedOn, reason: words },
    })
    await feedFigures(step, context, { jurisdictionCode, places: [placeCode], from: firstDay(system) })
  })
  forgetStates(context, shown)
  return { ...shown, version: version + 1, removed: true }
}
