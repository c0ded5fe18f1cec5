import type { ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, daysBetween, dayToDate } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { periodWords } from '../../platform/period.ts'
import { write } from '../../platform/write.ts'
import { reviewsObservations } from '../access/index.ts'
import { keepPeriods } from './period.service.ts'
import { readGrounds } from './sheet.ground.ts'
import { lightDayOf, permit, requireWords } from './sheet.query.ts'
import { sheetScope } from './sheet.scope.ts'
import type { SheetHead } from './sheet.type.ts'
import { stateOf, toHead } from './sheet.view.ts'

export interface Reopening {
  place: string
  frequency: ReportFrequency
  period: string
  /** Last day. */
  untilOn: Day
  reason: string
}

/** Days a closed period may stay open again. */
const LONGEST_DAYS = 62

/**
 * Opens a closed period again for one place until a day. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` for a day that has
 * passed, a period that is open anyway or has not opened yet, and without a reason.
 */
export async function reopenPeriod(context: Context, input: Reopening): Promise<SheetHead[]> {
  const { place, query } = await sheetScope(context, input.place, input.frequency, input.period)
  const { jurisdictionCode, period, today } = query
  permit(context, reviewsObservations(context.viewer, jurisdictionCode))
  const [ground] = await readGrounds(context.db.prisma, query, [place])
  if (!ground || ground.rows.length === 0) throw badInput('place', `${place.name}在这一期没有要填报的指标。`)
  if (ground.stand === 'FUTURE' || ground.stand === 'NOT_OPEN')
    throw badInput('period', `${periodWords(period)}的填报还没有开放，不用重新开放。`)
  if (today <= ground.dates.closesOn)
    throw badInput('period', `${periodWords(period)}的填报到 ${ground.dates.closesOn} 才截止，不用重新开放。`)
  const reason = requireWords('reason', input.reason, '重新开放的原因')
  if (input.untilOn < today) throw badInput('untilOn', '截止日期不能早于今天。')
  if (daysBetween(today, input.untilOn) > LONGEST_DAYS)
    throw badInput('untilOn', `最多重新开放 ${LONGEST_DAYS} 天，请选近一些的日期。`)
  await write(context, jurisdictionCode, async step => {
    await keepPeriods(step, context, jurisdictionCode, [ground.dates])
    const key = { jurisdictionCode, frequency: period.frequency, placeCode: place.code }
    // A later day takes the place of an earlier one.
    await step.tx.periodReopening.deleteMany({ where: { ...key, startsOn: dayToDate(period.startsOn) } })
    await step.tx.periodReopening.create({
      data: {
        ...{ ...key, id: newId(), startsOn: dayToDate(period.startsOn), untilOn: dayToDate(input.untilOn) },
        ...{ reason, createdAt: context.clock.now(), createdBy: context.viewer?.name ?? '系统' },
      },
    })
    const name = `${place.name} ${periodWords(period)}`
    await step.record({
      type: 'PERIOD_REOPENED',
      entity: 'ReportingSheet',
      entityId: `${place.code} ${period.key}`,
      after: { name, untilOn: input.untilOn, reason },
    })
  })
  const [now] = await readGrounds(context.db.prisma, query, [place])
  if (!now) return []
  const day = await lightDayOf(context, jurisdictionCode)
  const state = stateOf(now)
  const canEnter = state.submitted + state.published < state.owed
  return [toHead({ ...now, canEnter }, state, day, today)]
}
