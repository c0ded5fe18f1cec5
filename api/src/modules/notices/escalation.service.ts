import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import type { Job } from '../../platform/jobs.ts'
import { quoted } from '../../platform/quote.ts'
import { type Write, write } from '../../platform/write.ts'
import { isOffice, OFFICE_ROLES, placeScope, SUPERVISION_ROLES } from '../access/index.ts'
import { ruleSettings } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { openCycles } from '../tasks/index.ts'
import { type DeadlineNews, deadlineNews, escalationFacts } from './escalation.query.ts'
import { type Proposal, proposalsOn } from './escalation.rules.ts'
import type { EscalationRun } from './proposal.type.ts'

/** Name of the run among the jobs of the program. */
export const ESCALATION = 'escalation'

/** Keeps two runs apart, in whatever processes. */
const ESCALATION_LOCK = 7_203_001

export interface EscalationOutcome {
  proposed: number
  lapsed: number
  cyclesOpened: number
  turnedRed: number
  dueSoon: number
}

/** The nightly run, asked for by the office now; answers what this run did. Throws `FORBIDDEN` outside it. */
export async function runEscalation(context: Context, place: string): Promise<EscalationRun> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SUPERVISION_ROLES)
  allow(isOffice(context.viewer, jurisdictionCode), context.viewer)
  const day = context.clock.today()
  const startedAt = context.clock.now()
  const outcome = await escalate(context, jurisdictionCode, day)
  return { day, startedAt, finishedAt: context.clock.now(), ...outcome }
}

/**
 * Opens the feedback periods of the day, brings the proposals in line with the facts (DOMAIN §5) and tells units what
 * turned red or comes near. Running it again on the same day changes nothing; days it did not run are made up.
 */
export const escalate = (context: Context, jurisdictionCode: string, day: Day): Promise<EscalationOutcome> =>
  context.db.exclusively(ESCALATION_LOCK, async () => {
    const startedAt = context.clock.now()
    const rules = await ruleSettings(context, jurisdictionCode, day)
    const previous = (await lastRun(context, jurisdictionCode)) ?? addDays(day, -1)
    const cyclesOpened = await openPeriods(context, jurisdictionCode, day)
    const proposals = proposalsOn(await escalationFacts(context, jurisdictionCode, day), rules, day)
    const news =
      previous >= day
        ? []
        : await deadlineNews(context, jurisdictionCode, {
            day,
            previous,
            nearUntil: addWorkingDays(day, rules.nearWorkingDays),
            previousNear: addWorkingDays(previous, rules.nearWorkingDays),
          })
    return write(context, jurisdictionCode, async step => {
      const { proposed, lapsed } = await settleProposals(step, jurisdictionCode, proposals, day)
      const told = await tellUnits(step, context, jurisdictionCode, news)
      const outcome = { proposed: proposed.length, lapsed, cyclesOpened, ...told }
      if (proposed.length > 0) await tellOffice(step, context, jurisdictionCode, proposed)
      await noteRun(step, jurisdictionCode, { day, startedAt, finishedAt: context.clock.now(), outcome })
      await step.record({
        type: 'ESCALATION_RUN',
        entity: 'Jurisdiction',
        entityId: jurisdictionCode,
        after: { day, ...outcome },
      })
      return outcome
    })
  })

/** In a write of its own, so that the light of a period does not wait for the proposals. */
const openPeriods = (context: Context, jurisdictionCode: string, day: Day): Promise<number> =>
  write(context, jurisdictionCode, async step => {
    const opened = await openCycles(step, context, jurisdictionCode, null, day)
    await step.record({
      type: 'CYCLES_OPENED',
      entity: 'Jurisdiction',
      entityId: jurisdictionCode,
      after: { day, opened },
    })
    return opened
  })

const COLUMNS = `id uuid, kind "NoticeKind", cause "ProposalCause", key text, organization_id uuid, task_id uuid,
  milestone_id uuid, notice_id uuid, facts jsonb`

/** New keys are proposed, open ones get the facts of the day, and open ones whose cause is gone lapse. */
async function settleProposals(
  { tx }: Write,
  jurisdictionCode: string,
  proposals: readonly Proposal[],
  day: Day,
): Promise<{ proposed: string[]; lapsed: number }> {
  const rows = proposals.map(({ organizationId, taskId, milestoneId, noticeId, ...proposal }) => ({
    id: newId(),
    organization_id: organizationId,
    task_id: taskId,
    milestone_id: milestoneId,
    notice_id: noticeId,
    ...proposal,
  }))
  const settled = await tx.$queryRawUnsafe<{ id: string; inserted: boolean }[]>(
    `insert into escalation_proposal (division_code, id, kind, cause, status, version, key, organization_id, task_id,
       milestone_id, notice_id, proposed_on, facts)
     select $1, r.id, r.kind, r.cause, 'OPEN', 0, r.key, r.organization_id, r.task_id, r.milestone_id, r.notice_id, $2::date, r.facts
     from json_to_recordset($3::json) as r(${COLUMNS})
     on conflict (division_code, key) do update set facts = excluded.facts, status = 'OPEN', decided_on = null
       where escalation_proposal.status in ('OPEN', 'LAPSED') and
         (escalation_proposal.status = 'LAPSED' or escalation_proposal.facts <> excluded.facts)
     returning id, (xmax = 0) as inserted`,
    jurisdictionCode,
    day,
    JSON.stringify(rows),
  )
  const lapsed = await tx.$executeRawUnsafe(
    `update escalation_proposal p set status = 'LAPSED', decided_on = $2::date, version = version + 1
     where division_code = $1 and status = 'OPEN'
       and p.key not in (select json_array_elements_text($3::json))`,
    jurisdictionCode,
    day,
    JSON.stringify(proposals.map(({ key }) => key)),
  )
  return { proposed: settled.filter(({ inserted }) => inserted).map(({ id }) => id), lapsed }
}

