import type { Write } from '../../platform/write.ts'
import { ledgerNumber } from './task-action.rules.ts'

/**
 * The next 立项编号 of a year. The row of the sequence stays locked until the write ends, so that no number is given
 * twice and none is left out when a write fails.
 */
export async function nextLedgerNumber(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  year: number,
): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into document_sequence (division_code, kind, year, last) values (${jurisdictionCode}, 'TASK', ${year}::int2, 1)
    on conflict (division_code, kind, year) do update set last = document_sequence.last + 1
    returning last`
  if (!row) throw new Error('The sequence of ledger numbers answered nothing.')
  return ledgerNumber(year, row.last)
}
