import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { InstantScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: 'One write: who, when, from where, what was and what is.' })
export class AuditEntry {
  @Field(() => String, { description: 'Rises with time within a jurisdiction; numbers may be left out.' })
  position: string

  @Field(() => InstantScalar, { description: 'When.' })
  at: Date

  @Field(() => String, { description: 'Who; 系统 where the program did it or nobody was signed in.' })
  userName: string

  @Field(() => String, { nullable: true, description: 'Address the request came from.' })
  ip: string | null

  @Field(() => String, { description: 'Kind of write, e.g. TASK_ISSUED.' })
  type: string

  @Field(() => String, { description: 'The write in plain words.' })
  summary: string

  @Field(() => String, { description: 'Kind of record, e.g. Task.' })
  entity: string

  @Field(() => String, { description: 'What that kind is called.' })
  entityName: string

  @Field(() => String, { description: 'The record.' })
  entityId: string

  @Field(() => String, { nullable: true, description: 'What was, as JSON; secrets are never recorded.' })
  before: string | null

  @Field(() => String, { nullable: true, description: 'What is, as JSON.' })
  after: string | null

  @Field(() => Boolean, { description: 'Part of the hash chain already; new entries are within a minute.' })
  sealed: boolean
}

@Reached()
@ObjectType({ description: 'A page of the audit log, newest first.' })
export class AuditConnection {
  @Field(() => [AuditEntry], { description: 'Entries.' })
  nodes: AuditEntry[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Entries the filter finds.' })
  totalCount: number
}

@Reached()
@ObjectType({ description: 'What the check of the hash chain found.' })
export class AuditVerification {
  @Field(() => Int, { description: 'Entries of the log.' })
  entries: number

  @Field(() => Int, { description: 'Links of the chain.' })
  sealed: number

  @Field(() => Int, { description: 'Entries after the end of the chain.' })
  unsealed: number

  @Field(() => Boolean, { description: 'Nothing was changed, removed, inserted or reordered.' })
  intact: boolean

  @Field(() => String, { nullable: true, description: 'Hash of the last link; null before the first.' })
  headHash: string | null

  @Field(() => [String], { description: 'What was found, one sentence each, at most 201.' })
  faults: string[]

  @Field(() => InstantScalar, { description: 'When it was checked.' })
  checkedAt: Date
}

@Reached()
@ObjectType({ description: 'A name for a filter of the audit log.' })
export class AuditWord {
  @Field(() => String, { description: 'Value of the filter.' })
  value: string

  @Field(() => String, { description: 'What it is called.' })
  name: string
}

@Reached()
@ObjectType({ description: 'What the filters of the audit log can be set to.' })
export class AuditWords {
  @Field(() => [AuditWord], { description: 'Kinds of write.' })
  types: AuditWord[]

  @Field(() => [AuditWord], { description: 'Kinds of record.' })
  entities: AuditWord[]
}
