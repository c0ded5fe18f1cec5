import type { SavedViewRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const SavedViewRow = graphql(`
  fragment SavedViewRow on SavedView {
    id
    name
    address
  }
`)

export type ViewRow = SavedViewRowFragment

export const SavedViewsDocument = graphql(`
  query SavedViews {
    savedViews {
      id
      ...SavedViewRow
    }
  }
`)

export const SavedViewDocument = graphql(`
  query SavedView($id: ID!) {
    savedView(id: $id) {
      id
      ...SavedViewRow
    }
  }
`)

export const SaveViewDocument = graphql(`
  mutation SaveView($name: String!, $address: String!) {
    saveView(name: $name, address: $address) {
      id
      ...SavedViewRow
    }
  }
`)

export const RenameViewDocument = graphql(`
  mutation RenameView($id: ID!, $name: String!) {
    renameView(id: $id, name: $name) {
      id
      ...SavedViewRow
    }
  }
`)

export const DeleteViewDocument = graphql(`
  mutation DeleteView($id: ID!) {
    deleteView(id: $id)
  }
`)

export const RestoreViewDocument = graphql(`
  mutation RestoreView($id: ID!) {
    restoreView(id: $id) {
      id
      ...SavedViewRow
    }
  }
`)
