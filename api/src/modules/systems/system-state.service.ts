import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import type { SystemKey, SystemStateInput } from './system.input.ts'
import { canEditSystem } from './system.policy.ts'
import { requireSystems } from './system.query.ts'
import { heldStates } from './system.rates.ts'
import { claimSystem, readWhole, stateRows, type WholeSystem } from './system.rows.ts'
import {
  LONGEST_REASON,
  type NewState,
  optionalWords,
  planChange,
  type StateChange,
  valuesOf,
} from './system.rules.ts'
import type { InformationSystem } from './system.type.ts'
import { feedFigures } from './system-figures.service.ts'
import { forgetStates } from './system-state.query.ts'

const MOST_SYSTEMS = 200

/** A system with the version that was read and the rows that the change adds. */
export interface PlannedChange {
  system: WholeSystem
  version: number
  rows: NewState[]
}

/**
 * Records the same change of state for several systems, all or none. What stands so already is left alone, so the same
 * request twice changes nothing. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` (`effectiveOn`, `cloud`, `reason`, `keys`,
 * `attachmentIds`); `CONFLICT` when somebody changed one of them since.
 */
export async function recordSystemStates(
  context: Context,
  keys: readonly SystemKey[],
  input: SystemStateInput,
): Promise<InformationSystem[]> {
  const systems = await editableSystems(context, keys)
  const change = readChange(input)
  const planned = keys.map(({ id, version }) => {
    const system = systems.get(id.toLowerCase()) as WholeSystem
    return { system, version, rows: planOne(system, change, context.clock.today(), keys.length > 1) }
  })
  const changes = planned.filter(({ rows }) => rows.length > 0)
  const [first] = changes
  if (first) {
    const { jurisdictionCode } = first.system
    await write(context, jurisdictionCode, async step => {
      const changeId = newId()
      await saveChanges(step, context, changes, changeId)
      const ids = input.attachmentIds ?? []
      await attach(step, context, { jurisdictionCode, entity: 'SystemState', entityId: changeId, ids })
      await feedFigures(step, context, feedingOf(jurisdictionCode, changes))
    })
    for (const { system } of changes) forgetStates(context, system)
  }
  return requireSystems(
    context,
    keys.map(({ id }) => id),
  )
}

async function editableSystems(
  context: Context,
  keys: readonly SystemKey[],
): Promise<Map<string, WholeSystem>> {
  if (keys.length === 0) throw badInput('keys', '请先选择系统。')
  if (keys.length > MOST_SYSTEMS) throw badInput('keys', `一次最多登记 ${MOST_SYSTEMS} 个系统。`)
  const ids = [...new Set(keys.map(({ id }) => id.toLowerCase()))]
  if (ids.length < keys.length) throw badInput('keys', '有系统重复选择，请刷新后重新选择。')
  const shown = await requireSystems(context, ids)
  const codes = new Set(shown.map(({ jurisdictionCode }) => jurisdictionCode))
  const [jurisdictionCode] = codes
  if (codes.size > 1 || !jurisdictionCode) throw badInput('keys', '一次只能登记同一地区的系统。')
  for (const system of shown) allow(canEditSystem(context.viewer, system), context.viewer)
  const systems = await readWhole(context.db.prisma, jurisdictionCode, ids)
  if (systems.length < ids.length) throw notFound('这个系统')
  return new Map(systems.map(system => [system.id, system]))
}

export function readChange({ effectiveOn, reason, ...input }: SystemStateInput): StateChange {
  const { cloud, zombie, sharing, integration } = input
  const values = {
    ...(cloud == null ? {} : { cloud }),
    ...(zombie == null ? {} : { zombie }),
    ...(sharing == null ? {} : { sharing }),
    ...(integration == null ? {} : { integration }),
  }
  if (Object.keys(values).length === 0) throw badInput('cloud', '没有要登记的变化，请至少选择一项状态。')
  return { effectiveOn, values, reason: optionalWords('reason', '说明', reason, LONGEST_REASON) }
}

/** The rows for one of them; among several the sentence says which one does not go. */
function planOne(system: WholeSystem, change: StateChange, today: Day, several: boolean): NewState[] {
  try {
    return planChange(system.states, change, today)
  } catch (error) {
    const [fault] = (error as { fields?: { field: string; message: string }[] }).fields ?? []
    if (!several || !fault) throw error
    throw badInput(fault.field, `“${system.name}”：${fault.message}`)
  }
}

/** Writes planned changes of systems and records each; figures are the caller's matter. */
export async function saveChanges(
  step: Write,
  context: Context,
  changes: readonly PlannedChange[],
  changeId: string,
): Promise<void> {
  // In one order for everybody, so that two batches never wait for each other.
  const ordered = [...changes].sort((one, other) => one.system.id.localeCompare(other.system.id))
  for (const { system, version } of ordered) await claimSystem(step, system, version)
  const rows = ordered.flatMap(({ system, rows: states }) => stateRows(context, system, states, changeId))
  await step.tx.systemState.createMany({ data: rows })
  for (const { system, rows: states } of ordered) {
    const [change] = states
    if (!change) continue
    const { id, name, no } = system
    const before = heldStates(system.states, context.clock.today(), change.effectiveOn).at(-1)
    if (!before) throw conflict()
    await step.record({
      type: 'SYSTEM_STATE_RECORDED',
      entity: 'InformationSystem',
      entityId: id,
      before: { no, name, effectiveOn: before.effectiveOn, ...valuesOf(before) },
      after: { name, ...change },
    })
  }
}

/** The places that changes touch, from the first day on which one takes effect. */
export const feedingOf = (jurisdictionCode: string, changes: readonly PlannedChange[]) => ({
  jurisdictionCode,
  places: changes.map(({ system }) => system.placeCode),
  from: changes
    .flatMap(({ rows }) => rows.map(({ effectiveOn }) => effectiveOn))
    .reduce((first, day) => (day < first ? day : first)),
})
