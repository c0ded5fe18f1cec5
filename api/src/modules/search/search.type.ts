import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Role } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Light } from '../tasks/index.ts'
import { SearchKind } from './search.enums.ts'

registerEnumType(SearchKind, { name: 'SearchKind', description: 'What is looked for.' })

@Reached()
@ObjectType({ description: 'Characters of a title, in UTF-16 units.' })
export class SearchMark {
  @Field(() => Int, { description: 'First character.' })
  from: number

  @Field(() => Int, { description: 'Behind the last one.' })
  to: number
}

@Reached()
@ObjectType({
  description: 'Something found, in a line; never more than the list of its kind shows the viewer.',
})
export class SearchHit {
  @Field(() => SearchKind, { description: 'What it is.' })
  kind: SearchKind

  @Field(() => ID, { description: 'Identifier; of a division its code.' })
  id: string

  @Field(() => String, { description: 'Title or name.' })
  title: string

  @Field(() => [SearchMark], { description: 'Where the words stand in the title, in order.' })
  marks: SearchMark[]

  @Field(() => String, { nullable: true, description: '立项编号, 文号, 工单编号, 台账编号.' })
  number: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Lead units, issuer, unit of a person, place around a place.',
  })
  owner: string | null

  @Field(() => Light, { nullable: true, description: 'Its light today; null where the kind has none.' })
  light: Light | null

  @Field(() => DayScalar, {
    nullable: true,
    description: 'By when it is due; of a hot issue its last ticket, of a plan nothing.',
  })
  on: Day | null

  @Field(() => Boolean, { description: 'Done, closed, retired.' })
  done: boolean

  @Field(() => [Role], { description: 'Of a person: the roles in this jurisdiction.' })
  roles: Role[]

  @Field(() => ID, { nullable: true, description: 'Of a person: the unit.' })
  organizationId: string | null
}

@Reached()
@ObjectType({ description: 'What was found of one kind, best first.' })
export class SearchGroup {
  @Field(() => SearchKind, { description: 'The kind.' })
  kind: SearchKind

  @Field(() => [SearchHit], { description: 'The best hits.' })
  hits: SearchHit[]

  @Field(() => Boolean, { description: 'There are more than these.' })
  more: boolean
}

@Reached()
@ObjectType({ description: 'What was found, group by group; only groups with something in them.' })
export class SearchResult {
  @Field(() => [SearchGroup], { description: 'By kind: the group with the best hit first.' })
  groups: SearchGroup[]
}
