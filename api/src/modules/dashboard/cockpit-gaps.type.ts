import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

/** What may lack an owner, a date or a fresh value. */
export const CockpitGapKind = {
  TASKS_WITHOUT_LEAD: 'TASKS_WITHOUT_LEAD',
  TASKS_WITHOUT_DUE_DATE: 'TASKS_WITHOUT_DUE_DATE',
  TASKS_WITHOUT_REPORT: 'TASKS_WITHOUT_REPORT',
  INDICATORS_WITHOUT_FRESH_VALUE: 'INDICATORS_WITHOUT_FRESH_VALUE',
  INDICATORS_WITHOUT_OWNER: 'INDICATORS_WITHOUT_OWNER',
  COMPLAINTS_WITHOUT_PLACE: 'COMPLAINTS_WITHOUT_PLACE',
  COMPLAINTS_WITHOUT_UNIT: 'COMPLAINTS_WITHOUT_UNIT',
} as const
export type CockpitGapKind = keyof typeof CockpitGapKind

registerEnumType(CockpitGapKind, {
  name: 'CockpitGapKind',
  description: 'What lacks an owner, a date or a fresh value.',
})

@Reached()
@ObjectType({ description: 'What has no owner or no fresh value: never shown green.' })
export class CockpitGap {
  @Field(() => CockpitGapKind, { description: 'What is missing.' })
  kind: CockpitGapKind

  @Field(() => Int, { description: 'How many, > 0.' })
  count: number
}
