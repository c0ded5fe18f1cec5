import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OF_THE_PLACE } from './access-row.ts'

const place = WUJIANG

/** Where indicators stand: everybody who reads indicators, within the own part of the tree. */
export const FIGURE_ROWS: Record<string, AccessRow> = {
  indicatorBoard: { may: [...OF_THE_PLACE, 'steward'], with: () => ({ place }) },
  indicatorComparison: {
    may: [...OF_THE_PLACE, 'steward'],
    with: ({ indicatorId }) => ({ indicatorId, places: [place] }),
  },
}
