import type { ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { periodWords } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import { reviewsObservations } from '../access/index.ts'
import { notify } from '../notifications/index.ts'
import { keepPeriods } from './period.service.ts'
import { type PlaceProgress, type Progress, readProgress } from './progress.query.ts'
import type { ReminderOutcome } from './progress.type.ts'
import { type Reporters, reporterGrants, reportersOf } from './reporters.ts'
import { permit } from './sheet.query.ts'

export interface Reminding {
  place: string
  frequency: ReportFrequency
  period: string
  places: readonly string[]
}

/** A place that is reminded, and whom that reaches. */
interface Reminder {
  one: PlaceProgress
  people: Reporters
}

/**
 * Asks places for the figures they owe, at most once a day each; who is left out, and why, is said. Throws `NOT_FOUND`,
 * `FORBIDDEN`, `BAD_INPUT` for a period that has not opened.
 */
export async function remindReporters(context: Context, input: Reminding): Promise<ReminderOutcome> {
  const progress = await readProgress(context, input.place, input.frequency, input.period)
  const { jurisdictionCode } = progress.scope
  permit(context, reviewsObservations(context.viewer, jurisdictionCode))
  const today = context.clock.today()
  const words = periodWords(progress.dates)
  if (progress.dates.opensOn > today) throw badInput('period', `${words}的填报还没有开放，不用催报。`)
  const wanted = [...new Set(input.places)]
  if (wanted.length === 0) throw badInput('places', '请先选择要催报的地方。')
  const chosen = wanted.map(code => progress.places.find(({ division }) => division.code === code))
  if (chosen.some(one => one === undefined)) throw notFound('其中有的地方')
  const grants = await reporterGrants(context.db.prisma, jurisdictionCode)
  const skipped: string[] = []
  const reminders = chosen.flatMap((one): Reminder[] => {
    if (!one) return []
    const placeCode = one.division.code
    const ownerIds = one.missing.flatMap(({ ownerId }) => ownerId ?? [])
    const people = reportersOf(grants, { jurisdictionCode, placeCode, ownerIds })
    const why = whyNot(one, people, words)
    if (why !== null) skipped.push(why)
    return why === null ? [{ one, people }] : []
  })
  const due = await notYetToday(context, progress, reminders, skipped)
  if (due.length > 0) await write(context, jurisdictionCode, step => remind(step, context, progress, due))
  const people = new Set(due.flatMap(({ people: { userIds } }) => userIds))
  return { places: due.length, people: people.size, skipped }
}

function whyNot({ division, missing }: PlaceProgress, { userIds }: Reporters, words: string): string | null {
  if (missing.length === 0) return `${division.name}的${words}指标已全部报送，不用催报。`
  return userIds.length === 0 ? `${division.name}没有填报人员的账号，请先在“管理”里开通。` : null
}

/** Leaves out who was reminded today already. */
async function notYetToday(
  { db, clock }: Context,
  { scope: { jurisdictionCode }, dates: { frequency, startsOn } }: Progress,
  reminders: readonly Reminder[],
  skipped: string[],
): Promise<Reminder[]> {
  const rows = await db.prisma.reportingReminder.findMany({
    where: {
      ...{ jurisdictionCode, frequency, startsOn: dayToDate(startsOn), day: dayToDate(clock.today()) },
      placeCode: { in: reminders.map(({ one }) => one.division.code) },
    },
  })
  const done = new Map(rows.map(({ placeCode, remindedBy }) => [placeCode, remindedBy]))
  return reminders.filter(({ one: { division } }) => {
    const by = done.get(division.code)
    if (by !== undefined) skipped.push(`${division.name}今天已由${by}催报过，明天可以再催。`)
    return by === undefined
  })
}

async function remind(
  step: Write,
  context: Context,
  { scope: { jurisdictionCode }, dates }: Progress,
  reminders: readonly Reminder[],
): Promise<void> {
  const { clock, viewer } = context
  const words = periodWords(dates)
  const who = viewer?.name ?? '系统'
  await keepPeriods(step, context, jurisdictionCode, [dates])
  const rows = reminders.map(({ one }) => ({
    ...{ jurisdictionCode, id: newId(), frequency: dates.frequency, startsOn: dayToDate(dates.startsOn) },
    ...{
      placeCode: one.division.code,
      day: dayToDate(clock.today()),
      remindedAt: clock.now(),
      remindedBy: who,
    },
  }))
  // The key of a place and day refuses a second one at the same moment.
  await step.tx.reportingReminder.createMany({ data: rows })
  for (const [index, { one, people }] of reminders.entries()) {
    const names = one.missing.slice(0, 5).map(({ name }) => `《${name}》`)
    await notify(step, context, {
      ...{ jurisdictionCode, kind: 'REPORTING_REMINDER' as const, to: { userIds: people.userIds } },
      title: `${one.division.name}还有 ${one.missing.length} 项${words}指标没有报送，${dates.dueOn} 前报送`,
      body: `${names.join('、')}${one.missing.length > 5 ? '等' : ''}`,
      path: `/reporting/${one.division.code}/${dates.frequency}/${dates.key}`,
      ...{ entity: 'ReportingReminder', entityId: rows[index]?.id ?? newId() },
    })
  }
  await step.record({
    type: 'REPORTERS_REMINDED',
    entity: 'Jurisdiction',
    entityId: jurisdictionCode,
    after: {
      name: `${words} ${reminders.length} 个地方`,
      places: reminders.map(({ one }) => one.division.code),
    },
  })
}