const openOne = ({ taskId }: DeadlineNews, count: number) => (count === 1 ? `/tasks/${taskId}` : '/desk')

const titled = ({ title }: DeadlineNews, count: number, rest: string) =>
  count === 1 ? `${quoted(title)}${rest}` : `${count} 项任务${rest}`

/** One message a unit and matter, however many tasks. */
async function tellUnits(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  news: readonly DeadlineNews[],
): Promise<{ turnedRed: number; dueSoon: number }> {
  let turnedRed = 0
  let dueSoon = 0
  for (const found of news) {
    const to = { organizationIds: [found.organizationId] }
    const about = { jurisdictionCode, to, entity: 'Organization', entityId: found.organizationId }
    if (found.turnedRed > 0)
      await notify(step, context, {
        ...about,
        kind: 'TURNED_RED',
        title: titled(found, found.turnedRed, '已逾期'),
        path: openOne(found, found.turnedRed),
      })
    if (found.dueSoon > 0)
      await notify(step, context, {
        ...about,
        kind: 'DUE_SOON',
        title: titled(found, found.dueSoon, '即将到期'),
        path: openOne(found, found.dueSoon),
      })
    turnedRed += found.turnedRed
    dueSoon += found.dueSoon
  }
  return { turnedRed, dueSoon }
}

const tellOffice = (step: Write, context: Context, jurisdictionCode: string, proposed: readonly string[]) =>
  notify(step, context, {
    jurisdictionCode,
    kind: 'PROPOSALS_WAITING',
    to: { roles: [...OFFICE_ROLES] },
    title: `${proposed.length} 条督办建议待确认`,
    path: '/office',
    entity: 'EscalationProposal',
    entityId: proposed[0] as string,
  })

interface Run {
  day: Day
  startedAt: Date
  finishedAt: Date
  outcome: EscalationOutcome
}

/** Notes the run of the day; a further one of the same day adds to its counts. */
async function noteRun(
  { tx }: Write,
  jurisdictionCode: string,
  { day, startedAt, finishedAt, outcome }: Run,
): Promise<void> {
  const where = { jurisdictionCode_name_day: { jurisdictionCode, name: ESCALATION, day: dayToDate(day) } }
  const before = (await tx.jobRun.findUnique({ where }))?.outcome as EscalationOutcome | null | undefined
  const sum = { ...outcome }
  for (const key of Object.keys(sum) as (keyof EscalationOutcome)[]) sum[key] += before?.[key] ?? 0
  await tx.jobRun.upsert({
    where,
    create: { ...where.jurisdictionCode_name_day, startedAt, finishedAt, outcome: sum },
    update: { finishedAt, outcome: sum },
  })
}

/** The last day the run was finished on, or null. */
async function lastRun({ db }: Context, jurisdictionCode: string): Promise<Day | null> {
  const run = await db.prisma.jobRun.findFirst({
    where: { jurisdictionCode, name: ESCALATION, finishedAt: { not: null } },
    orderBy: { day: 'desc' },
  })
  return run && dateToDay(run.day)
}

/** Finished runs, newest first. */
export async function escalationRuns(
  { db }: Context,
  jurisdictionCode: string,
  count = 30,
): Promise<EscalationRun[]> {
  const runs = await db.prisma.jobRun.findMany({
    where: { jurisdictionCode, name: ESCALATION },
    orderBy: { day: 'desc' },
    take: count,
  })
  return runs.map(({ day, startedAt, finishedAt, outcome }) => ({
    day: dateToDay(day),
    startedAt,
    finishedAt,
    ...NOTHING,
    ...(outcome as Partial<EscalationOutcome> | null),
  }))
}

const NOTHING: EscalationOutcome = { proposed: 0, lapsed: 0, cyclesOpened: 0, turnedRed: 0, dueSoon: 0 }

/** Every night, before people come to work. */
export const escalationJob: Job = {
  name: ESCALATION,
  at: '00:30',
  run: async (context, jurisdictionCode, day) => ({ ...(await escalate(context, jurisdictionCode, day)) }),
}
