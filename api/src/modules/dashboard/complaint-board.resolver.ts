import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { BoardPeriod } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow, OnScreen } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadComplaints } from '../access/index.ts'
import { ComplaintBoardFilter } from './complaint-board.input.ts'
import { readComplaintBoard } from './complaint-board.service.ts'
import { ComplaintBoard } from './complaint-board.type.ts'

@Resolver()
export class ComplaintBoardResolver {
  @OnScreen()
  @Allow(canReadComplaints)
  @Query(() => ComplaintBoard, {
    description: '12345 of a place in a period; the last 30 days when none is named.',
  })
  complaintBoard(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
    @Arg('from', () => DayScalar, { nullable: true, description: 'First day.' }) from?: Day | null,
    @Arg('until', () => DayScalar, { nullable: true, description: 'Last day, up to today.' })
    until?: Day | null,
    @Arg('filter', () => ComplaintBoardFilter, { nullable: true, description: 'Only these tickets.' })
    filter?: ComplaintBoardFilter | null,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
    @Arg('period', () => BoardPeriod, {
      nullable: true,
      description: 'Instead of from: this period up to the last day, compared as it is on the cockpit.',
    })
    period?: BoardPeriod | null,
  ): Promise<ComplaintBoard> {
    return readComplaintBoard(context, { place, from, until, filter, asOf, period })
  }
}
