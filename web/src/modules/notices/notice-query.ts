import type { NoticeRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const NoticeRowFragmentDoc = graphql(`
  fragment NoticeRow on Notice {
    id
    version
    kind
    status
    documentNumber
    title
    light
    replyDueOn
    workingDaysLeft
    draftedOn
    issuedOn
    recipients {
      id
      organization {
        id
        name
      }
    }
  }
`)

/** A row of the list. */
export type NoticeRow = NoticeRowFragment

export type NoticeKind = NoticeRow['kind']
export type NoticeStatus = NoticeRow['status']

/** In the order of the ladder. */
export const NOTICE_KINDS = [
  'REMINDER',
  'SUPERVISION',
  'YELLOW_CARD',
  'RED_CARD',
  'INTERVIEW',
  'CIRCULAR',
] as const satisfies readonly NoticeKind[]

export const NoticesDocument = graphql(`
  query Notices($filter: NoticeFilter!, $asOf: Day, $after: String) {
    notices(filter: $filter, asOf: $asOf, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...NoticeRow
      }
    }
  }
`)

/** What each chip would show: counts under everything but the chips themselves. */
export const NoticeCountsDocument = graphql(`
  query NoticeCounts($filter: NoticeFilter!, $answered: NoticeFilter!, $waiting: NoticeFilter!, $asOf: Day) {
    all: notices(filter: $filter, asOf: $asOf, first: 1) {
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
    answered: notices(filter: $answered, asOf: $asOf, first: 1) {
      totalCount
    }
    waiting: notices(filter: $waiting, asOf: $asOf, first: 1) {
      totalCount
    }
  }
`)
