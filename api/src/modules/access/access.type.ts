import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Role } from '#prisma'
import type { Viewer as Person } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'

registerEnumType(Role, { name: 'Role', description: 'What a person is in a jurisdiction (DOMAIN §9).' })

@Reached()
@ObjectType({ description: 'An account of the demo world, shown on the login page.' })
export class DemoAccount {
  @Field(() => String, { description: 'Name to sign in with.' })
  username: string

  @Field(() => String, { description: 'Password of every demo account.' })
  password: string

  @Field(() => String, { description: 'Name of the invented person.' })
  name: string

  @Field(() => Role, { description: 'First role of the account.' })
  role: Role

  @Field(() => String, { description: 'Where it has that role.' })
  jurisdictionName: string
}

@Reached()
@ObjectType({ description: 'What everybody may know of this server, also before signing in.' })
export class ServerInfo {
  @Field(() => Boolean, { description: 'The server shows the demo world: simulated data (演示数据).' })
  demo: boolean

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Day the clock stands still at (演示时钟); null when it runs.',
  })
  fixedClock: Day | null

  @Field(() => DayScalar, { description: 'The current day in Asia/Shanghai.' })
  today: Day

  @Field(() => InstantScalar, { description: 'The instant of the answer by the clock of the server.' })
  now: Date
}

@Reached()
@ObjectType({
  description:
    'What the screen may offer this person (navigation, buttons). The API decides again at each call.',
})
export class ViewerCan {
  @Field(() => Boolean, { description: 'Open the cockpit.' })
  readCockpit: boolean

  @Field(() => Boolean, { description: 'Open the ledger of tasks.' })
  readTasks: boolean

  @Field(() => Boolean, { description: 'Open the list of plans.' })
  readPlans: boolean

  @Field(() => Boolean, { description: 'Import and decompose a plan document.' })
  importPlans: boolean

  @Field(() => Boolean, { description: 'Open the indicators.' })
  readIndicators: boolean

  @Field(() => Boolean, { description: 'Open the ledger of information systems.' })
  readSystems: boolean

  @Field(() => Boolean, {
    description: 'Change at least some systems: the data steward all, units and operators their own.',
  })
  editSystems: boolean

  @Field(() => Boolean, { description: 'Open the list of organizations.' })
  readOrganizations: boolean

  @Field(() => Boolean, { description: 'Sign for tasks, report and answer for an organization.' })
  workAtUnitDesk: boolean

  @Field(() => Boolean, { description: 'Open the desk of the supervision office.' })
  workAtOfficeDesk: boolean

  @Field(() => Boolean, { description: 'Open the list of notices.' })
  readNotices: boolean

  @Field(() => Boolean, { description: 'Write 批示.' })
  writeInstructions: boolean

  @Field(() => Boolean, { description: 'Draft notices and decide on proposals.' })
  draftNotices: boolean

  @Field(() => Boolean, { description: 'Search the audit log.' })
  searchAudit: boolean

  @Field(() => Boolean, { description: 'Change rules, calendar and other settings.' })
  editSettings: boolean

  @Field(() => Boolean, {
    description:
      'Library, definitions, targets, exemptions, links of indicators: data steward and supervision office.',
  })
  manageIndicators: boolean

  @Field(() => Boolean, {
    description: 'Enter figures for some place: operators, units that own an indicator, data steward.',
  })
  reportObservations: boolean

  @Field(() => Boolean, {
    description: 'Review, publish, correct, reopen and remind: data steward.',
  })
  reviewObservations: boolean

  @Field(() => Boolean, { description: 'Read tickets of 12345 and their boards.' })
  readComplaints: boolean

  @Field(() => Boolean, {
    description: 'Import, take in, dispatch and call back tickets: the data steward and the office.',
  })
  manageComplaints: boolean

  @Field(() => Boolean, { description: 'Name, merge, split, close and supervise hot issues: the office.' })
  manageHotIssues: boolean

  @Field(() => Boolean, { description: 'Read ratings (好差评) and their board.' })
  readRatings: boolean

  @Field(() => Boolean, { description: 'Import ratings, review rectifications, decide appeals.' })
  manageRatings: boolean

  @Field(() => Boolean, {
    description: 'Give other systems keys to push records: the security administrator.',
  })
  manageTokens: boolean

  @Field(() => Boolean, { description: 'Accounts, rights and sessions: the security administrator.' })
  manageUsers: boolean

  @Field(() => Boolean, { description: 'The tree of places: the system administrator.' })
  manageDivisions: boolean

  @Field(() => Boolean, { description: 'The units: the system administrator.' })
  manageOrganizations: boolean
}

@Reached()
@ObjectType({ description: 'The person who is signed in.' })
export class Viewer {
  @Field(() => ID, { description: 'Stable identifier.' })
  id: string

  @Field(() => String, { description: 'Name to sign in with.' })
  username: string

  @Field(() => String, { description: 'Name of the person.' })
  name: string

  @Field(() => Boolean, {
    description:
      'The first password stands; until it is changed nothing else is allowed and grants are empty.',
  })
  mustChangePassword: boolean

  /** The same person as the policies see it. */
  viewer: Person
}

@Reached()
@ObjectType({
  description: 'One role in one jurisdiction, limited to a place and perhaps to an organization.',
})
export class ViewerGrant {
  @Field(() => Role, { description: 'The role.' })
  role: Role

  jurisdictionCode: string

  scopeCode: string

  organizationId: string | null
}
