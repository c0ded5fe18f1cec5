import { MaxLength } from 'class-validator'
import { Field, InputType, Int } from 'type-graphql'
import { ComplaintField } from './complaint-field.enum.ts'
import { ImportTermKind } from './import.type.ts'

@InputType({ description: 'What a column means.' })
export class ImportColumnInput {
  @Field(() => Int, { description: 'From 0.' })
  index: number

  @Field(() => ComplaintField, { description: 'What it means; IGNORE leaves it out.' })
  field: ComplaintField
}

@InputType({ description: 'What words mean here.' })
export class ImportTermInput {
  @Field(() => ImportTermKind, { description: 'What they name.' })
  kind: ImportTermKind

  @MaxLength(600)
  @Field(() => String, { description: 'As written in the file.' })
  words: string

  @MaxLength(60)
  @Field(() => String, {
    nullable: true,
    description: 'Code of a place, id of a unit or category; null = none here.',
  })
  target?: string | null

  @Field(() => Boolean, { description: 'Make a new unit or category of these words.' })
  create: boolean
}
