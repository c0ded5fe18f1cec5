import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { ComplaintMeasure } from '../tallies/index.ts'
import { Light } from '../tasks/index.ts'
import { ComplaintClass, ComplaintState, ComplaintUrgency } from './complaint.enums.ts'
import { Complaint } from './complaint.type.ts'

export const ComplaintSort = { RECEIVED: 'RECEIVED', DUE: 'DUE', RELEVANCE: 'RELEVANCE' } as const
export type ComplaintSort = (typeof ComplaintSort)[keyof typeof ComplaintSort]

registerEnumType(ComplaintSort, {
  name: 'ComplaintSort',
  description:
    'Newest first; the earliest limit first; or, of the newest found, those first that hold the words in their title.',
})

@InputType({ description: 'Which tickets. What is left out does not narrow.' })
export class ComplaintFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to find, 60 characters at most; one wrong character is forgiven when little is found otherwise. Numbers find tickets by number.',
  })
  search?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'First day received.' })
  from?: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'Last day received, included.' })
  until?: Day | null

  @Field(() => ComplaintMeasure, {
    nullable: true,
    description: 'With from and until: exactly the tickets a board counts.',
  })
  measure?: ComplaintMeasure | null

  @Field(() => ID, { nullable: true, description: 'A category with those below it; 0 for none.' })
  categoryId?: string | null

  @Field(() => ID, { nullable: true, description: '承办单位; 0 for none.' })
  organizationId?: string | null

  @Field(() => ID, { nullable: true, description: '来源渠道; 0 for none.' })
  channelId?: string | null

  @Field(() => ID, { nullable: true, description: 'Where the record comes from.' })
  sourceId?: string | null

  @Field(() => [ComplaintState], { nullable: true, description: 'Any of these states.' })
  states?: ComplaintState[] | null

  @Field(() => [ComplaintClass], { nullable: true, description: 'Any of these classes.' })
  classes?: ComplaintClass[] | null

  @Field(() => [ComplaintUrgency], { nullable: true, description: 'Any of these urgencies.' })
  urgencies?: ComplaintUrgency[] | null

  @Field(() => [Light], { nullable: true, description: 'Any of these lights.' })
  lights?: Light[] | null

  @Field(() => Boolean, { nullable: true, description: 'Open, or closed.' })
  open?: boolean | null

  @Field(() => Boolean, { nullable: true, description: '问题工单, or not.' })
  problem?: boolean | null

  @Field(() => Boolean, { nullable: true, description: '剔除, or not.' })
  excluded?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Without a town or village, or with one.' })
  unplaced?: boolean | null

  @Field(() => Int, { nullable: true, description: 'Hour received, 0–23; -1 where only the day is known.' })
  hour?: number | null

  @Field(() => ID, { nullable: true, description: 'Tickets of a hot issue.' })
  hotIssueId?: string | null

  @Field(() => ID, { nullable: true, description: 'Tickets brought in by an import.' })
  importId?: string | null
}

@Reached()
@ObjectType({
  description: 'A page of tickets. Its counts are added by the resolver, when they are asked for.',
})
export class ComplaintConnection {
  @Field(() => [Complaint], { description: 'The tickets.' })
  nodes: Complaint[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  /** Counts the whole list, at the first call. */
  count: () => Promise<{ total: number; more: boolean }>
}
