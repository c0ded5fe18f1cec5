import { createUser, DEMO_PASSWORD } from '#api/modules/access/index.ts'
import { importDivisions, saveOrganizations } from '#api/modules/divisions/index.ts'
import { completeMilestone } from '#api/modules/tasks/index.ts'
import type { Context, Viewer } from '#api/platform/context.ts'
import { dateToDay } from '#api/platform/day.ts'
import { write } from '#api/platform/write.ts'
import { loadCountedIndicators } from './complaints/load-indicators.ts'
import { loadRatings } from './complaints/load-ratings.ts'
import { loadTickets } from './complaints/load-tickets.ts'
import { loadOwnTickets } from './complaints/own-tickets.ts'
import { loadSupervisedStory } from './complaints/supervised-story.ts'
import { loadPlans } from './demo-plans.ts'
import { simulateProgress } from './demo-progress.rules.ts'
import { demoAccounts } from './demo-users.ts'
import { divisionFacts, type FactsName, JURISDICTIONS, organizationFacts } from './facts/read-facts.ts'
import { loadSystems } from './systems.ts'
import { loadYear } from './year/load-year.ts'

const LOADED = 'DEMO_WORLD_LOADED'
const SEED = 20241015
const NAMES = Object.keys(JURISDICTIONS) as FactsName[]

/**
 * Builds the demo world through the same services that people use, on the first start of a demo server.
 * Every step can be repeated, so a start that was interrupted goes on where it stopped. A database that holds
 * anything else is left alone.
 */
export async function loadDemoWorld(context: Context, say: (line: string) => void = () => {}): Promise<void> {
  const { prisma } = context.db
  const loaded = await prisma.auditEntry.findFirst({
    where: { jurisdictionCode: JURISDICTIONS.wujiang, type: LOADED },
  })
  if (loaded) return
  const foreign = await prisma.jurisdiction.count({ where: { demo: false } })
  if (foreign > 0) return
  say('正在生成演示数据（仅首次启动）…')
  await loadPlaces(context, say)
  await loadAccounts(context)
  const supervisor: Context = { ...context, viewer: await viewerOf(context, 'supervisor') }
  await loadPlans(supervisor, say)
  await loadProgress(supervisor, say)
  await loadYear(context, viewerOf, say)
  // Its rates feed indicators of the library that the year set up.
  await loadSystems(context, viewerOf, say)
  await loadTickets({ ...context, viewer: await viewerOf(context, 'steward') }, say)
  await loadOwnTickets(context, viewerOf, say)
  await loadSupervisedStory(context, viewerOf, say)
  await loadRatings(context, viewerOf, say)
  await loadCountedIndicators(context, viewerOf)
  await write(context, JURISDICTIONS.wujiang, ({ record }) =>
    record({ type: LOADED, entity: 'Jurisdiction', entityId: JURISDICTIONS.wujiang }),
  )
}

async function loadPlaces(context: Context, say: (line: string) => void): Promise<void> {
  for (const name of NAMES) {
    const { rootName } = await importDivisions(context, divisionFacts(name), { demo: true })
    say(`  区划和单位：${rootName}`)
    const jurisdictionCode = JURISDICTIONS[name]
    const drafts = organizationFacts(name).map(fact => ({ ...fact, placeCode: jurisdictionCode }))
    await write(context, jurisdictionCode, async step => {
      const counts = await saveOrganizations(step, jurisdictionCode, drafts, context.clock.now())
      await step.record({
        type: 'ORGANIZATIONS_SAVED',
        entity: 'Jurisdiction',
        entityId: jurisdictionCode,
        after: { ...counts },
      })
    })
  }
}

async function loadAccounts(context: Context): Promise<void> {
  const { prisma } = context.db
  const organizations = await prisma.organization.findMany({
    where: { jurisdictionCode: JURISDICTIONS.wujiang },
    select: { id: true, name: true },
  })
  const find = (name: string): string => {
    const found = organizations.find(organization => organization.name === name)
    if (!found) throw new Error(`The demo world has no organization ${name}.`)
    return found.id
  }
  const there = new Set(
    (await prisma.user.findMany({ select: { username: true } })).map(({ username }) => username),
  )
  for (const account of demoAccounts(find)) {
    if (!there.has(account.username))
      await createUser(context, { ...account, password: DEMO_PASSWORD, demo: true })
  }
}

/** The account as a request of it would be seen. */
async function viewerOf({ db }: Context, username: string): Promise<Viewer> {
  const { id, name, grants } = await db.prisma.user.findUniqueOrThrow({
    where: { username },
    include: { grants: true },
  })
  return { id, name, grants }
}

/**
 * Made-up completions, plan by plan: the old plans ran from 2018 on, so theirs are all there by now; the sample plan
 * leaves its later dates open. The draw is over all milestones, so a second run continues the first.
 */
async function loadProgress(context: Context, say: (line: string) => void): Promise<void> {
  const plans = await context.db.prisma.plan.findMany({
    // At home people work with the ledger: see loadYear.
    where: { createdBy: context.viewer?.id ?? '', jurisdictionCode: { not: JURISDICTIONS.wujiang } },
    select: { id: true, jurisdictionCode: true },
    orderBy: [{ jurisdictionCode: 'asc' }, { id: 'asc' }],
  })
  for (const [index, { id: planId, jurisdictionCode }] of plans.entries()) {
    const rows = await context.db.prisma.milestone.findMany({
      where: { jurisdictionCode, dueOn: { not: null }, task: { planId } },
      select: { id: true, dueOn: true, doneOn: true },
      orderBy: [{ dueOn: 'asc' }, { task: { position: 'asc' } }, { position: 'asc' }],
    })
    const open = new Set(rows.filter(({ doneOn }) => doneOn === null).map(({ id }) => id))
    const milestones = rows.map(({ id, dueOn }) => ({ id, dueOn: dateToDay(dueOn as Date) }))
    const done = simulateProgress(milestones, context.clock.today(), SEED + index).filter(({ id }) =>
      open.has(id),
    )
    say(`  模拟进展 ${done.length} 个时间节点 …`)
    for (const { id, doneOn } of done)
      await completeMilestone(context, { id, doneOn, note: '演示数据：模拟进展' })
  }
}
