import type { NoticeKind } from '#prisma'
import type { Transaction } from '../../platform/database.ts'

/** 文种 in the number of a notice (DOMAIN §5). */
const NUMBER_WORDS: Readonly<Record<NoticeKind, string>> = {
  REMINDER: '催办',
  SUPERVISION: '督办',
  YELLOW_CARD: '黄牌',
  RED_CARD: '红牌',
  INTERVIEW: '约谈',
  CIRCULAR: '通报',
}

/** `韶武府督办〔2024〕17号`: hexagonal brackets, four-digit year, no leading zero. */
export const documentNumber = (agencyMark: string, kind: NoticeKind, year: number, number: number): string =>
  `${agencyMark}${NUMBER_WORDS[kind]}〔${year}〕${number}号`

/** The number of a paper that has none yet, with room to write it in. */
export const numberToCome = (agencyMark: string, kind: NoticeKind, year: number): string =>
  `${agencyMark}${NUMBER_WORDS[kind]}〔${year}〕　号`

/**
 * The next number of a kind in a year. The row of the sequence stays locked until the transaction ends, so numbers
 * come out unique and without gaps: who rolls back gives the number back before anybody else can take one.
 */
export async function takeNumber(
  tx: Transaction,
  jurisdictionCode: string,
  kind: NoticeKind,
  year: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into document_sequence as s (division_code, kind, year, last)
    values (${jurisdictionCode}, ${kind}, ${year}, 1)
    on conflict (division_code, kind, year) do update set last = s.last + 1
    returning last`
  if (!row) throw new Error('The sequence of document numbers gave none.')
  return row.last
}
