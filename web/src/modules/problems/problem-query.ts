import type { ProblemRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const ProblemRowFragmentDoc = graphql(`
  fragment ProblemRow on Problem {
    id
    number
    title
    status
    round
    light
    dueOn
    originalDueOn
    workingDaysLeft
    raisedOn
    origin
    organization {
      id
      name
    }
    place {
      code
      name
    }
    task {
      id
      title
    }
  }
`)

/** A row of the list. */
export type ProblemRow = ProblemRowFragment

export const ProblemsDocument = graphql(`
  query Problems($filter: ProblemFilter!, $after: String) {
    problems(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...ProblemRow
      }
    }
  }
`)

/** What each chip would show: counts under everything but the chips themselves. */
export const ProblemCountsDocument = graphql(`
  query ProblemCounts($filter: ProblemFilter!, $answered: ProblemFilter!) {
    all: problems(filter: $filter, first: 1) {
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
    answered: problems(filter: $answered, first: 1) {
      totalCount
    }
  }
`)
