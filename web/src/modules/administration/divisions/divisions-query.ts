import type { AdminPlaceRowFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const PlaceRow = graphql(`
  fragment AdminPlaceRow on AdminPlace {
    below
    units
    division {
      code
      name
      level
      retiredOn
      mergedInto {
        code
        name
      }
      parent {
        code
        name
      }
    }
  }
`)

export const AdminPlacesDocument = graphql(`
  query AdminPlaces($place: ID!, $parent: ID, $words: String) {
    adminPlaces(place: $place, parent: $parent, words: $words) {
      ...AdminPlaceRow
    }
  }
`)

export const AdminPathDocument = graphql(`
  query AdminPath($code: ID!) {
    division(code: $code) {
      code
      name
      level
      retiredOn
      path {
        code
        name
      }
    }
  }
`)

export const NextDivisionCodeDocument = graphql(`
  query NextDivisionCode($place: ID!, $parent: ID!) {
    nextDivisionCode(place: $place, parent: $parent)
  }
`)

export const AddDivisionDocument = graphql(`
  mutation AddDivision($place: ID!, $parent: ID!, $code: ID!, $name: String!) {
    addDivision(place: $place, parent: $parent, code: $code, name: $name)
  }
`)

export const RenameDivisionDocument = graphql(`
  mutation RenameDivision($place: ID!, $code: ID!, $from: String!, $name: String!) {
    renameDivision(place: $place, code: $code, from: $from, name: $name)
  }
`)

export const RetireDivisionDocument = graphql(`
  mutation RetireDivision($place: ID!, $code: ID!, $on: Day!, $into: ID) {
    retireDivision(place: $place, code: $code, on: $on, into: $into)
  }
`)

export const RestoreDivisionDocument = graphql(`
  mutation RestoreDivision($place: ID!, $code: ID!) {
    restoreDivision(place: $place, code: $code)
  }
`)

export type PlaceLine = AdminPlaceRowFragment
