import { IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, ID, Int } from 'type-graphql'
import { OrganizationKind } from '../divisions/index.ts'

@ArgsType()
export class AdminUnitsArgs {
  @Field(() => ID, { description: 'Jurisdiction.' })
  place: string

  @IsOptional()
  @MaxLength(100, { message: '查找的文字不能超过 100 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in the name or in an alias.' })
  words?: string | null

  @Field(() => OrganizationKind, { nullable: true, description: 'Only of this kind.' })
  kind?: OrganizationKind | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: in use, false: out of use; all when left out.',
  })
  active?: boolean | null

  @Field(() => Int, { nullable: true, description: 'Rows wanted, 50 when left out, at most 200.' })
  first?: number | null

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null
}
