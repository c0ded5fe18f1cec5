import type { Decimal } from 'decimal.js'
import { type Day, dateToDay, daysBetween } from '../../platform/day.ts'
import { Exact, toSixDigits } from './exact.ts'
import type { Definition, Exemption, LeveledPlace, LibraryIndicator, Target } from './indicator.facts.ts'

const EVER: Day = '9999-12-31'

type Defined = Pick<LibraryIndicator, 'definitions'>

/**
 * The definition a figure is made under: the highest version whose first day has come on `day` (the first day of its
 * period), of those known on `asOf`. Before the first of them, the first: a figure older than the library has a meaning too.
 */
export function definitionFor({ definitions }: Defined, day: Day, asOf: Day = EVER): Definition {
  const known = definitions.filter(({ validFrom, knownOn }) => validFrom <= day && knownOn <= asOf)
  const found = known.at(-1) ?? definitions[0]
  if (!found) throw new Error('An indicator has at least one definition.')
  return found
}

type Targeted = Pick<LibraryIndicator, 'jurisdictionCode' | 'definitions' | 'targets'>

/** A number of pieces that is to be reached together is no target of a single town. */
function wholeSpeaksOf({ jurisdictionCode, definitions }: Targeted, place: LeveledPlace): boolean {
  const last = definitions.at(-1)
  const addsUp = last?.kind === 'COUNT' || (last?.kind === 'DERIVED' && last.unit !== '%')
  return !addsUp || place.code === jurisdictionCode
}

/**
 * The target in force for a place, as known on `asOf`: its own, else that of its level, else that of the indicator as
 * a whole. The whole of what adds up over places holds for the jurisdiction only.
 */
export function targetFor(indicator: Targeted, place: LeveledPlace, asOf: Day = EVER): Target | null {
  const known = indicator.targets.filter(({ knownOn }) => knownOn <= asOf)
  const latest = (fits: (target: Target) => boolean) => known.filter(fits).at(-1)
  return (
    latest(({ placeCode }) => placeCode === place.code) ??
    latest(({ placeCode, level }) => placeCode === null && level === place.level) ??
    (wholeSpeaksOf(indicator, place)
      ? latest(({ placeCode, level }) => placeCode === null && level === null)
      : undefined) ??
    null
  )
}

export interface PathPoint {
  day: Day
  value: Decimal
}

/** A year of a plan is meant at its end. */
export const endOfYear = (year: number): Day => `${year}-12-31`

type Path = Pick<Target, 'baselineYear' | 'baseline' | 'targetYear' | 'target' | 'yearly'>

/** Corners of the expected path: baseline, yearly targets, target. Empty where nothing is to be reached. */
export function pathOf({ baselineYear, baseline, targetYear, target, yearly }: Path): PathPoint[] {
  const aims = yearly.map(({ year, value }) => ({ day: endOfYear(year), value }))
  if (target !== null && targetYear !== null) aims.push({ day: endOfYear(targetYear), value: target })
  if (aims.length === 0) return []
  const start =
    baseline !== null && baselineYear !== null ? [{ day: endOfYear(baselineYear), value: baseline }] : []
  return [...start, ...aims]
}

/**
 * Where a figure should stand on a day: straight lines between the corners of the path, the baseline before it, the
 * target after it, to six digits. Null without a target, and before the first corner where no baseline is known.
 */
export function expectedAt(target: Path, day: Day): Decimal | null {
  const corners = pathOf(target)
  const after = corners.findIndex(corner => corner.day >= day)
  if (after === -1) return corners.at(-1)?.value ?? null
  const next = corners[after]!
  const before = corners[after - 1]
  if (next.day === day) return next.value
  if (!before) return target.baseline !== null && target.baselineYear !== null ? next.value : null
  const way = new Exact(next.value).minus(before.value)
  const part = way.times(daysBetween(before.day, day)).div(daysBetween(before.day, next.day))
  return toSixDigits(part.plus(before.value))
}

/** Why a place need not report on a day, or null. */
export const exemptionOf = (
  { exemptions }: Pick<LibraryIndicator, 'exemptions'>,
  placeCode: string,
  day: Day,
): Exemption | null =>
  exemptions.find(
    exemption =>
      exemption.placeCode === placeCode &&
      exemption.fromOn <= day &&
      (exemption.untilOn === null || exemption.untilOn >= day),
  ) ?? null

/**
 * Whether a place reports an indicator on a day (the first day of a period): in use (or no longer: what it owed once it
 * still did), reported by places, its level listed, the place still there and not exempt.
 */
export const reportsAt = (
  indicator: Pick<LibraryIndicator, 'status' | 'feed' | 'reportLevels' | 'exemptions'>,
  place: LeveledPlace,
  day: Day,
): boolean =>
  indicator.status !== 'PROPOSED' &&
  indicator.feed === 'REPORTED' &&
  indicator.reportLevels.includes(place.level) &&
  !(place.retiredOn && dateToDay(place.retiredOn) <= day) &&
  exemptionOf(indicator, place.code, day) === null

/** Unit of the definition in force on a day. */
export const unitOn = (indicator: Defined, day: Day): string | null => definitionFor(indicator, day, day).unit

/** What the indicator as a whole is to reach, as known on a day. */
export const wholeTargetOn = ({ targets }: Pick<LibraryIndicator, 'targets'>, day: Day): Target | null =>
  targets
    .filter(({ level, placeCode, knownOn }) => level === null && placeCode === null && knownOn <= day)
    .at(-1) ?? null

/** All targets known on a day, newest first, each with whether it is in force for its level or place. */
export function targetsOn(
  { targets }: Pick<LibraryIndicator, 'targets'>,
  asOf: Day,
): { target: Target; inForce: boolean }[] {
  const seen = new Set<string>()
  return targets
    .filter(({ knownOn }) => knownOn <= asOf)
    .toReversed()
    .map(target => {
      const key = `${target.placeCode ?? ''} ${target.level ?? ''}`
      const inForce = !seen.has(key)
      seen.add(key)
      return { target, inForce }
    })
}
