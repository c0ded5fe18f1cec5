import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import type { Sight } from '../access/index.ts'
import { ComplaintClass, ComplaintSatisfaction, ComplaintState, ComplaintUrgency } from './complaint.enums.ts'

/** The row was read for this viewer: its sight decides the restricted fields. */
export const inFull = (_viewer: unknown, { sight }: { sight: Sight }) => sight === 'full'

/** Light, place, unit, words and timeline are added by the resolvers. */
@Reached()
@ObjectType({ description: '12345 工单/诉求. What is written here is masked.' })
export class Complaint {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: '工单编号 of its source.' })
  externalId: string

  @Field(() => Boolean, { description: 'Goes through its life here; the others follow their source.' })
  own: boolean

  @Field(() => String, { description: 'What it is about in a line, masked.' })
  title: string

  @Field(() => ComplaintClass, { description: '诉求性质.' })
  class: ComplaintClass

  @Field(() => ComplaintUrgency, { description: '紧急程度.' })
  urgency: ComplaintUrgency

  @Field(() => Boolean, { description: 'False: no town or village is known.' })
  placed: boolean

  @Field(() => String, { nullable: true, description: 'The place in the words of the source.' })
  placeWords: string | null

  @Field(() => String, { nullable: true, description: 'The unit in the words of the source.' })
  unitWords: string | null

  @Field(() => ComplaintState, { description: 'Where it stands.' })
  state: ComplaintState

  @Field(() => Int, { description: '1, 2, 3 …: sent back for rework, a new round begins.' })
  round: number

  @Field(() => Int, { description: 'Counts the writes; mutations want the one that was read.' })
  version: number

  @Field(() => InstantScalar, { description: '受理.' })
  receivedAt: Date

  @Field(() => DayScalar, { description: 'The day of 受理.' })
  receivedOn: Day

  @Field(() => InstantScalar, { nullable: true, description: '派发, to the unit that has it now.' })
  dispatchedAt: Date | null

  @Field(() => InstantScalar, { nullable: true, description: 'By when the unit is to sign for it.' })
  signDueAt: Date | null

  @Field(() => InstantScalar, { nullable: true, description: '签收.' })
  signedAt: Date | null

  @Field(() => DayScalar, { nullable: true, description: 'By when the caller is to be contacted.' })
  contactDueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day the caller was contacted.' })
  contactedOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: '办理时限 in force.' })
  dueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The limit first given; it never changes.' })
  originalDueOn: Day | null

  @Field(() => InstantScalar, { nullable: true, description: '办结.' })
  finishedAt: Date | null

  @Field(() => DayScalar, { nullable: true, description: 'The day its closing counts on.' })
  closedOn: Day | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Closed by its limit; null while open or without one.',
  })
  onTime: boolean | null

  @Field(() => Int, { description: '退单: how often units handed it back.' })
  returns: number

  @Field(() => Int, { description: '重办: how often it was sent back.' })
  reworks: number

  @Field(() => Int, { description: 'How many units it passed through.' })
  units: number

  @Field(() => Boolean, { description: '问题工单: 重办 ≥ 3 次或经过 ≥ 3 个单位 (DOMAIN §6).' })
  problem: boolean

  @Field(() => DayScalar, { nullable: true, description: 'The day of the last 回访.' })
  calledBackOn: Day | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the caller answered.' })
  answered: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the caller said it was solved.' })
  resolved: boolean | null

  @Field(() => ComplaintSatisfaction, { nullable: true, description: 'How satisfied the caller is.' })
  satisfaction: ComplaintSatisfaction | null

  @Field(() => Boolean, { description: '剔除: left out of the assessed rates.' })
  excluded: boolean

  jurisdictionCode: string
  sourceId: string
  placeCode: string
  organizationId: string | null
  complainedOfId: string | null
  channelId: string | null
  categoryId: string | null
  dispatchedOn: Day | null
  callerKey: string | null
  repeatKey: string | null
  repeatOfId: string | null
  importId: string | null
  /** How much of it the viewer this row was read for may see. */
  sight: Sight
  /** The day its light is read at; null = today. */
  asOf: Day | null
}

@Reached()
@ObjectType({ description: 'Who called, masked: 张*, 138****5678.' })
export class MaskedCaller {
  @Field(() => String, { nullable: true, description: 'First character and *.' })
  name: string | null

  @Field(() => String, { nullable: true, description: 'First three and last four digits.' })
  phone: string | null

  @Field(() => String, { nullable: true, description: 'First six and last four digits.' })
  idNumber: string | null

  @Field(() => String, { nullable: true, description: 'Number plate.' })
  plate: string | null

  @Field(() => String, { nullable: true, description: 'Without house number.' })
  address: string | null

  @Field(() => Boolean, { description: 'Whether the words hold personal information that is masked.' })
  inWords: boolean
}
