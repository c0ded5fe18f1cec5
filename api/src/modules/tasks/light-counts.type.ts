import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

@Reached()
@ObjectType({
  description: 'Tasks by light on asOf. total = open + done; open = behind + near + good + noData.',
})
export class LightCounts {
  @Field(() => Int, { description: 'All tasks.' })
  total: number

  @Field(() => Int, { description: 'Done (办结 and 销号).' })
  done: number

  @Field(() => Int, { description: 'Not done.' })
  open: number

  @Field(() => Int, { description: 'Open and BEHIND 逾期.' })
  behind: number

  @Field(() => Int, { description: 'Open and NEAR 临期, or with a milestone made up late.' })
  near: number

  @Field(() => Int, { description: 'Open and GOOD 正常.' })
  good: number

  @Field(() => Int, { description: 'Open and NO_DATA 无时限; never counted as green.' })
  noData: number
}

/** A row of counts as SQL names them. */
export interface LightCountsRow {
  total: number
  done: number
  open: number
  behind: number
  near: number
  good: number
  no_data: number
}

export const toLightCounts = ({
  no_data,
  total,
  done,
  open,
  behind,
  near,
  good,
}: LightCountsRow): LightCounts => ({
  total,
  done,
  open,
  behind,
  near,
  good,
  noData: no_data,
})

export const NO_TASKS: LightCounts = { total: 0, done: 0, open: 0, behind: 0, near: 0, good: 0, noData: 0 }
