import { editPlanDraft, findDraft, type OpenDraft, presentOf } from '#api/modules/plans/index.ts'
import type { Context } from '#api/platform/context.ts'
import { newId } from '#api/platform/id.ts'
import { WUJIANG } from './builders.ts'

/** Someone who imports and confirms plans without a session: for calling services directly. */
export const supervisorContext = (context: Context): Context => ({
  ...context,
  memo: new Map(),
  viewer: {
    id: newId(),
    name: '测试督查员',
    grants: [{ role: 'SUPERVISOR', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null }],
  },
})

/** What a person does who agrees with everything read: one edit for the tasks, one for all warnings. */
export async function agreeWithDraft(context: Context, planId: string): Promise<OpenDraft> {
  const draft = await findDraft(context, planId)
  if (!draft) throw new Error('The draft is gone.')
  const { tasks, warnings } = presentOf(draft.history)
  const confirmed = await editPlanDraft(context, planId, draft.version, {
    state: { ids: tasks.map(({ id }) => id), state: 'CONFIRMED' },
  })
  const [first, ...others] = warnings.filter(({ resolution }) => resolution === null)
  if (!first) return confirmed
  const warning = { id: first.id, ids: others.map(({ id }) => id), resolution: '已核对' }
  return editPlanDraft(context, planId, confirmed.version, { warning })
}
