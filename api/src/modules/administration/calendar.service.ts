import { feastOf, isLibraryYear, isPublishedYear } from '../../platform/calendar.ts'
import { loadEnteredDays } from '../../platform/calendar-table.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import { settingsPlace } from './administration.policy.ts'
import type { CalendarDayInput } from './calendar.input.ts'
import type { CalendarDay, CalendarYear } from './calendar.type.ts'

/** Days of one write: more than a year has. */
const MOST_DAYS = 366

const YEARS = { first: 2000, last: 2100 } as const

/** A year with every day that is not as its weekday says. Throws `BAD_INPUT` (`year`). */
export async function calendarYear(context: Context, place: string, year: number): Promise<CalendarYear> {
  settingsPlace(context.viewer, place)
  if (year < YEARS.first || year > YEARS.last)
    throw badInput('year', `年份应在 ${YEARS.first}–${YEARS.last} 之间。`)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const days = new Map<Day, CalendarDay>()
  for (let day = first; isLibraryYear(first) && day <= last; day = addDays(day, 1)) {
    const feast = feastOf(day)
    if (feast) days.set(day, { day, working: feast.working, note: feast.name, changedBy: null })
  }
  for (const entered of await enteredBetween(context, first, last)) days.set(entered.day, entered)
  return {
    year,
    source: isLibraryYear(first) ? 'LIBRARY' : isPublishedYear(first) ? 'TABLE' : 'UNKNOWN',
    days: [...days.values()].sort((one, other) => one.day.localeCompare(other.day)),
  }
}

async function enteredBetween({ db }: Context, first: Day, last: Day): Promise<CalendarDay[]> {
  const rows = await db.prisma.calendarDay.findMany({
    where: { day: { gte: dayToDate(first), lte: dayToDate(last) } },
    orderBy: { day: 'asc' },
  })
  return rows.map(toDay)
}

const toDay = (row: {
  day: Date
  working: boolean
  note: string | null
  changedBy: string
}): CalendarDay => ({
  day: dateToDay(row.day),
  working: row.working,
  note: row.note,
  changedBy: row.changedBy,
})

const told = ({ day, working, note }: CalendarDay) => ({ day, working, note })

/** Enters days, in force at once for every jurisdiction of the server. Throws `BAD_INPUT` (`days`), `FORBIDDEN`. */
export async function setCalendarDays(
  context: Context,
  place: string,
  days: readonly CalendarDayInput[],
): Promise<CalendarDay[]> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  refuseDays(days)
  const { clock, viewer } = context
  const changedBy = viewer?.name ?? ''
  const saved = await write(context, jurisdictionCode, async ({ tx, record }) => {
    const before = await tx.calendarDay.findMany({
      where: { day: { in: days.map(({ day }) => dayToDate(day)) } },
    })
    const rows = []
    for (const { day, working, note } of days) {
      const facts = { working, note: note?.trim() || null, changedBy, changedAt: clock.now() }
      const where = { day: dayToDate(day) }
      rows.push(await tx.calendarDay.upsert({ where, create: { ...where, ...facts }, update: facts }))
    }
    const after = rows.map(toDay)
    await record({
      ...{ type: 'CALENDAR_CHANGED', entity: 'CalendarDay', entityId: days[0]?.day ?? '' },
      ...{ before: { days: before.map(row => told(toDay(row))) }, after: { days: after.map(told) } },
    })
    return after
  })
  await loadEnteredDays(context.db)
  return saved
}

function refuseDays(days: readonly CalendarDayInput[]): void {
  if (days.length === 0) throw badInput('days', '请先选择要设置的日期。')
  if (days.length > MOST_DAYS) throw badInput('days', `一次最多设置 ${MOST_DAYS} 天。`)
  const seen = new Set<Day>()
  for (const { day } of days) {
    if (seen.has(day)) throw badInput('days', `${day} 出现了两次，请只保留一次。`)
    seen.add(day)
    const year = Number(day.slice(0, 4))
    if (year < YEARS.first || year > YEARS.last)
      throw badInput('days', `${day} 不在 ${YEARS.first}–${YEARS.last} 年之间。`)
  }
}

/** Takes a day entered by hand away; the library or the weekday speaks again. False when none was entered. */
export async function removeCalendarDay(context: Context, place: string, day: Day): Promise<boolean> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  const known = await context.db.prisma.calendarDay.findUnique({ where: { day: dayToDate(day) } })
  if (!known) return false
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    await tx.calendarDay.delete({ where: { day: dayToDate(day) } })
    const before = { days: [told(toDay(known))] }
    await record({ type: 'CALENDAR_CHANGED', entity: 'CalendarDay', entityId: day, before })
  })
  await loadEnteredDays(context.db)
  return true
}
