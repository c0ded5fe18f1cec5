import type { CloudState, IntegrationState, SharingState } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { heldStates, type StateFacts } from './system.rates.ts'
import { CLOUD_WORDS } from './system.words.ts'

export const LONGEST_NAME = 100
export const LONGEST_WORDS = 500
export const LONGEST_REASON = 1000

/** FREE: as it goes. REASON: a step back, so it has to be said why. Anything not named is refused. */
type Step = 'FREE' | 'REASON'

/** Where the cloud state may go from each state. */
export const CLOUD_STEPS: Readonly<Record<CloudState, Partial<Record<CloudState, Step>>>> = {
  NOT_PLANNED: { PENDING: 'FREE', MIGRATING: 'FREE', SHUT_DOWN: 'FREE' },
  PENDING: { MIGRATING: 'FREE', ON_CLOUD: 'FREE', NOT_PLANNED: 'REASON', SHUT_DOWN: 'FREE' },
  MIGRATING: { ON_CLOUD: 'FREE', PENDING: 'REASON', NOT_PLANNED: 'REASON', SHUT_DOWN: 'FREE' },
  ON_CLOUD: { PENDING: 'REASON', MIGRATING: 'REASON', SHUT_DOWN: 'FREE' },
  SHUT_DOWN: { PENDING: 'REASON', ON_CLOUD: 'REASON' },
}

/** What to do instead of a step that is not allowed. */
const REFUSALS: Partial<Record<`${CloudState}>${CloudState}`, string>> = {
  'NOT_PLANNED>ON_CLOUD': '这个系统标为“不上云”，请先改为“待迁”或“迁移中”，再登记已上云。',
  'ON_CLOUD>NOT_PLANNED': '系统已经上云，不能改为“不上云”。如已迁回，请改为“待迁”并写明原因。',
  'SHUT_DOWN>MIGRATING': '系统已经关停。如重新启用，请先改为“待迁”并写明原因，再登记迁移中。',
  'SHUT_DOWN>NOT_PLANNED': '系统已经关停。如重新启用，请先改为“待迁”并写明原因。',
}

/** Why the cloud state cannot go from one to the other, or null. */
export function cloudStepFault(
  from: CloudState,
  to: CloudState,
  reason: string | null,
): { field: 'cloud' | 'reason'; message: string } | null {
  if (from === to) return null
  const step = CLOUD_STEPS[from][to]
  const words = `由“${CLOUD_WORDS[from]}”改为“${CLOUD_WORDS[to]}”`
  if (step === undefined)
    return { field: 'cloud', message: REFUSALS[`${from}>${to}`] ?? `不能${words}，请核对。` }
  if (step === 'REASON' && reason === null) return { field: 'reason', message: `${words}，请写明原因。` }
  return null
}

/** What may change about a system from day to day. */
export interface StateValues {
  cloud: CloudState
  zombie: boolean
  sharing: SharingState
  integration: IntegrationState
}

export const VALUE_KEYS = ['cloud', 'zombie', 'sharing', 'integration'] as const

export const valuesOf = ({ cloud, zombie, sharing, integration }: StateValues): StateValues => ({
  cloud,
  zombie,
  sharing,
  integration,
})

export const sameValues = (one: StateValues, other: StateValues): boolean =>
  VALUE_KEYS.every(key => one[key] === other[key])

/** A change as it was asked for; what is left out stays as it is. */
export interface StateChange {
  effectiveOn: Day
  values: Partial<StateValues>
  reason: string | null
}

/** A row about to be added to the history of a system. */
export type NewState = StateValues & { effectiveOn: Day; reason: string | null }

/**
 * The rows a change adds: its own, and for each later state that still has the old value a row with the new one, so
 * that something entered late is not undone by what was entered before it. None when nothing would change. Throws
 * `BAD_INPUT` on `effectiveOn`, `cloud`, `reason`.
 */
export function planChange(
  states: readonly (StateFacts & { reason: string | null })[],
  { effectiveOn, values, reason }: StateChange,
  today: Day,
): NewState[] {
  const held = heldStates(states, today)
  const first = held[0]
  if (effectiveOn > today) throw badInput('effectiveOn', '生效日期不能晚于今天。')
  if (!first || effectiveOn < first.effectiveOn)
    throw badInput('effectiveOn', `生效日期不能早于系统登记的第一天（${first?.effectiveOn ?? today}）。`)
  const standing = held.filter(state => state.effectiveOn <= effectiveOn).at(-1) ?? first
  const wanted = { ...valuesOf(standing), ...values }
  if (sameValues(wanted, standing)) return []
  const before = held.filter(state => state.effectiveOn < effectiveOn).at(-1)
  if (before) assertCloudStep(before.cloud, wanted.cloud, reason)
  const after = held.filter(state => state.effectiveOn > effectiveOn)
  const carried = carryForward(valuesOf(standing), wanted, after)
  const next = carried[0] ?? after[0]
  // A later row bears its own reason, or was allowed without one.
  if (next) assertCloudStep(wanted.cloud, next.cloud, next.reason ?? '', next.effectiveOn)
  return [{ ...wanted, effectiveOn, reason }, ...carried]
}

function assertCloudStep(from: CloudState, to: CloudState, reason: string | null, laterOn?: Day): void {
  const fault = cloudStepFault(from, to, reason)
  if (!fault) return
  const where = laterOn === undefined ? '' : `${laterOn} 起另有登记：`
  throw badInput(fault.field, `${where}${fault.message}`)
}

/** Rows for the later states in which a changed value still stood as it was; where it was changed again, it stays. */
function carryForward(
  old: StateValues,
  wanted: StateValues,
  after: readonly (StateValues & { effectiveOn: Day; reason: string | null })[],
): NewState[] {
  let open = VALUE_KEYS.filter(key => old[key] !== wanted[key])
  const rows: NewState[] = []
  for (const state of after) {
    open = open.filter(key => state[key] === old[key])
    if (open.length === 0) break
    const taken = Object.fromEntries(open.map(key => [key, wanted[key]]))
    rows.push({ ...valuesOf(state), ...taken, effectiveOn: state.effectiveOn, reason: state.reason })
  }
  return rows
}

/** The day since which a system is on the cloud without a break; null when it is not. */
export function onCloudSince(held: readonly { cloud: CloudState; effectiveOn: Day }[]): Day | null {
  let since: Day | null = null
  for (const { cloud, effectiveOn } of held) {
    if (cloud !== 'ON_CLOUD') since = null
    else since ??= effectiveOn
  }
  return since
}

/** Words that must be there, trimmed. Throws `BAD_INPUT` on the field. */
export function requiredWords(field: string, name: string, words: string, longest: number): string {
  const plain = optionalWords(field, name, words, longest)
  if (plain === null) throw badInput(field, `请填写${name}。`)
  return plain
}

/** Words that may be left out, trimmed; null when there are none. Throws `BAD_INPUT` on the field. */
export function optionalWords(
  field: string,
  name: string,
  words: string | null | undefined,
  longest: number,
): string | null {
  const plain = words?.trim() || null
  if (plain !== null && plain.length > longest) throw badInput(field, `${name}不能超过 ${longest} 字。`)
  return plain
}
