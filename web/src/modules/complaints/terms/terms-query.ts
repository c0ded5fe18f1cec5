import type { ComplaintTermRowFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const ComplaintTermRowDoc = graphql(`
  fragment ComplaintTermRow on ComplaintTerm {
    id
    kind
    name
    path
    level
    parentId
    active
    mergedInto
    formerNames
    tickets
  }
`)

export const ComplaintTermsDocument = graphql(`
  query ComplaintTerms($place: ID!) {
    complaintTerms(place: $place) {
      categories {
        ...ComplaintTermRow
      }
      channels {
        ...ComplaintTermRow
      }
    }
  }
`)

export const AddComplaintTermsDocument = graphql(`
  mutation AddComplaintTerms($place: ID!, $kind: ComplaintTermKind!, $names: [String!]!, $parentId: ID) {
    addComplaintTerms(place: $place, kind: $kind, names: $names, parentId: $parentId) {
      __typename
    }
  }
`)

export const RenameComplaintTermDocument = graphql(`
  mutation RenameComplaintTerm(
    $place: ID!
    $kind: ComplaintTermKind!
    $id: ID!
    $from: String!
    $name: String!
  ) {
    renameComplaintTerm(place: $place, kind: $kind, id: $id, from: $from, name: $name) {
      __typename
    }
  }
`)

export const SetComplaintTermActiveDocument = graphql(`
  mutation SetComplaintTermActive($place: ID!, $kind: ComplaintTermKind!, $id: ID!, $active: Boolean!) {
    setComplaintTermActive(place: $place, kind: $kind, id: $id, active: $active) {
      __typename
    }
  }
`)

export const MergeComplaintTermsDocument = graphql(`
  mutation MergeComplaintTerms($place: ID!, $kind: ComplaintTermKind!, $id: ID!, $intoId: ID!) {
    mergeComplaintTerms(place: $place, kind: $kind, id: $id, intoId: $intoId) {
      __typename
    }
  }
`)

export type TermRow = ComplaintTermRowFragment
export type TermKind = TermRow['kind']

/** Names of a path with room to breathe: 市容环卫 / 占道经营. */
export const shownPath = (path: string): string => path.split('/').join(' / ')
