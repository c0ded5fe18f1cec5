import type { DeskItemRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const DeskItemRow = graphql(`
  fragment DeskItemRow on DeskItem {
    id
    kind
    title
    detail
    dueOn
    workingDaysLeft
    light
    version
    taskId
    assignmentId
    reportId
    noticeId
    recipientId
    problemId
    instructionId
    extensionId
    organization {
      id
      name
    }
  }
`)

export type DeskRow = DeskItemRowFragment
export type DeskKind = DeskRow['kind']

/** A row as panels need it; a task page makes one for its own part. */
export type PanelRow = Omit<DeskRow, '__typename' | 'organization'> & {
  organization: { id: string; name: string }
}

export const UnitDeskDocument = graphql(`
  query UnitDesk($place: ID!, $asOf: Day) {
    unitDesk(place: $place, asOf: $asOf) {
      total
      overdue
      near
      nearWorkingDays
      asOf
      counts {
        kind
        count
      }
      burden {
        ...BurdenFacts
      }
      items {
        ...DeskItemRow
      }
    }
  }
`)
