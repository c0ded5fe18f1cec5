import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, ID, Int } from 'type-graphql'
import { OrganizationKind } from '#prisma'

@ArgsType()
export class OrganizationsArgs {
  @Field(() => ID, { description: 'Division code; the organizations of its whole subtree are listed.' })
  place: string

  @Field(() => OrganizationKind, { nullable: true, description: 'Only organizations of this kind.' })
  kind?: OrganizationKind | null

  @IsOptional()
  @MaxLength(100, { message: '查找的文字不能超过 100 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in the name or in an alias.' })
  words?: string | null

  @ArrayMaxSize(50, { message: '一次最多查找 50 个单位。' })
  @IsOptional()
  @Field(() => [ID], { nullable: true, description: 'Only these, 50 at most.' })
  ids?: string[] | null

  @Field(() => Int, { nullable: true, description: 'Rows wanted, 50 when left out, at most 200.' })
  first?: number | null

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null
}
