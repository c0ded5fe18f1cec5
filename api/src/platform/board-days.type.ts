import { Field, ObjectType, registerEnumType } from 'type-graphql'
import type { Day } from './day.ts'
import { Reached } from './guard.ts'
import { DayScalar } from './scalars.ts'

/** Over which days a board counts. */
export const BoardPeriod = {
  LAST_30_DAYS: 'LAST_30_DAYS',
  MONTH: 'MONTH',
  QUARTER: 'QUARTER',
  YEAR: 'YEAR',
} as const
export type BoardPeriod = keyof typeof BoardPeriod

registerEnumType(BoardPeriod, {
  name: 'BoardPeriod',
  description: 'Over which days a board counts, up to its date: 近30天, 本月, 本季, 本年.',
})

@Reached()
@ObjectType({ description: 'First and last day, both included.' })
export class DayRun {
  @Field(() => DayScalar, { description: 'First day.' })
  from: Day

  @Field(() => DayScalar, { description: 'Last day.' })
  until: Day
}

@Reached()
@ObjectType({ description: 'The days of a board, and those it is compared with.' })
export class BoardDays {
  @Field(() => BoardPeriod, { description: 'Which of the periods.' })
  period: BoardPeriod

  @Field(() => DayRun, { description: 'Up to the date of the board.' })
  days: DayRun

  @Field(() => DayRun, {
    description:
      '环比: LAST_30_DAYS the 30 days before; a month, quarter or year to date the same dates of the one before, cut at the end of its months.',
  })
  before: DayRun

  @Field(() => DayRun, { description: '同比: the same dates a year before.' })
  yearBefore: DayRun
}
