import type { IndicatorBoardQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const IndicatorBoardDocument = graphql(`
  query IndicatorBoard($place: ID!, $asOf: Day) {
    indicatorBoard(place: $place, asOf: $asOf) {
      asOf
      proposed
      place {
        code
        name
        level
        path {
          code
          name
        }
      }
      counts {
        total
        good
        near
        behind
        noData
      }
      cards {
        indicator {
          id
          no
          name
          owner {
            id
          }
          plan {
            id
            title
          }
        }
        state {
          light
          gap
          fresh
          ...FigureState
        }
        series {
          periods
          values
          expected
        }
        forecast {
          ok
          reached
          reachesOn
          sentence
          atTarget {
            day
            value
          }
        }
        places {
          total
          good
          near
          behind
          noData
        }
        worst {
          place {
            code
            name
          }
          state {
            light
            ...FigureState
          }
        }
      }
    }
  }
`)

export type Board = IndicatorBoardQuery['indicatorBoard']
export type BoardCard = Board['cards'][number]
