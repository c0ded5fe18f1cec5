import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { NoticeKind } from '../notices/index.ts'
import { Light } from '../tasks/index.ts'
import { CountChange } from './change.type.ts'

@Reached()
@ObjectType({ description: 'Notices of one kind that wait for an answer.' })
export class CockpitNoticeLevel {
  @Field(() => NoticeKind, { description: 'Step of the ladder.' })
  kind: NoticeKind

  @Field(() => Int, { description: 'Issued and waiting for an answer.' })
  awaiting: number

  @Field(() => Int, { description: 'Of these past the date of an answer.' })
  overdue: number
}

@Reached()
@ObjectType({ description: 'Notices that wait for an answer.' })
export class CockpitNotices {
  @Field(() => CountChange, { description: 'Issued and waiting for an answer of at least one addressee.' })
  awaiting: CountChange

  @Field(() => CountChange, { description: 'Of these past the date of an answer.' })
  overdue: CountChange

  @Field(() => Int, { description: 'Of these with a date that is near, none past.' })
  near: number

  @Field(() => Light, {
    description: 'The worst of them, GOOD where nothing waits; NO_DATA before the first notice.',
  })
  light: Light

  @Field(() => [CockpitNoticeLevel], {
    description: 'By kind, from 催办 to 约谈; only kinds with something waiting.',
  })
  byLevel: CockpitNoticeLevel[]
}
