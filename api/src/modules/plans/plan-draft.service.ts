import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { organizationDirectory } from '../divisions/index.ts'
import {
  advance,
  type DraftHistory,
  type PlanDraftEdit,
  presentOf,
  replay,
  startHistory,
} from './draft.rules.ts'
import { storableJson } from './plain-text.ts'
import { canImportInto, canReadDraft } from './plan.policy.ts'
import { ownPlan, PLAN_FIELDS, type PlanKey, requirePlan, toPlan } from './plan.query.ts'
import { authorOf, markConfirmed, noDraft, updateDraftHeader } from './plan.service.ts'
import type { Plan } from './plan.type.ts'
import type { DraftLedger } from './reader/index.ts'

/** A draft with the number of steps it is made of. */
export interface OpenDraft {
  plan: Plan
  version: number
  history: DraftHistory
}

type Folded = Omit<OpenDraft, 'plan'>

/** Folded drafts kept between requests; a step, once written, never changes, so only newer ones are read. */
const MOST_KEPT = 24
const kept = new Map<string, Folded>()

/** The one looked at longest ago is dropped first. */
function keep(planId: string, folded: Folded): void {
  kept.delete(planId)
  kept.set(planId, folded)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
}

/** What people saw who sent this version is not what is there now. */
const staleVersion = () =>
  conflict('其他人刚刚修改过这份草稿。已为您保留填写的内容，请刷新后核对，再保存一次。')

/** The draft's row and where folding starts: from memory, or else from the text and ledger. */
async function readStart(context: Context, id: string): Promise<OpenDraft | null> {
  const where = ownPlan(context, id)
  const known = kept.get(id)
  if (known) {
    const row = await context.db.prisma.plan.findFirst({ where, select: PLAN_FIELDS })
    return row && { plan: toPlan(row), ...known }
  }
  const select = { ...PLAN_FIELDS, sourceText: true, ledger: true }
  // Only of a draft: plans that came another way, of a hot issue or of an import, have no ledger that was read.
  const row = await context.db.prisma.plan.findFirst({ where: { ...where, status: 'DRAFT' }, select })
  if (!row) return null
  const { sourceText, ledger, ...plan } = row
  const history = startHistory(ledger as unknown as DraftLedger, sourceText)
  return { plan: toPlan(plan), version: 0, history }
}

/** The draft as it stands, or null where the viewer has none to see. Two statements. */
export async function findDraft(context: Context, id: string): Promise<OpenDraft | null> {
  const start = isId(id) ? await readStart(context, id) : null
  if (start?.plan.status !== 'DRAFT' || !canReadDraft(context.viewer, start.plan)) return null
  const { plan, ...before } = start
  const steps = await context.db.prisma.planDraftStep.findMany({
    where: { jurisdictionCode: plan.jurisdictionCode, planId: id, version: { gt: before.version } },
    select: { version: true, operation: true },
    orderBy: { version: 'asc' },
  })
  const edits = steps.map(({ operation }) => operation as unknown as PlanDraftEdit)
  const folded = {
    version: steps.at(-1)?.version ?? before.version,
    history: edits.reduce(replay, before.history),
  }
  keep(id, folded)
  return { plan, ...folded }
}

/**
 * A draft the viewer may change, at the version the client knows. Throws `NOT_FOUND`, `FORBIDDEN`, and `CONFLICT`
 * when somebody else saved first or the plan is no draft any more.
 */
export async function requireEditableDraft(
  context: Context,
  planId: string,
  version: number,
): Promise<OpenDraft> {
  const plan = await requirePlan(context, planId)
  allow(canImportInto(context.viewer, plan.jurisdictionCode), context.viewer)
  const draft = await findDraft(context, planId)
  if (!draft) throw noDraft()
  if (draft.version !== version) throw staleVersion()
  return draft
}

/** Organizations chosen by hand must be active ones of the jurisdiction. */
async function refuseForeignOrganizations(
  context: Context,
  { jurisdictionCode }: PlanKey,
  edit: PlanDraftEdit,
) {
  const owners = [...(edit.task?.lead ?? []), ...(edit.task?.joint ?? [])]
  const chosen = owners.flatMap(({ organizationIds }) => organizationIds ?? [])
  if (chosen.length === 0) return
  const { organizations } = await organizationDirectory(context, jurisdictionCode)
  const known = new Set(organizations.map(({ id }) => id))
  if (!chosen.every(id => known.has(id)))
    throw badInput('edit.task.lead', '所选单位中有的不在本地区的单位名录里，请重新选择。')
}

/**
 * Takes one step: an edit, an undo or a redo. Throws `CONFLICT` when `version` is not the newest, `BAD_INPUT` when
 * the edit makes no sense, `FORBIDDEN`, `NOT_FOUND`. Nothing is written then.
 */
export async function editPlanDraft(
  context: Context,
  planId: string,
  version: number,
  asked: PlanDraftEdit,
): Promise<OpenDraft> {
  const edit = storableJson(asked)
  const draft = await requireEditableDraft(context, planId, version)
  const { plan } = draft
  await refuseForeignOrganizations(context, plan, edit)
  const history = advance(draft.history, edit)
  const next = { version: version + 1, history }
  await write(context, plan.jurisdictionCode, async step => {
    await updateDraftHeader(step, plan, presentOf(history).header)
    await insertStep(context, step, plan, next.version, edit)
  })
  keep(planId, next)
  return { plan, ...next }
}

async function insertStep(
  context: Context,
  { tx, record }: Write,
  { jurisdictionCode, id }: PlanKey,
  version: number,
  edit: PlanDraftEdit,
): Promise<void> {
  // The plan's row is held, so counting cannot be overtaken; the key would refuse a second one as well.
  const taken = await tx.planDraftStep.count({ where: { jurisdictionCode, planId: id, version } })
  if (taken > 0) throw staleVersion()
  await tx.planDraftStep.create({
    data: {
      jurisdictionCode,
      planId: id,
      version,
      operation: edit as Prisma.InputJsonObject,
      at: context.clock.now(),
      by: authorOf(context),
    },
  })
  await record({
    type: 'PLAN_DRAFT_EDITED',
    entity: 'Plan',
    entityId: id,
    after: { version, edit: edit as Prisma.InputJsonObject },
  })
}

/**
 * Takes a draft out of drafting, inside the write that makes the ledger: whoever comes second gets `CONFLICT`, and so
 * does a draft that was edited since `version`.
 */
export async function closeDraft(
  context: Context,
  step: Write,
  { plan, version }: Pick<OpenDraft, 'plan' | 'version'>,
): Promise<void> {
  const { jurisdictionCode, id } = plan
  await markConfirmed(context, step, { jurisdictionCode, id })
  const newer = await step.tx.planDraftStep.count({
    where: { jurisdictionCode, planId: id, version: { gt: version } },
  })
  if (newer > 0) throw staleVersion()
}
