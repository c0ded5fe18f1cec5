import { Field, Float, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Complaint, ComplaintCategory } from '../complaints/index.ts'
import { Organization } from '../divisions/index.ts'

@Reached()
@ObjectType({ description: 'A ticket that seems to be about the same matter.' })
export class SimilarComplaint {
  @Field(() => Complaint, { description: 'The ticket.' })
  complaint: Complaint

  @Field(() => Float, { description: 'How alike they are by words, place and time, 0–1.' })
  score: number

  @Field(() => String, { description: 'Why, in words: 同一社区、内容相近、3 天前.' })
  reason: string
}

@Reached()
@ObjectType({ description: 'A category the words point to.' })
export class CategorySuggestion {
  @Field(() => ComplaintCategory, { description: 'The category.' })
  category: ComplaintCategory

  @Field(() => Float, { description: 'How likely, 0–1.' })
  probability: number
}

@Reached()
@ObjectType({ description: 'A unit that has dealt with such matters.' })
export class UnitSuggestion {
  @Field(() => Organization, { description: 'The unit.' })
  organization: Organization

  @Field(() => Float, { description: 'How likely, 0–1.' })
  probability: number
}

@Reached()
@ObjectType({ description: 'For a ticket being typed in: where it belongs and what is like it.' })
export class ComplaintSuggestion {
  @Field(() => [CategorySuggestion], { description: 'The likeliest first, 3 at most.' })
  categories: CategorySuggestion[]

  @Field(() => [UnitSuggestion], { description: 'The likeliest first, 3 at most.' })
  units: UnitSuggestion[]

  @Field(() => [SimilarComplaint], { description: 'The nearest first, 8 at most.' })
  similar: SimilarComplaint[]
}
