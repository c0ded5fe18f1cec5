import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Complaint } from './complaint.type.ts'

@Reached()
@ObjectType({ description: 'Tickets that wait for one thing to be done.' })
export class ComplaintDeskGroup {
  @Field(() => String, { description: 'SIGN CONTACT HANDLE DISPATCH CALL_BACK DECIDE ARCHIVE.' })
  key: string

  @Field(() => Int, { description: 'How many.' })
  count: number

  @Field(() => Int, { description: 'Of these, past their limit.' })
  behind: number

  @Field(() => [Complaint], { description: 'The first 50, the most urgent first.' })
  complaints: Complaint[]
}

@Reached()
@ObjectType({ description: 'What of the tickets waits for the viewer.' })
export class ComplaintDesk {
  @Field(() => [ComplaintDeskGroup], { description: 'Groups that concern the viewer, also empty ones.' })
  groups: ComplaintDeskGroup[]
}
