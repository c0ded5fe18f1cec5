import { Decimal } from 'decimal.js'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import type { LibraryIndicator, Target } from './indicator.facts.ts'
import { libraryOf } from './indicator.library.ts'
import {
  type Author,
  type IndicatorDraft,
  insertDrafts,
  marksOf,
  type PlacedDraft,
  targetColumns,
} from './indicator.service.ts'
import { tellFollowers } from './library.followers.ts'

const bare = (name: string) => name.replace(/[“”"'‘’\s]/g, '')

const unitOf = ({ definitions }: LibraryIndicator) => definitions.at(-1)?.unit ?? null

const sameName = (known: LibraryIndicator, draft: IndicatorDraft) =>
  bare(known.name) === bare(draft.name) && known.level === draft.level

/**
 * Which known indicator goes on as which draft: the same name, level and unit; where a table lost its unit, the same
 * name and level. Each at most once.
 */
function pairs(
  known: readonly LibraryIndicator[],
  drafts: readonly IndicatorDraft[],
): (LibraryIndicator | null)[] {
  const taken = new Set<string>()
  const take = (fits: (one: LibraryIndicator) => boolean) => {
    const found = known.find(one => !taken.has(one.id) && fits(one)) ?? null
    if (found) taken.add(found.id)
    return found
  }
  const exact = drafts.map(draft => take(one => sameName(one, draft) && unitOf(one) === draft.unit))
  return drafts.map(
    (draft, index) =>
      exact[index] ?? take(one => sameName(one, draft) && (unitOf(one) === null || draft.unit === null)),
  )
}

const sameNumber = (one: Decimal | null, other: number | null) =>
  one === null || other === null ? one === other : one.equals(new Decimal(other))

const sameTarget = (target: Target, draft: IndicatorDraft) =>
  target.baselineYear === draft.baselineYear &&
  sameNumber(target.baseline, draft.baseline) &&
  target.targetYear === draft.targetYear &&
  sameNumber(target.target, draft.target) &&
  target.targetText === draft.targetText

/** Goes on under the new version of its plan; a figure that is another one now is a further target. */
async function carry(
  { tx }: Write,
  known: LibraryIndicator,
  { draft, position }: PlacedDraft,
  toPlanId: string,
  author: Author,
): Promise<boolean> {
  const { jurisdictionCode, id } = known
  await tx.indicator.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: {
      planId: toPlanId,
      position,
      comparator: draft.comparator,
      sourceStart: draft.source?.start ?? null,
      sourceEnd: draft.source?.end ?? null,
      version: { increment: 1 },
    },
  })
  const before = known.targets.filter(({ level, placeCode }) => level === null && placeCode === null).at(-1)
  if (before && sameTarget(before, draft)) return false
  const between = (before?.yearly ?? []).filter(
    ({ year }) => year > (draft.baselineYear ?? 0) && year < (draft.targetYear ?? 0),
  )
  await tx.indicatorTarget.create({
    data: {
      ...{ jurisdictionCode, id: newId(), indicatorId: id, ...marksOf(author) },
      ...targetColumns(draft),
      yearly: between.map(({ year, value }) => ({ year, value: value.toNumber() })),
      reason: '方案修订',
    },
  })
  return true
}

/**
 * Carries the indicators of a plan over to its new version: same name, unit and level go on, with a further target
 * where a figure changed (the old one stays visible); new ones are added, those left out stay with the old version.
 * Returns how many the new version has.
 */
export async function amendIndicators(
  step: Write,
  {
    jurisdictionCode,
    fromPlanId,
    toPlanId,
  }: { jurisdictionCode: string; fromPlanId: string; toPlanId: string },
  drafts: readonly IndicatorDraft[],
  context: Context,
): Promise<number> {
  const ids = await step.tx.indicator.findMany({
    where: { jurisdictionCode, planId: fromPlanId },
    select: { id: true },
  })
  const known = await libraryOf(step.tx, jurisdictionCode, { ids: ids.map(({ id }) => id) })
  const goingOn = pairs(known, drafts)
  const changed: LibraryIndicator[] = []
  for (const [index, draft] of drafts.entries()) {
    const found = goingOn[index]
    if (found && (await carry(step, found, { draft, position: index + 1 }, toPlanId, context)))
      changed.push(found)
  }
  if (changed.length > 0) {
    await tellFollowers(step, context, { jurisdictionCode, ids: changed.map(({ id }) => id), from: null })
    await step.record({
      type: 'INDICATORS_AMENDED',
      entity: 'Plan',
      entityId: toPlanId,
      after: { changed: changed.map(({ name }) => name) },
    })
  }
  const fresh = drafts
    .map((draft, index) => ({ draft, position: index + 1 }))
    .filter((_, index) => !goingOn[index])
  const added = await insertDrafts(step, { jurisdictionCode, planId: toPlanId }, fresh, context)
  return drafts.length - fresh.length + added
}
