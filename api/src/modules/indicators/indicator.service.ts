import { Decimal } from 'decimal.js'
import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { takeNumbers } from '../../platform/document-number.ts'
import { newId } from '../../platform/id.ts'
import type { SourceRange } from '../../platform/source-range.type.ts'
import type { Write } from '../../platform/write.ts'
import type { LibraryIndicator, Target } from './indicator.facts.ts'
import { libraryOf } from './indicator.library.ts'
import { proposalFor } from './indicator.proposal.rules.ts'

/** An indicator as read from a plan's table and confirmed by a person. */
export interface IndicatorDraft {
  name: string
  level: string | null
  unit: string | null
  baselineYear: number | null
  baseline: number | null
  targetYear: number | null
  target: number | null
  targetText: string | null
  comparator: string
  source: SourceRange | null
}

/** Who writes, and when. */
export type Author = Pick<Context, 'clock' | 'viewer'>

const marksOf = ({ clock, viewer }: Author) => ({
  knownOn: dayToDate(clock.today()),
  createdAt: clock.now(),
  createdBy: viewer?.name ?? '系统',
})

/** Numbers for `count` new indicators, above all there are. Takes the row of the sequence until the write ends. */
export async function takeIndicatorNumbers(
  { tx }: Write,
  jurisdictionCode: string,
  count: number,
): Promise<number> {
  const { _max } = await tx.indicator.aggregate({ where: { jurisdictionCode }, _max: { no: true } })
  return takeNumbers(tx, jurisdictionCode, 'INDICATOR', count, _max.no ?? 0)
}

type Rows = {
  indicators: Prisma.IndicatorCreateManyInput[]
  definitions: Prisma.IndicatorDefinitionCreateManyInput[]
  targets: Prisma.IndicatorTargetCreateManyInput[]
}

const targetColumns = (draft: IndicatorDraft) => ({
  baselineYear: draft.baselineYear,
  baseline: draft.baseline,
  targetYear: draft.targetYear,
  target: draft.target,
  targetText: draft.targetText,
})

/** Row, first definition and first target of each draft. Field by field: a draft may carry more than an indicator has. */
function rowsOf(
  { jurisdictionCode, planId }: { jurisdictionCode: string; planId: string | null },
  drafts: readonly PlacedDraft[],
  firstNo: number,
  author: Author,
): Rows {
  const rows: Rows = { indicators: [], definitions: [], targets: [] }
  const { knownOn, createdAt, createdBy } = marksOf(author)
  for (const [index, { draft, position }] of drafts.entries()) {
    const id = newId()
    const { name, level, comparator, unit, source } = draft
    const proposal = proposalFor({ jurisdictionCode, ...draft })
    rows.indicators.push({
      ...{ jurisdictionCode, id, no: firstNo + index, planId, position, name, level, comparator, createdAt },
      ...{ feed: proposal.feed, measure: proposal.measure, reportLevels: proposal.reportLevels },
      ...{ frequency: proposal.frequency, ownFigure: proposal.ownFigure },
      sourceStart: source?.start ?? null,
      sourceEnd: source?.end ?? null,
    })
    rows.definitions.push({
      ...{ jurisdictionCode, indicatorId: id, version: 1, unit, knownOn, createdAt, createdBy },
      validFrom: dayToDate(`${draft.baselineYear ?? author.clock.today().slice(0, 4)}-01-01`),
      ...{ kind: proposal.kind, direction: proposal.direction, decimals: proposal.decimals },
      ...{ cumulative: proposal.cumulative, definition: '' },
      ...{ numeratorItem: proposal.numeratorItem, denominatorItem: proposal.denominatorItem },
    })
    rows.targets.push({
      ...{ jurisdictionCode, id: newId(), indicatorId: id, knownOn, createdAt, createdBy },
      ...targetColumns(draft),
    })
  }
  return rows
}

interface PlacedDraft {
  draft: IndicatorDraft
  /** Where it stands in the tables of the plan, from 1. */
  position: number
}

async function insert(
  step: Write,
  owner: { jurisdictionCode: string; planId: string | null },
  drafts: readonly PlacedDraft[],
  author: Author,
): Promise<number> {
  if (drafts.length === 0) return 0
  const { tx, record } = step
  const { jurisdictionCode, planId } = owner
  const firstNo = await takeIndicatorNumbers(step, jurisdictionCode, drafts.length)
  const { indicators, definitions, targets } = rowsOf(owner, drafts, firstNo, author)
  await tx.indicator.createMany({ data: indicators })
  await tx.indicatorDefinition.createMany({ data: definitions })
  await tx.indicatorTarget.createMany({ data: targets })
  await record({
    type: 'INDICATORS_CREATED',
    entity: planId === null ? 'Jurisdiction' : 'Plan',
    entityId: planId ?? jurisdictionCode,
    after: drafts.map(({ draft: { name, unit, baseline, target } }, index) => {
      const row = indicators[index]
      return { id: row?.id ?? '', no: row?.no ?? 0, name, unit, baseline, target }
    }),
  })
  return drafts.length
}

/**
 * Writes the indicators of a plan, in the order given, as part of the write that confirms it: PROPOSED, numbered, with
 * a first definition that is a proposal and a first target. The same name with two definitions stays two indicators
 * (DOMAIN §2). `planId` null: of the jurisdiction itself. Returns how many.
 */
export const createIndicators = (
  step: Write,
  jurisdictionCode: string,
  planId: string | null,
  drafts: readonly IndicatorDraft[],
  author: Author,
): Promise<number> =>
  insert(
    step,
    { jurisdictionCode, planId },
    drafts.map((draft, index) => ({ draft, position: index + 1 })),
    author,
  )

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
  author: Author,
): Promise<number> {
  const ids = await step.tx.indicator.findMany({
    where: { jurisdictionCode, planId: fromPlanId },
    select: { id: true },
  })
  const known = await libraryOf(step.tx, jurisdictionCode, { ids: ids.map(({ id }) => id) })
  const goingOn = pairs(known, drafts)
  const changed: string[] = []
  for (const [index, draft] of drafts.entries()) {
    const found = goingOn[index]
    if (found && (await carry(step, found, { draft, position: index + 1 }, toPlanId, author)))
      changed.push(draft.name)
  }
  if (changed.length > 0)
    await step.record({
      type: 'INDICATORS_AMENDED',
      entity: 'Plan',
      entityId: toPlanId,
      after: { changed },
    })
  const fresh = drafts
    .map((draft, index) => ({ draft, position: index + 1 }))
    .filter((_, index) => !goingOn[index])
  const added = await insert(step, { jurisdictionCode, planId: toPlanId }, fresh, author)
  return drafts.length - fresh.length + added
}
