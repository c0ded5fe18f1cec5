import type { NoticeKind } from '#prisma'

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
