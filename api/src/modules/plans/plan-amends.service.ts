import type { Context } from '../../platform/context.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { canAmendPlan, canEditPlan } from './plan.policy.ts'
import { requirePlan } from './plan.query.ts'
import { noDraft } from './plan.service.ts'
import type { Plan } from './plan.type.ts'

/** Said to whoever confirms the second of two amendments. */
const alreadyAmended = () =>
  conflict('这份方案已有新的修订版，不能再次修订。请打开最新版本，在其上导入修订版。')

/**
 * Says that a draft is a new version of the plan in force, or no longer. Throws `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`
 * when either has moved on.
 */
export async function setPlanAmends(
  context: Context,
  planId: string,
  amendsId: string | null,
): Promise<Plan> {
  const draft = await requirePlan(context, planId)
  if (draft.status !== 'DRAFT') throw noDraft()
  allow(canEditPlan(context.viewer, draft), context.viewer)
  const amended = amendsId === null ? null : await requirePlan(context, amendsId)
  if (amended && amended.jurisdictionCode !== draft.jurisdictionCode)
    throw badInput('amendsId', '修订版须与原方案属于同一地区。')
  if (amended && !canAmendPlan(context.viewer, amended)) throw alreadyAmended()
  const { jurisdictionCode, id } = draft
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    const { count } = await tx.plan.updateMany({
      where: { jurisdictionCode, id, status: 'DRAFT' },
      data: { amendsId: amended?.id ?? null, edition: (amended?.edition ?? 0) + 1 },
    })
    if (count === 0) throw noDraft()
    await record({
      type: 'PLAN_AMENDS_SET',
      entity: 'Plan',
      entityId: id,
      before: { amendsId: draft.amendsId },
      after: { amendsId: amended?.id ?? null },
    })
  })
  return requirePlan(context, planId)
}

/** Takes the version before out of force, inside the write that confirms the new one. Throws `CONFLICT`. */
export async function supersede(
  { tx }: Pick<Write, 'tx'>,
  { jurisdictionCode, amendsId }: Plan,
): Promise<void> {
  const { count } = await tx.plan.updateMany({
    where: { jurisdictionCode, id: amendsId ?? '', status: 'CONFIRMED' },
    data: { status: 'SUPERSEDED' },
  })
  if (count === 0) throw alreadyAmended()
}
