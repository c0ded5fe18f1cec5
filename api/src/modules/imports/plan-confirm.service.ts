import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { type Write, write } from '../../platform/write.ts'
import { findOrCreateOrganizations, ruleSettings } from '../divisions/index.ts'
import { amendIndicators, createIndicators } from '../indicators/index.ts'
import {
  assertReady,
  closeDraft,
  type OwnerReader,
  ownerReader,
  type Plan,
  type PlanDraftState,
  presentOf,
  requireEditableDraft,
  requirePlan,
  supersede,
  withKnownGroups,
} from '../plans/index.ts'
import { createTasks } from '../tasks/index.ts'
import { carryLedger } from './plan-amendment.service.ts'
import { newTasks, type OwnerSettler, tasksToCreate } from './plan-ledger.rules.ts'

/** Plain names the directory does not know become organizations, so that every owner can be assigned. */
async function settleOwners(
  context: Context,
  step: Write,
  jurisdictionCode: string,
  state: PlanDraftState,
  read: OwnerReader,
): Promise<OwnerSettler> {
  const owners = tasksToCreate(state).flatMap(({ lead, joint }) => [...lead, ...joint])
  const names = owners
    .filter(owner => read(owner).rule === null && read(owner).organizations.length === 0)
    .map(({ name }) => name)
  const made = await findOrCreateOrganizations(step, jurisdictionCode, names, context.clock.now())
  return owner => {
    const { rule, organizations } = read(owner)
    const fresh = rule === null && organizations.length === 0 ? made.get(owner.name) : undefined
    return { rule, organizationIds: (fresh ? [fresh] : organizations).map(({ id }) => id) }
  }
}

/**
 * Makes the ledger of a plan in one transaction: organizations that are new, tasks with milestones, groups,
 * assignments and targets, and indicators. An amendment carries the ledger of the version before over to itself.
 * Of two people one wins, the other gets `CONFLICT`; a crash leaves nothing.
 * Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` with what is left to do, `CONFLICT` when the draft has moved on.
 */
export async function confirmPlan(context: Context, planId: string, version: number): Promise<Plan> {
  const draft = await requireEditableDraft(context, planId, version)
  const { jurisdictionCode } = draft.plan
  // Read before the transaction begins: the embedded database has one connection.
  const read = await ownerReader(context, jurisdictionCode)
  const { signWorkingDays } = await ruleSettings(context, jurisdictionCode)
  const state = withKnownGroups(presentOf(draft.history), read)
  assertReady(state)
  await write(context, jurisdictionCode, async step => {
    const createdAt = context.clock.now()
    await closeDraft(context, step, draft)
    const settle = await settleOwners(context, step, jurisdictionCode, state, read)
    const tasks = newTasks(state, jurisdictionCode, settle)
    const indicators = state.indicators.filter(({ removed }) => !removed)
    const { amendsId } = draft.plan
    let carried = {}
    if (amendsId === null) {
      await createTasks(step, jurisdictionCode, planId, tasks, createdAt)
      await createIndicators(step, jurisdictionCode, planId, indicators, context)
    } else {
      await supersede(step, draft.plan)
      const signDueOn = addWorkingDays(context.clock.today(), signWorkingDays)
      const succession = { jurisdictionCode, fromPlanId: amendsId, toPlanId: planId, signDueOn }
      carried = await carryLedger(step, context, succession, tasks)
      await amendIndicators(step, succession, indicators, context)
    }
    await step.record({
      type: 'PLAN_CONFIRMED',
      entity: 'Plan',
      entityId: planId,
      after: {
        title: state.header.title,
        version,
        tasks: tasks.length,
        indicators: indicators.length,
        ...carried,
      },
    })
  })
  return requirePlan(context, planId)
}
