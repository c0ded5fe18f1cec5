import type { UserRowFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const UserRow = graphql(`
  fragment UserRow on UserAccount {
    id
    username
    name
    phone
    email
    state
    lockedUntil
    lastSignInAt
    createdAt
    sessions
    version
    fixed
    fixedGrants
    grants {
      role
      scope {
        code
        name
        level
      }
      organization {
        id
        name
      }
    }
  }
`)

export const UsersDocument = graphql(`
  query Users($place: ID!, $filter: UserFilter, $after: String) {
    users(place: $place, filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...UserRow
      }
    }
  }
`)

export const GrantEffectsDocument = graphql(`
  query GrantEffects($place: ID!, $grants: [GrantInput!]!) {
    grantEffects(place: $place, grants: $grants) {
      fault
      effects
    }
  }
`)

export const CreateUserDocument = graphql(`
  mutation CreateUser($place: ID!, $input: NewUserInput!) {
    createUser(place: $place, input: $input) {
      password
      user {
        ...UserRow
      }
    }
  }
`)

export const EditUserDocument = graphql(`
  mutation EditUser($place: ID!, $id: ID!, $version: Int!, $input: UserFactsInput!) {
    editUser(place: $place, id: $id, version: $version, input: $input) {
      ...UserRow
    }
  }
`)

export const SetUserGrantsDocument = graphql(`
  mutation SetUserGrants($place: ID!, $id: ID!, $version: Int!, $grants: [GrantInput!]!) {
    setUserGrants(place: $place, id: $id, version: $version, grants: $grants) {
      ...UserRow
    }
  }
`)

export const ResetUserPasswordDocument = graphql(`
  mutation ResetUserPassword($place: ID!, $id: ID!) {
    resetUserPassword(place: $place, id: $id) {
      password
      user {
        ...UserRow
      }
    }
  }
`)

export const SetUserDisabledDocument = graphql(`
  mutation SetUserDisabled($place: ID!, $id: ID!, $version: Int!, $disabled: Boolean!) {
    setUserDisabled(place: $place, id: $id, version: $version, disabled: $disabled) {
      ...UserRow
    }
  }
`)

export const UnlockUserDocument = graphql(`
  mutation UnlockUser($place: ID!, $id: ID!) {
    unlockUser(place: $place, id: $id) {
      ...UserRow
    }
  }
`)

export const EndUserSessionsDocument = graphql(`
  mutation EndUserSessions($place: ID!, $id: ID!) {
    endUserSessions(place: $place, id: $id) {
      ...UserRow
    }
  }
`)

export type UserLine = UserRowFragment
export type Role = UserLine['grants'][number]['role']
export type UserState = UserLine['state']

export const ROLES: readonly Role[] = [
  ...(['LEADER', 'SUPERVISION_HEAD', 'SUPERVISOR', 'UNIT_LEADER', 'UNIT_OFFICER'] as const),
  ...(['TOWN_OPERATOR', 'VILLAGE_OPERATOR', 'DATA_STEWARD'] as const),
  ...(['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const),
]
export const STATES: readonly UserState[] = ['ACTIVE', 'FIRST_PASSWORD', 'LOCKED', 'DISABLED']

export const isUnitRole = (role: Role): boolean => role === 'UNIT_LEADER' || role === 'UNIT_OFFICER'
/** Level of the place an operator works for; null for other roles. */
export const operatorLevel = (role: Role): number | null =>
  role === 'TOWN_OPERATOR' ? 4 : role === 'VILLAGE_OPERATOR' ? 5 : null
