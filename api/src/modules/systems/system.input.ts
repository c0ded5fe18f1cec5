import { ArrayMaxSize, MaxLength } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import {
  CloudState,
  IntegrationState,
  RatePart,
  SharingState,
  SystemMeasure,
  SystemNetwork,
  SystemUsage,
} from './system.type.ts'

@InputType({ description: 'Which systems a list holds. Everything given must hold.' })
export class SystemFilter {
  @MaxLength(100, { message: '查找的文字不能超过 100 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in name, purpose, owner or number.' })
  search?: string | null

  @Field(() => [CloudState], { nullable: true, description: 'Only these cloud states.' })
  cloud?: CloudState[] | null

  @Field(() => [SharingState], { nullable: true, description: 'Only these sharing states.' })
  sharing?: SharingState[] | null

  @Field(() => [IntegrationState], { nullable: true, description: 'Only these integration states.' })
  integration?: IntegrationState[] | null

  @Field(() => Boolean, { nullable: true, description: 'Only 僵尸系统 not shut down, or only others.' })
  zombie?: boolean | null

  @Field(() => ID, { nullable: true, description: 'Only systems of this owner.' })
  ownerId?: string | null

  @Field(() => SystemNetwork, { nullable: true, description: 'Only on this network.' })
  network?: SystemNetwork | null

  @Field(() => SystemMeasure, { nullable: true, description: 'The systems behind a rate; wants `part`.' })
  measure?: SystemMeasure | null

  @Field(() => RatePart, { nullable: true, description: 'Which systems of the rate; wants `measure`.' })
  part?: RatePart | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only the own part of the place, not the places below.',
  })
  ownPart?: boolean | null
}

@InputType({ description: 'What a system is; the whole of it.' })
export class SystemFactsInput {
  @Field(() => String, { description: 'Name, at most 100 characters.' })
  name: string

  @Field(() => String, { nullable: true, description: 'What it is for, at most 500 characters.' })
  purpose?: string | null

  @Field(() => ID, { description: 'Organization of the jurisdiction.' })
  ownerId: string

  @Field(() => Int, { nullable: true, description: 'Number of users.' })
  userCount?: number | null

  @Field(() => SystemUsage, { nullable: true, description: 'How often it is used.' })
  usage?: SystemUsage | null

  @Field(() => String, { nullable: true, description: '立项批复.' })
  approval?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Day of the approval.' })
  approvedOn?: Day | null

  @Field(() => String, { nullable: true, description: 'Where the money comes from.' })
  fundingSource?: string | null

  @Field(() => Float, { nullable: true, description: '万元, at most four digits after the point.' })
  fundingAmount?: number | null

  @Field(() => SystemNetwork, { nullable: true, description: 'The network it runs on.' })
  network?: SystemNetwork | null

  @Field(() => Int, { nullable: true, description: '等保 1–5.' })
  securityLevel?: number | null

  @Field(() => Boolean, { description: '涉密.' })
  classified: boolean

  @Field(() => DayScalar, { nullable: true, description: 'Day by which it is to be on the cloud.' })
  cloudDueOn?: Day | null

  @Field(() => String, { nullable: true, description: 'Remarks, at most 500 characters.' })
  note?: string | null
}

@InputType({ description: 'How a system stands from a day on; what is left out stays as it is.' })
export class SystemStateInput {
  @Field(() => DayScalar, { description: 'Not later than today.' })
  effectiveOn: Day

  @Field(() => CloudState, { nullable: true, description: 'Cloud state.' })
  cloud?: CloudState | null

  @Field(() => Boolean, { nullable: true, description: '僵尸系统' })
  zombie?: boolean | null

  @Field(() => SharingState, { nullable: true, description: 'Connection to the sharing platform.' })
  sharing?: SharingState | null

  @Field(() => IntegrationState, { nullable: true, description: 'Whether it is merged.' })
  integration?: IntegrationState | null

  @Field(() => String, { nullable: true, description: 'What happened; wanted for a step back.' })
  reason?: string | null

  @ArrayMaxSize(20, { message: '一次最多附 20 个文件。' })
  @Field(() => [ID], { nullable: true, description: 'Evidence the viewer uploaded.' })
  attachmentIds?: string[] | null
}

@InputType({ description: 'A system as it was read.' })
export class SystemKey {
  @Field(() => ID, { description: 'System.' })
  id: string

  @Field(() => Int, { description: 'The version that was read.' })
  version: number
}
