import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { takeNumbers } from '../../platform/document-number.ts'
import { newId } from '../../platform/id.ts'
import type { SourceRange } from '../../platform/source-range.type.ts'
import type { Write } from '../../platform/write.ts'
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

/** Who entered a row, and when. */
export const marksOf = ({ clock, viewer }: Author) => ({
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

/** The numbers of a draft as columns of a target. */
export const targetColumns = (draft: IndicatorDraft) => ({
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

export interface PlacedDraft {
  draft: IndicatorDraft
  /** Where it stands in the tables of the plan, from 1. */
  position: number
}

/** Writes drafts with their places in the tables; returns how many. */
export async function insertDrafts(
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
  insertDrafts(
    step,
    { jurisdictionCode, planId },
    drafts.map((draft, index) => ({ draft, position: index + 1 })),
    author,
  )
