import { useMemo } from 'react'
import type { ComplaintMeasure } from '../../../graphql/generated/graphql.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { useSession } from '../../access/index.ts'
import type { Period } from '../../periods/period.ts'
import { type ComplaintList, complaintParams } from '../list/list-url.ts'
import type { BoardView } from './board-url.ts'

/** Stands for no unit, no category, no channel. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What a row adds to the filters of the board: its own place, unit, category, channel or hour. */
export type RowFilter = Partial<Omit<ComplaintList, 'measure' | 'from' | 'until'>> & { place?: string }

/** Rates count tickets after 剔除. */
export const KEPT: RowFilter = { excluded: false }

/** Address of the list that holds exactly the tickets a figure of the board counts; `part` = of a shorter period. */
export type TicketLink = (measure: ComplaintMeasure, row?: RowFilter, part?: Period) => string

/** The unit of a viewer who sees the tickets of that unit alone: the board counts those, so its lists do too. */
function useOwnUnit(): string | null {
  const { grants } = useSession().viewer
  const own = new Set(grants.map(({ organization, scope }) => (scope ? null : (organization?.id ?? null))))
  const [only = null] = own
  return own.size === 1 ? only : null
}

/** Links from figures to their tickets: the period and the filters of the board, a measure, and what the row adds. */
export function useTicketLinks(view: BoardView, { from, until }: Period): TicketLink {
  const { href } = useScope()
  const own = useOwnUnit()
  const { category, channel } = view
  const unit = view.unit ?? own
  return useMemo(
    () =>
      (measure, { place, ...row } = {}, part = { from, until }) => {
        const list = { ...part, measure, category, unit, channel, ...row }
        return href(paths.complaintList(), { ...complaintParams(list), ...(place ? { place } : {}) })
      },
    [href, from, until, category, unit, channel],
  )
}
