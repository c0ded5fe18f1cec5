import type { InstructionRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const InstructionRowFragmentDoc = graphql(`
  fragment InstructionRow on Instruction {
    id
    subject
    subjectTitle
    text
    status
    light
    dueOn
    workingDaysLeft
    writtenOn
    writtenBy
    organizations {
      id
      name
    }
  }
`)

/** A row of the list. */
export type InstructionRow = InstructionRowFragment

export const InstructionsDocument = graphql(`
  query Instructions($filter: InstructionFilter!, $after: String) {
    instructions(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...InstructionRow
      }
    }
  }
`)

/** What each chip would show: counts under everything but the chips themselves. */
export const InstructionCountsDocument = graphql(`
  query InstructionCounts($filter: InstructionFilter!, $answered: InstructionFilter!) {
    all: instructions(filter: $filter, first: 1) {
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
    }
    answered: instructions(filter: $answered, first: 1) {
      totalCount
    }
  }
`)
