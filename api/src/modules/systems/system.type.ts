import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { CloudState, IntegrationState, SharingState, SystemNetwork, SystemUsage } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { Rate } from '../../platform/rate.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { SystemMeasure } from '../indicators/index.ts'
import { Light } from '../tasks/index.ts'

export { CloudState, IntegrationState, SharingState, SystemMeasure, SystemNetwork, SystemUsage }

export enum RatePart {
  NUMERATOR = 'NUMERATOR',
  DENOMINATOR = 'DENOMINATOR',
  EXCLUDED = 'EXCLUDED',
  MISSING = 'MISSING',
}

registerEnumType(CloudState, { name: 'CloudState', description: '不上云, 待迁, 迁移中, 已上云, 已关停.' })
registerEnumType(SharingState, { name: 'SharingState', description: 'Connection to the sharing platform.' })
registerEnumType(IntegrationState, { name: 'IntegrationState', description: 'Whether it is merged.' })
registerEnumType(SystemUsage, { name: 'SystemUsage', description: 'How often it is used.' })
registerEnumType(SystemNetwork, { name: 'SystemNetwork', description: 'The network it runs on.' })
registerEnumType(RatePart, {
  name: 'RatePart',
  description: 'Above the line; below it (with those above); left out; below but not above it.',
})

@Reached()
@ObjectType({ description: 'How a system stands from a day on.' })
export class SystemState {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => DayScalar, { description: 'The day from which it holds.' })
  effectiveOn: Day

  @Field(() => DayScalar, { description: 'The day from which it is known.' })
  knownOn: Day

  @Field(() => CloudState, { description: 'Cloud state.' })
  cloud: CloudState

  @Field(() => Boolean, { description: '僵尸系统' })
  zombie: boolean

  @Field(() => SharingState, { description: 'Connection to the sharing platform.' })
  sharing: SharingState

  @Field(() => IntegrationState, { description: 'Whether it is merged.' })
  integration: IntegrationState

  @Field(() => String, { nullable: true, description: 'What happened, and where it is written down.' })
  reason: string | null

  @Field(() => InstantScalar, { description: 'When it was entered.' })
  recordedAt: Date

  @Field(() => String, { description: 'Who entered it.' })
  recordedBy: string

  jurisdictionCode: string
  systemId: string
  /** What its files hang on. */
  changeId: string
}

@Reached()
@ObjectType({ description: 'What the viewer may do with a system.' })
export class SystemCan {
  @Field(() => Boolean, { description: 'Correct its facts.' })
  edit: boolean

  @Field(() => Boolean, { description: 'Record a change of state.' })
  record: boolean

  @Field(() => Boolean, { description: 'Take it out: entered by mistake.' })
  remove: boolean
}

@Reached()
@ObjectType({ description: '政务信息系统: a row of the ledger, as it stood on the day asked about.' })
export class InformationSystem {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => Int, { description: '台账编号, unique in the jurisdiction.' })
  no: number

  @Field(() => String, { description: 'Name.' })
  name: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  purpose: string | null

  @Field(() => Int, { nullable: true, description: 'Number of users.' })
  userCount: number | null

  @Field(() => SystemUsage, { nullable: true, description: 'How often it is used.' })
  usage: SystemUsage | null

  @Field(() => String, { nullable: true, description: '立项批复: number or words.' })
  approval: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Day of the approval.' })
  approvedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Where the money comes from.' })
  fundingSource: string | null

  @Field(() => Float, { nullable: true, description: '万元' })
  fundingAmount: number | null

  @Field(() => SystemNetwork, { nullable: true, description: 'The network it runs on.' })
  network: SystemNetwork | null

  @Field(() => Int, { nullable: true, description: '等保 1–5; null: not graded.' })
  securityLevel: number | null

  @Field(() => Boolean, { description: '涉密: in none of the rates.' })
  classified: boolean

  @Field(() => DayScalar, { nullable: true, description: 'Day by which it is to be on the cloud.' })
  cloudDueOn: Day | null

  @Field(() => String, { nullable: true, description: 'Remarks.' })
  note: string | null

  @Field(() => Int, { description: 'Counts the writes; mutations want the one that was read.' })
  version: number

  @Field(() => SystemState, { description: 'As on the day asked about.' })
  state: SystemState

  @Field(() => Light, { description: 'Light of the migration against cloudDueOn.' })
  light: Light

  jurisdictionCode: string
  ownerId: string
  /** Where the owner works. */
  placeCode: string
  asOf: Day
  createdAt: Date
  createdBy: string
  /** Taken out just now. */
  removed: boolean
}

@Reached()
@ObjectType({ description: 'A page of the ledger.' })
export class SystemPage {
  @Field(() => [InformationSystem], { description: 'By place of the owner, then by number.' })
  nodes: InformationSystem[]

  @Field(() => Int, { description: 'Rows of the whole list.' })
  total: number

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo
}

@Reached()
@ObjectType({ description: 'A rate counted in the ledger.' })
export class SystemRate {
  @Field(() => SystemMeasure, { description: 'Which rate.' })
  measure: SystemMeasure

  @Field(() => String, { description: '上云率, 僵尸系统消除率, 整合率 or 接入率.' })
  name: string

  @Field(() => Rate, { description: 'The counts, 口径 and value.' })
  rate: Rate

  @Field(() => Int, { description: 'Systems left out.' })
  excluded: number

  @Field(() => String, { description: '不计, and why.' })
  excludedWords: string
}

@Reached()
@ObjectType({ description: 'How many systems are in a cloud state.' })
export class CloudCount {
  @Field(() => CloudState, { description: 'Cloud state.' })
  cloud: CloudState

  @Field(() => Int, { description: 'Systems, classified ones too.' })
  count: number
}

@Reached()
@ObjectType({ description: 'The ledger of the own part of a place, or of a place one level below.' })
export class SystemPlaceCount {
  @Field(() => Boolean, { description: 'The own part of the place asked about (区直, 镇本级).' })
  ownPart: boolean

  @Field(() => Int, { description: 'Systems.' })
  total: number

  @Field(() => [SystemRate], { description: 'The four rates.' })
  rates: SystemRate[]

  placeCode: string
}

@Reached()
@ObjectType({ description: 'The ledger of a place in numbers.' })
export class SystemSummary {
  @Field(() => DayScalar, { description: 'The day it is true of.' })
  asOf: Day

  @Field(() => Int, { description: 'Systems, shut down and classified ones too.' })
  total: number

  @Field(() => [CloudCount], { description: 'By cloud state, all five.' })
  byCloud: CloudCount[]

  @Field(() => [SystemRate], { description: 'The four rates.' })
  rates: SystemRate[]

  @Field(() => Int, { description: '僵尸系统 not cleared yet.' })
  zombies: number

  @Field(() => [SystemPlaceCount], { description: 'The own part, then the places one level below.' })
  places: SystemPlaceCount[]

  placeCode: string
}
