import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'Only tickets of one category, unit or channel, or of several of these at once.' })
export class ComplaintBoardFilter {
  @Field(() => ID, { nullable: true, description: 'Category, with those below it.' })
  categoryId?: string | null

  @Field(() => ID, { nullable: true, description: '承办单位.' })
  organizationId?: string | null

  @Field(() => ID, { nullable: true, description: 'Channel, with those merged into it.' })
  channelId?: string | null
}
