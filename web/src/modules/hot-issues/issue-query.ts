import type { HotIssuePageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const HotIssuePageDocument = graphql(`
  query HotIssuePage($id: ID!, $from: Day, $until: Day, $asOf: Day) {
    hotIssue(id: $id, from: $from, until: $until, asOf: $asOf) {
      id
      title
      status
      version
      note
      closedOn
      firstOn
      lastOn
      count
      before
      total
      growth
      light
      reason
      keywords
      weeks
      weekly
      place {
        code
        name
      }
      places {
        code
        name
      }
      category {
        id
        name
      }
      organization {
        id
        name
      }
      examples {
        id
        title
        content
        receivedOn
        place {
          code
          name
        }
      }
      links {
        ...ComplaintLinkParts
      }
      effect {
        on
        days
        before
        after
        change
        summary
      }
      can {
        rename
        merge
        split
        supervise
        watch
        dismiss
        close
      }
      ...HotIssueRow
    }
  }
`)

export type Issue = HotIssuePageQuery['hotIssue']
