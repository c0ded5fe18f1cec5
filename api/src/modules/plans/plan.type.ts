import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PlanStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'

export { PlanStatus }

registerEnumType(PlanStatus, {
  name: 'PlanStatus',
  description:
    'DRAFT: being decomposed. CONFIRMED: its tasks stand in the ledger. SUPERSEDED: a later version took its place.',
})

@Reached()
@ObjectType({ description: 'What the viewer may do with a plan.' })
export class PlanCan {
  @Field(() => Boolean, { description: 'Edit its draft ledger.' })
  edit: boolean

  @Field(() => Boolean, { description: 'Make the ledger, once nothing blocks it.' })
  confirm: boolean

  @Field(() => Boolean, { description: 'Throw the draft away.' })
  discard: boolean

  @Field(() => Boolean, { description: 'Import a new version of it.' })
  amend: boolean
}

/** A row of the plans without its text and ledger; jurisdiction, text and `can` are added by the resolver. */
@Reached()
@ObjectType({ description: '方案/规划: a published document.' })
export class Plan {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  jurisdictionCode: string

  @Field(() => String, { description: 'Title of the document; its file name until somebody gives one.' })
  title: string

  @Field(() => String, { nullable: true, description: '文号.' })
  documentNumber: string | null

  @Field(() => String, { nullable: true, description: '发文机关.' })
  issuer: string | null

  @Field(() => DayScalar, { nullable: true, description: '印发日期.' })
  issuedOn: Day | null

  @Field(() => PlanStatus, { description: 'DRAFT while it is being decomposed.' })
  status: PlanStatus

  @Field(() => String, { nullable: true, description: 'Name of the uploaded file; null for pasted text.' })
  fileName: string | null

  @Field(() => String, { description: 'txt, md, html, docx, pdf, or text when it was pasted.' })
  format: string

  @Field(() => InstantScalar, { description: 'When it was imported.' })
  createdAt: Date

  @Field(() => InstantScalar, { nullable: true, description: 'When its ledger was made.' })
  confirmedAt: Date | null

  @Field(() => Int, { description: '1 for the first version, 2 for its amendment …' })
  edition: number

  amendsId: string | null
}

@Reached()
@ObjectType({ description: 'A page of plans.' })
export class PlanConnection {
  @Field(() => [Plan], { description: 'The newest first.' })
  nodes: Plan[]

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'How many there are on all pages together.' })
  totalCount: number
}

@Reached()
@ObjectType({ description: 'Answer of an import.' })
export class PlanImport {
  @Field(() => Plan, { description: 'The new plan, or the one that was there.' })
  plan: Plan

  @Field(() => Boolean, { description: 'The same document was there already; nothing was written.' })
  recognised: boolean

  @Field(() => Plan, {
    nullable: true,
    description: 'A confirmed plan of the same title or document number, which this may be a new version of.',
  })
  mayAmend?: Plan | null
}
