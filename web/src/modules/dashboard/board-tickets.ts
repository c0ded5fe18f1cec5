import type { ComplaintMeasure } from '../../graphql/generated/graphql.ts'
import { readBoard } from '../complaints/board/board-url.ts'
import { KEPT, type RowFilter, useTicketLinks } from '../complaints/board/ticket-links.ts'
import type { Period } from '../periods/index.ts'
import { useBoard } from './board-view.tsx'

/** Every category, unit and channel. */
const ALL = readBoard('')

/** Lists of exactly the tickets a figure of the cockpit counts; rates count them after 剔除, receipts before. */
export function useBoardTickets() {
  const { days } = useBoard()
  const link = useTicketLinks(ALL, days)
  return (measure: ComplaintMeasure, row: RowFilter = {}, part: Period = days) =>
    link(measure, { ...(measure === 'RECEIVED' ? {} : KEPT), ...row }, part)
}
