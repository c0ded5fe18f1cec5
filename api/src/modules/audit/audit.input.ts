import { MaxLength, ValidateIf } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'

const given = (_: object, value: unknown) => value !== null && value !== undefined

/** A longer word finds nothing. */
const Short = (): PropertyDecorator => (target, key) => {
  ValidateIf(given)(target, key as string)
  MaxLength(100, { message: '检索内容不能超过 100 字。' })(target, key as string)
}

@InputType({ description: 'Which entries of the audit log; every part narrows.' })
export class AuditFilter {
  @Field(() => ID, { description: 'Jurisdiction.' })
  place: string

  @Field(() => DayScalar, { nullable: true, description: 'First day.' })
  from?: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'Last day.' })
  to?: Day | null

  @Short()
  @Field(() => String, { nullable: true, description: 'Part of the name of who wrote.' })
  userName?: string | null

  @Short()
  @Field(() => String, { nullable: true, description: 'Kind of write.' })
  type?: string | null

  @Short()
  @Field(() => String, { nullable: true, description: 'Kind of record.' })
  entity?: string | null

  @Short()
  @Field(() => String, { nullable: true, description: 'Record.' })
  entityId?: string | null

  @Short()
  @Field(() => String, {
    nullable: true,
    description: 'Words in what was or is, or the address it came from.',
  })
  words?: string | null
}
