import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import type { Indicator } from './indicator.type.ts'

/** An indicator as read from a plan's table and confirmed by a person. */
export type IndicatorDraft = Pick<
  Indicator,
  | 'name'
  | 'level'
  | 'unit'
  | 'baselineYear'
  | 'baseline'
  | 'targetYear'
  | 'target'
  | 'targetText'
  | 'comparator'
  | 'source'
>

/**
 * Writes the indicators of a plan, in the order given, as part of the write that confirms it. The same name with two
 * definitions stays two indicators (DOMAIN §2). `planId` null: of the jurisdiction itself. Returns their number.
 */
export async function createIndicators(
  { tx, record }: Write,
  jurisdictionCode: string,
  planId: string | null,
  drafts: readonly IndicatorDraft[],
  createdAt: Date,
): Promise<number> {
  if (drafts.length === 0) return 0
  // Field by field: a draft may carry more than an indicator has.
  const rows = drafts.map((draft, index) => ({
    name: draft.name,
    level: draft.level,
    unit: draft.unit,
    baselineYear: draft.baselineYear,
    baseline: draft.baseline,
    targetYear: draft.targetYear,
    target: draft.target,
    targetText: draft.targetText,
    comparator: draft.comparator,
    jurisdictionCode,
    id: newId(),
    planId,
    position: index + 1,
    sourceStart: draft.source?.start ?? null,
    sourceEnd: draft.source?.end ?? null,
    createdAt,
  }))
  await tx.indicator.createMany({ data: rows })
  await record({
    type: 'INDICATORS_CREATED',
    entity: planId === null ? 'Jurisdiction' : 'Plan',
    entityId: planId ?? jurisdictionCode,
    after: rows.map(({ id, name, unit, baseline, target }) => ({ id, name, unit, baseline, target })),
  })
  return rows.length
}

const same = (
  one: Pick<Indicator, 'name' | 'unit' | 'level'>,
  other: Pick<Indicator, 'name' | 'unit' | 'level'>,
) => one.name === other.name && one.unit === other.unit && one.level === other.level

/**
 * Carries the indicators of a plan over to its new version: same name, unit and level go on with the new figures, new
 * ones are added, those left out stay with the old version. Returns how many the new version has.
 */
export async function amendIndicators(
  step: Write,
  {
    jurisdictionCode,
    fromPlanId,
    toPlanId,
  }: { jurisdictionCode: string; fromPlanId: string; toPlanId: string },
  drafts: readonly IndicatorDraft[],
  createdAt: Date,
): Promise<number> {
  const known = await step.tx.indicator.findMany({ where: { jurisdictionCode, planId: fromPlanId } })
  const taken = new Set<string>()
  const fresh: IndicatorDraft[] = []
  for (const [index, draft] of drafts.entries()) {
    const found = known.find(row => !taken.has(row.id) && same(row, draft))
    if (!found) {
      fresh.push(draft)
      continue
    }
    taken.add(found.id)
    await step.tx.indicator.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id: found.id } },
      data: {
        planId: toPlanId,
        position: index + 1,
        baselineYear: draft.baselineYear,
        baseline: draft.baseline,
        targetYear: draft.targetYear,
        target: draft.target,
        targetText: draft.targetText,
        comparator: draft.comparator,
        sourceStart: draft.source?.start ?? null,
        sourceEnd: draft.source?.end ?? null,
      },
    })
  }
  return taken.size + (await createIndicators(step, jurisdictionCode, toPlanId, fresh, createdAt))
}
