import type { ScreenOverviewQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const OverviewDocument = graphql(`
  query ScreenOverview($place: ID!, $asOf: Day) {
    cockpit(place: $place, asOf: $asOf) {
      asOf
      place {
        code
        name
        level
      }
      attention {
        light
        sentence
        parts {
          text
          list
          taskId
          indicatorId
          hotIssueId
        }
      }
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
      led {
        total
        done
        open
        behind
        near
        good
        noData
      }
      onTime {
        rate {
          numerator
          denominator
          value
        }
        before {
          value
        }
        yearBefore {
          value
        }
        target
        light
      }
      reached {
        rate {
          numerator
          denominator
        }
        before {
          numerator
          denominator
        }
        yearBefore {
          numerator
          denominator
        }
        light
      }
      indicators {
        counts {
          total
          behind
          near
          good
          noData
        }
        cards {
          indicator {
            id
            name
          }
          state {
            value
            unit
            decimals
            expected
            target
            targetYear
            light
          }
          series {
            endsOn
            values
            expected
          }
          forecast {
            atTarget {
              day
              value
            }
          }
        }
      }
      complaints {
        received {
          value
          before
        }
        onTime {
          rate {
            numerator
            denominator
            value
          }
          before {
            value
          }
          yearBefore {
            value
          }
          target
          light
        }
        satisfied {
          rate {
            numerator
            denominator
            value
          }
          before {
            value
          }
          yearBefore {
            value
          }
          target
          light
        }
        unanswered
        days
        receivedByDay
        beforeByDay
        daysOff {
          from
          until
          name
        }
        hot {
          issue {
            id
            title
            places {
              code
              name
            }
          }
          received
          before
        }
      }
      notices {
        awaiting {
          value
          before
          yearBefore
        }
        overdue {
          value
        }
        near
        light
      }
      byUnit {
        organization {
          id
          name
        }
        lead {
          total
          done
          open
          behind
          near
          good
          noData
        }
      }
      byPlace {
        place {
          code
          name
          level
        }
        counts {
          total
          done
          open
          behind
          near
          good
          noData
        }
        indicators {
          behind
          near
          good
          noData
        }
        onTimeComplaints {
          rate {
            value
          }
          light
        }
        satisfied {
          rate {
            value
          }
        }
        onTimeMonths
      }
    }
  }
`)

export type Overview = ScreenOverviewQuery['cockpit']
export type Town = Overview['byPlace'][number]
export type WallRate = Overview['onTime']
