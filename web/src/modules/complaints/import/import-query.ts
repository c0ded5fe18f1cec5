import type {
  ComplaintField,
  ComplaintImportPartsFragment,
  ComplaintImportStatus,
} from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

/** An import in short: a row of the list, and the head of its page. */
export const ImportRowFragmentDoc = graphql(`
  fragment ImportRow on ComplaintImport {
    id
    status
    fileName
    bytes
    sourceName
    rows
    created
    updated
    unchanged
    failed
    unplaced
    startedAt
    startedBy
    finishedAt
    undoneAt
    undoneBy
    can {
      settle
      commit
      cancel
      resume
      undo
    }
  }
`)

/** An import whole. */
export const ComplaintImportPartsFragmentDoc = graphql(`
  fragment ComplaintImportParts on ComplaintImport {
    ...ImportRow
    id
    status
    fileName
    bytes
    source {
      id
      name
    }
    sourceName
    shape {
      kind
      encoding
      delimiter
      sheet
      sheets
      headerRows
    }
    columns {
      index
      header
      field
      confidence
      reason
      samples
      form
      filled
    }
    terms {
      kind
      words
      rows
      match
      target
      targetName
      candidates {
        target
        name
        score
      }
      create
    }
    profileName
    rows
    created
    updated
    unchanged
    failed
    unplaced
    committedRows
    faults {
      row
      column
      reason
      fix
      value
    }
    faultSheet
    progress {
      phase
      done
      total
      rowsPerSecond
      secondsLeft
    }
    fault
    startedAt
    startedBy
    finishedAt
    undoneAt
    undoneBy
    can {
      settle
      commit
      cancel
      resume
      undo
    }
  }
`)

export const ComplaintImportsDocument = graphql(`
  query ComplaintImports($place: ID!, $after: String) {
    complaintImports(place: $place, first: 50, after: $after) {
      totalCount
      nodes {
        id
        ...ImportRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const ComplaintImportDocument = graphql(`
  query ComplaintImport($id: ID!) {
    complaintImport(id: $id) {
      ...ComplaintImportParts
    }
  }
`)

export const SettleImportDocument = graphql(`
  mutation SettleComplaintImport(
    $id: ID!
    $sourceName: String!
    $headerRows: Int
    $sheet: String
    $encoding: String
    $columns: [ImportColumnInput!]!
  ) {
    settleComplaintImport(
      id: $id
      sourceName: $sourceName
      headerRows: $headerRows
      sheet: $sheet
      encoding: $encoding
      columns: $columns
    ) {
      ...ComplaintImportParts
    }
  }
`)

export const SettleTermsDocument = graphql(`
  mutation SettleImportTerms($id: ID!, $terms: [ImportTermInput!]!) {
    settleImportTerms(id: $id, terms: $terms) {
      ...ComplaintImportParts
    }
  }
`)

export const CommitImportDocument = graphql(`
  mutation CommitComplaintImport($id: ID!, $wholeOnly: Boolean!) {
    commitComplaintImport(id: $id, wholeOnly: $wholeOnly) {
      ...ComplaintImportParts
    }
  }
`)

export const CancelImportDocument = graphql(`
  mutation CancelComplaintImport($id: ID!) {
    cancelComplaintImport(id: $id) {
      ...ComplaintImportParts
    }
  }
`)

export const ResumeImportDocument = graphql(`
  mutation ResumeComplaintImport($id: ID!) {
    resumeComplaintImport(id: $id) {
      ...ComplaintImportParts
    }
  }
`)

export const UndoImportDocument = graphql(`
  mutation UndoComplaintImport($id: ID!) {
    undoComplaintImport(id: $id) {
      ...ComplaintImportParts
    }
  }
`)

/** An import as its page shows it. */
export type WholeImport = ComplaintImportPartsFragment
export type ImportColumn = WholeImport['columns'][number]
export type ImportTerm = WholeImport['terms'][number]
export type { ComplaintField, ComplaintImportStatus }

const RUNNING: ReadonlySet<ComplaintImportStatus> = new Set(['READING', 'WRITING'])

/** Whether the server is at work on it. */
export const isRunning = (status: ComplaintImportStatus): boolean => RUNNING.has(status)
