import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { AppealStatus, RatingLevel, RectificationStatus } from './rating.enums.ts'

@Reached()
@ObjectType({ description: '好差评: one service event, with its evaluation where there is one.' })
export class Rating {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => String, { description: 'Its number in its source.' })
  externalId: string

  @Field(() => String, { description: 'Where it comes from.' })
  source: string

  @Field(() => String, { description: '事项' })
  service: string

  @Field(() => String, { nullable: true, description: '大厅, 网上, 自助 …' })
  channel: string | null

  @Field(() => String, { nullable: true, description: 'The unit in the words of the source.' })
  unitWords: string | null

  @Field(() => DayScalar, { description: 'The day served: the day it counts on.' })
  servedOn: Day

  @Field(() => DayScalar, { nullable: true, description: 'The day it was rated.' })
  ratedOn: Day | null

  @Field(() => RatingLevel, { nullable: true, description: 'Null: not rated.' })
  level: RatingLevel | null

  @Field(() => Boolean, { description: '默认好评: nobody rated; always counted apart.' })
  byDefault: boolean

  @Field(() => Boolean, { description: 'An appeal was upheld: left out of the assessed rates.' })
  voided: boolean

  @Field(() => String, { nullable: true, description: 'What the person wrote, masked.' })
  words: string | null

  @Field(() => Int, { description: 'Counts the writes.' })
  version: number

  jurisdictionCode: string
  placeCode: string
  organizationId: string | null
}

@Reached()
@ObjectType({ description: '差评整改: opened by a bad rating, with its limit.' })
export class Rectification {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => RectificationStatus, { description: 'Where it stands.' })
  status: RectificationStatus

  @Field(() => Int, { description: '1, 2, 3 …: one more each time it is sent back.' })
  round: number

  @Field(() => Int, { description: 'Counts the writes; mutations want the one that was read.' })
  version: number

  @Field(() => DayScalar, { description: 'The day rated.' })
  openedOn: Day

  @Field(() => DayScalar, { description: 'By when it is to be put right.' })
  dueOn: Day

  @Field(() => String, { nullable: true, description: 'What was done, in the words of the unit.' })
  measure: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was handed in last.' })
  submittedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who handed it in.' })
  submittedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was put right, once accepted.' })
  doneOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who looked at it.' })
  reviewedBy: string | null

  @Field(() => String, { nullable: true, description: 'What that person said.' })
  opinion: string | null

  jurisdictionCode: string
  ratingId: string
  organizationId: string | null
}

@Reached()
@ObjectType({ description: '申诉 against a bad rating.' })
export class RatingAppeal {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => AppealStatus, { description: 'Where it stands.' })
  status: AppealStatus

  @Field(() => String, { description: 'Why the unit appeals.' })
  reason: string

  @Field(() => DayScalar, { description: 'The day of the appeal.' })
  appealedOn: Day

  @Field(() => String, { description: 'Who appealed.' })
  appealedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was decided or withdrawn.' })
  decidedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who decided.' })
  decidedBy: string | null

  @Field(() => String, { nullable: true, description: 'Why so.' })
  opinion: string | null
}

@Reached()
@ObjectType({ description: 'What the viewer may do with a rating now.' })
export class RatingCan {
  @Field(() => Boolean, { description: 'Say what was put right.' })
  rectify: boolean

  @Field(() => Boolean, { description: 'Accept it or send it back.' })
  review: boolean

  @Field(() => Boolean, { description: 'Appeal.' })
  appeal: boolean

  @Field(() => Boolean, { description: 'Decide the appeal.' })
  decideAppeal: boolean

  @Field(() => Boolean, { description: 'Take the appeal back.' })
  withdrawAppeal: boolean

  @Field(() => Boolean, { description: 'See what is masked, for a reason.' })
  unmask: boolean
}

@Reached()
@ObjectType({ description: 'What unmasking shows; it is recorded with the reason.' })
export class UnmaskedRating {
  @Field(() => ID, { description: 'The rating.' })
  ratingId: string

  @Field(() => String, { nullable: true, description: 'Name of the person.' })
  name: string | null

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone: string | null

  @Field(() => String, { nullable: true, description: 'The words as written.' })
  words: string | null
}

@Reached()
@ObjectType({ description: 'A page of ratings, newest first.' })
export class RatingConnection {
  @Field(() => [Rating], { description: 'By day served, newest first.' })
  nodes: Rating[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Ratings of the whole list.' })
  totalCount: number
}

@Reached()
@ObjectType({ description: 'One file of ratings that came in.' })
export class RatingImport {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => String, { description: 'Name of the file.' })
  fileName: string

  @Field(() => String, { description: 'Where it comes from.' })
  source: string

  @Field(() => Int, { description: 'Rows that were filled in.' })
  rows: number

  @Field(() => Int, { description: 'New service events.' })
  created: number

  @Field(() => Int, { description: 'Changed ones.' })
  updated: number

  @Field(() => Int, { description: 'Those that were so already.' })
  unchanged: number

  @Field(() => InstantScalar, { description: 'When.' })
  importedAt: Date

  @Field(() => String, { description: 'By whom.' })
  importedBy: string

  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back.' })
  undoneAt: Date | null

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  undoneBy: string | null

  jurisdictionCode: string
}
