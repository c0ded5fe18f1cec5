import type { Transaction } from './database.ts'

/**
 * Takes the next number of a sequence (one per jurisdiction, kind and year), beginning with 1. Its row stays locked
 * until the transaction ends: whoever comes meanwhile waits, a transaction that fails gives the number back, so no
 * number is taken twice and none is skipped. Take it as late in the write as possible.
 */
export async function takeNumber(
  tx: Transaction,
  jurisdictionCode: string,
  kind: string,
  year: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into document_sequence (division_code, kind, year, last)
    values (${jurisdictionCode}, ${kind}, ${year}::int2, 1)
    on conflict (division_code, kind, year) do update set last = document_sequence.last + 1
    returning last`
  if (!row) throw new Error(`No number was given for ${kind} ${year}.`)
  return row.last
}

/**
 * Takes `count` numbers of a sequence that has no year, in a row, and returns the first. They are above `taken`, the
 * highest number in use: records numbered before the sequence was begun keep theirs.
 */
export async function takeNumbers(
  tx: Transaction,
  jurisdictionCode: string,
  kind: string,
  count: number,
  taken: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into document_sequence (division_code, kind, year, last)
    values (${jurisdictionCode}, ${kind}, 0::int2, ${taken}::int4 + ${count}::int4)
    on conflict (division_code, kind, year)
      do update set last = greatest(document_sequence.last, ${taken}::int4) + ${count}::int4
    returning last`
  if (!row) throw new Error(`No numbers were given for ${kind}.`)
  return row.last - count + 1
}
