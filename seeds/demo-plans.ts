import { confirmPlan } from '#api/modules/imports/index.ts'
import { editPlanDraft, findDraft, importPlan, presentOf } from '#api/modules/plans/index.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { factSheet, SHEET_MARK } from './fact-sheet.ts'
import {
  type FactsName,
  JURISDICTIONS,
  type PlanFacts,
  planFacts,
  sampleDocument,
} from './facts/read-facts.ts'

/** What a person does on the decomposition screen: looks through, resolves every warning, confirms all, makes the ledger. */
async function settlePlan(context: Context, planId: string, facts?: PlanFacts): Promise<void> {
  let draft = await findDraft(context, planId)
  if (!draft) throw new Error('The draft is gone.')
  const edit = async (change: Parameters<typeof editPlanDraft>[3]) => {
    draft = await editPlanDraft(context, planId, draft?.version ?? 0, change)
  }
  const read = presentOf(draft.history)
  if (facts) {
    const { title, documentNumber, issuer, issuedOn } = facts
    await edit({ header: { title: `${title}${SHEET_MARK}`, documentNumber, issuer, issuedOn } })
    const tasks = read.tasks.filter(({ kind }) => kind === 'TASK')
    if (tasks.length !== facts.tasks.length)
      throw new Error(`${tasks.length} tasks were read from a sheet of ${facts.tasks.length}.`)
    const idOf = new Map(facts.tasks.map(({ no }, index) => [no, tasks[index]?.id ?? '']))
    for (const [index, { no, parent }] of facts.tasks.entries()) {
      const task = tasks[index]
      if (!task || (task.no === no && parent === null)) continue
      await edit({
        task: { id: task.id, no, ...(parent === null ? {} : { parentId: idOf.get(parent) ?? null }) },
      })
    }
  }
  await edit({ state: { ids: read.tasks.map(({ id }) => id), state: 'CONFIRMED' } })
  for (const { id } of presentOf(draft.history).warnings.filter(({ resolution }) => resolution === null)) {
    await edit({ warning: { id, resolution: '演示数据：已知悉' } })
  }
  await confirmPlan(context, planId, draft.version)
}

async function loadPlan(context: Context, place: string, text: string, facts?: PlanFacts): Promise<void> {
  const { plan } = await importPlan(context, place, { text })
  if (plan.status === 'DRAFT') await settlePlan(context, plan.id, facts)
}

/** The plan with the indicators was taken in before its library was set up (see year/indicator-steps.ts). */
const HOME_PLAN_DAY: Day = '2023-01-10'

function takenIn(context: Context, day: Day): Context {
  if (context.clock.today() <= day) return context
  const now = new Date(`${day}T09:00:00+08:00`)
  return { ...context, memo: new Map(), clock: { now: () => now, today: () => day, fixed: day } }
}

/** The five plans as sheets of facts in their own jurisdictions, and the sample plan at home. */
export async function loadPlans(context: Context, say: (line: string) => void): Promise<void> {
  say('  读取样例方案，生成台账 …')
  await loadPlan(context, JURISDICTIONS.wujiang, sampleDocument())
  for (const name of Object.keys(JURISDICTIONS) as FactsName[]) {
    const facts = planFacts(name)
    say(`  ${facts.title}:${facts.tasks.length} 项任务 …`)
    const home = name === 'wujiang'
    const then = home ? takenIn(context, HOME_PLAN_DAY) : context
    await loadPlan(then, JURISDICTIONS[name], factSheet(facts, home), facts)
  }
}
