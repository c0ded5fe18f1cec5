import type { CloudState, IntegrationState, SharingState } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { type Rate, rate } from '../../platform/rate.type.ts'

/** The rates of the ledger, in the order of the screen. */
export const MEASURES = ['CLOUD', 'ZOMBIE', 'INTEGRATION', 'SHARING'] as const
export type Measure = (typeof MEASURES)[number]

/** What a rate asks about a system on a day. */
export interface SystemStanding {
  /** 涉密 */
  classified: boolean
  cloud: CloudState
  zombie: boolean
  /** Marked as 僵尸系统 on some day up to then. */
  everZombie: boolean
  sharing: SharingState
  integration: IntegrationState
}

/** Above the line (and below it too), only below it, or left out. */
export type Side = 'ABOVE' | 'BELOW' | 'OUT'

interface MeasureRule {
  name: string
  definition: string
  /** 不计, and why. */
  excluded: string
  side(system: SystemStanding): Side
}

const above = (isAbove: boolean): Side => (isAbove ? 'ABOVE' : 'BELOW')

/**
 * 口径 of the rates (DOMAIN §7). Classified systems are in none of them: their networks have rules of their own. Said
 * once more in SQL in system.sql.ts; a test holds the two together.
 */
export const MEASURE_RULES: Readonly<Record<Measure, MeasureRule>> = {
  CLOUD: {
    name: '上云率',
    definition: '已上云系统数 ÷ 应上云系统数（在用、非涉密；标为不上云的在用系统也计入应上云）',
    excluded: '不计涉密系统（按保密规定不上政务云）和已关停系统（不再使用）',
    side: ({ classified, cloud }) =>
      classified || cloud === 'SHUT_DOWN' ? 'OUT' : above(cloud === 'ON_CLOUD'),
  },
  ZOMBIE: {
    name: '僵尸系统消除率',
    definition: '已消除的僵尸系统数（已关停，或整改后不再是僵尸系统）÷ 曾标为僵尸系统的系统数',
    excluded: '不计从未标为僵尸系统的系统和涉密系统',
    side: ({ classified, everZombie, cloud, zombie }) =>
      classified || !everZombie ? 'OUT' : above(cloud === 'SHUT_DOWN' || !zombie),
  },
  INTEGRATION: {
    name: '整合率',
    definition: '已整合系统数 ÷ 应整合系统数（整合后关停的原系统仍计入）',
    excluded: '不计不需整合的系统、未整合即已关停的系统和涉密系统',
    side: ({ classified, cloud, integration }) =>
      classified || integration === 'NOT_NEEDED' || (integration === 'PENDING' && cloud === 'SHUT_DOWN')
        ? 'OUT'
        : above(integration === 'INTEGRATED'),
  },
  SHARING: {
    name: '接入率',
    definition: '已接入共享平台系统数 ÷ 应接入系统数（在用、非涉密）',
    excluded: '不计不需接入的系统、涉密系统和已关停系统',
    side: ({ classified, cloud, sharing }) =>
      classified || cloud === 'SHUT_DOWN' || sharing === 'NOT_NEEDED'
        ? 'OUT'
        : above(sharing === 'CONNECTED'),
  },
}

export interface MeasureCount {
  numerator: number
  denominator: number
  excluded: number
}

/** How many of some systems stand above and below the line of a rate, and how many are left out. */
export function countMeasure(measure: Measure, systems: readonly SystemStanding[]): MeasureCount {
  const { side } = MEASURE_RULES[measure]
  const sides = systems.map(side)
  const numerator = sides.filter(one => one === 'ABOVE').length
  const excluded = sides.filter(one => one === 'OUT').length
  return { numerator, denominator: systems.length - excluded, excluded }
}

/** A rate with all that is said beside it. */
export interface MeasuredRate {
  measure: Measure
  name: string
  rate: Rate
  excluded: number
  excludedWords: string
}

/** The four rates of some systems on a day. A denominator of 0 is "no data" (DOMAIN §7). */
export const ratesOf = (systems: readonly SystemStanding[], asOf: Day): MeasuredRate[] =>
  MEASURES.map(measure => {
    const { name, definition, excluded: excludedWords } = MEASURE_RULES[measure]
    const { numerator, denominator, excluded } = countMeasure(measure, systems)
    const about = { definition, source: '政务信息系统台账', asOf }
    return { measure, name, rate: rate(numerator, denominator, about), excluded, excludedWords }
  })

/** A row of the history of a system, as the rates need it. */
export interface StateFacts {
  effectiveOn: Day
  knownOn: Day
  recordedAt: Date
  id: string
  cloud: CloudState
  zombie: boolean
  sharing: SharingState
  integration: IntegrationState
}

const later = (one: StateFacts, other: StateFacts): boolean =>
  one.recordedAt.getTime() === other.recordedAt.getTime()
    ? one.id > other.id
    : one.recordedAt.getTime() > other.recordedAt.getTime()

/**
 * The states that hold on some day, as they are known on `knownOn`: of several that begin on one day the one recorded
 * last. Oldest first.
 */
export function heldStates<State extends StateFacts>(
  states: readonly State[],
  knownOn: Day,
  until: Day = knownOn,
): State[] {
  const held = new Map<Day, State>()
  for (const state of states) {
    if (state.knownOn > knownOn || state.effectiveOn > until) continue
    const before = held.get(state.effectiveOn)
    if (!before || later(state, before)) held.set(state.effectiveOn, state)
  }
  return [...held.values()].sort((one, other) => one.effectiveOn.localeCompare(other.effectiveOn))
}

/** How a system stood at the end of a day, as it is known on `knownOn`; null before its first state. */
export function standingOn(
  { classified, states }: { classified: boolean; states: readonly StateFacts[] },
  day: Day,
  knownOn: Day = day,
): SystemStanding | null {
  const held = heldStates(states, knownOn, day)
  const now = held.at(-1)
  if (!now) return null
  const { cloud, zombie, sharing, integration } = now
  return { classified, cloud, zombie, sharing, integration, everZombie: held.some(state => state.zombie) }
}
