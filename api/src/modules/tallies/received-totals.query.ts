import type { Context } from '../../platform/context.ts'
import { SPANS } from './complaint-sums.ts'

/** Sums of all of time of the whole jurisdiction, with what is not folded yet. */
const TOTALS = `
select key, sum(received)::int as received from (
  select key, received from complaint_sum
  where division_code = $1 and place_code = $1 and by in ('CATEGORY', 'CHANNEL') and span = ${SPANS.whole}
  union all select category_id::text, received from complaint_delta where division_code = $1
  union all select channel_id::text, received from complaint_delta where division_code = $1
) counts group by key`

/** Tickets ever received by id of the category and channel they bear themselves. */
export async function receivedTotals(
  { db }: Pick<Context, 'db'>,
  jurisdictionCode: string,
): Promise<Map<string, number>> {
  const rows = await db.sql<{ key: string; received: number }>(TOTALS, [jurisdictionCode])
  return new Map(rows.map(({ key, received }) => [key, received]))
}
