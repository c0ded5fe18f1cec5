import type { PlaceRowFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

/** A place below, or the own part of the place asked about, in a ranking. */
export const PlaceRowFragmentDoc = graphql(`
  fragment PlaceRow on PlaceFigure {
    rank
    ownPart
    place {
      code
      name
      level
    }
    state {
      ...FigureState
    }
  }
`)

export type PlaceRow = PlaceRowFragment
