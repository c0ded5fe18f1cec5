import { useSearch } from 'wouter'
import type { PlaceBoardQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useScope } from '../../scope.tsx'
import { boardPeriod, type PeriodView, readPeriod } from '../periods/index.ts'

/** The counts of the cockpit: of the place, and of the places below. */
const PlaceBoardDocument = graphql(`
  query PlaceBoard($place: ID!, $asOf: Day, $period: BoardPeriod!) {
    cockpit(place: $place, asOf: $asOf, period: $period) {
      compared {
        days {
          from
          until
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
      onTime {
        rate {
          numerator
          denominator
          value
          definition
          source
          asOf
        }
        before {
          value
        }
        yearBefore {
          value
        }
        light
      }
      complaints {
        received {
          value
          before
          yearBefore
        }
        openOverdue
        onTime {
          rate {
            numerator
            denominator
            value
            definition
            source
            asOf
          }
          before {
            value
          }
          yearBefore {
            value
          }
          light
        }
        satisfied {
          rate {
            numerator
            denominator
            value
            definition
            source
            asOf
          }
          before {
            value
          }
          yearBefore {
            value
          }
          light
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
        onTimeRate {
          numerator
          denominator
          value
        }
      }
    }
  }
`)

export type TicketFigures = NonNullable<PlaceBoardQuery['cockpit']['complaints']>

/** The usual period the address names; days of one's own are not known here. */
export function usePlacePeriod(): PeriodView {
  const view = readPeriod(useSearch())
  return view.period === 'custom' ? { period: 'days', own: null } : view
}

/** The board of a place over the period of the address; asked once, however many cards show it. */
export function usePlaceBoard(place: string) {
  const { asOf } = useScope()
  const view = usePlacePeriod()
  return { view, result: useRead(PlaceBoardDocument, { place, asOf, period: boardPeriod(view.period) }) }
}
