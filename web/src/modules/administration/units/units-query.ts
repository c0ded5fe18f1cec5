import type { AdminUnitRowFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const UnitRow = graphql(`
  fragment AdminUnitRow on AdminUnit {
    people
    openTasks
    openTickets
    stamp
    organization {
      id
      name
      aliases
      kind
      active
      place {
        code
        name
      }
    }
  }
`)

export const AdminUnitsDocument = graphql(`
  query AdminUnits($place: ID!, $words: String, $kind: OrganizationKind, $active: Boolean, $after: String) {
    adminUnits(place: $place, words: $words, kind: $kind, active: $active, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...AdminUnitRow
      }
    }
  }
`)

export const AddUnitDocument = graphql(`
  mutation AddUnit($place: ID!, $facts: UnitFactsInput!) {
    addUnit(place: $place, facts: $facts)
  }
`)

export const EditUnitDocument = graphql(`
  mutation EditUnit($place: ID!, $id: ID!, $stamp: String!, $facts: UnitFactsInput!) {
    editUnit(place: $place, id: $id, stamp: $stamp, facts: $facts)
  }
`)

export const SetUnitActiveDocument = graphql(`
  mutation SetUnitActive($place: ID!, $id: ID!, $stamp: String!, $active: Boolean!) {
    setUnitActive(place: $place, id: $id, stamp: $stamp, active: $active)
  }
`)

export const MergeUnitsDocument = graphql(`
  mutation MergeUnits($place: ID!, $id: ID!, $stamp: String!, $intoId: ID!) {
    mergeUnits(place: $place, id: $id, stamp: $stamp, intoId: $intoId)
  }
`)

export type UnitLine = AdminUnitRowFragment
export type UnitKind = UnitLine['organization']['kind']

export const KINDS: readonly UnitKind[] = [
  ...(['DEPARTMENT', 'TOWN_GOVERNMENT', 'VILLAGE_COMMITTEE'] as const),
  ...(['COUNTY_GOVERNMENT', 'SUPERVISION_OFFICE', 'OTHER'] as const),
]
