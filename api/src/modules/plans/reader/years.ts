export interface YearContext {
  /** Year in the document's title. */
  title: number | null
  /** Year of the document number or issue date; used last and never silently. */
  issued: number | null
  /** Month of issue, to refuse a date that would lie before it. */
  issuedMonth: number | null
  /** Years before this are history, not deadlines. */
  floor: number | null
  /** `issued` is no year of issue but the only year any deadline of the text names. */
  fromBody?: boolean
}

export const NO_YEAR: YearContext = { title: null, issued: null, issuedMonth: null, floor: null }

export const CN_DIGIT = '〇零○O一二三四五六七八九'
const DIGIT_OF: Record<string, number> = {
  〇: 0,
  零: 0,
  '○': 0,
  O: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

export function yearOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  return [...text].reduce((sum, char) => sum * 10 + (DIGIT_OF[char] ?? 0), 0)
}

export function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : (DIGIT_OF[tens!] ?? 0)) * 10 : 0
  return ten + (DIGIT_OF[ones ?? ''] ?? 0)
}

/** Named parts of a date's pattern. */
export type Groups = Record<string, string | undefined>

/** Carries the last year named through the text; the first date without one falls back to the document. */
export class Years {
  private last: number | null = null
  constructor(private readonly context: YearContext) {}

  resolve(groups: Groups): { year: number | null; named: boolean; fromIssue: boolean } {
    if (groups['year']) {
      this.last = yearOf(groups['year'])
      return { year: this.last, named: true, fromIssue: false }
    }
    const base = this.context.title ?? this.context.issued
    if (groups['near']) {
      const year = base === null ? null : base + (/明年|次年|翌年/.test(groups['near']) ? 1 : 0)
      this.last = year ?? this.last
      return { year, named: false, fromIssue: this.context.title === null }
    }
    if (this.last !== null) return { year: this.last, named: false, fromIssue: false }
    return { year: base, named: false, fromIssue: this.context.title === null && base !== null }
  }
}

/** Nothing above or below the text tells the year, but all its deadlines with a year name the same one. */
export function withSoleYear(context: YearContext, text: string): YearContext {
  if (context.title !== null || context.issued !== null) return context
  const cited = /《[^《》]*》|[〔(][^〔〕()]*号[〕)]/g
  const years = new Set([...text.replace(cited, '').matchAll(YEAR_OF_DATE)].map(match => yearOf(match[1]!)))
  return years.size === 1 ? { ...context, issued: [...years][0]!, fromBody: true } : context
}

/** A year with a month or a word such as 底; the year alone is often history. */
const YEAR_OF_DATE =
  /(\d{4}|二[〇零○O一二三四五六七八九]{3})年(?=[ \n]*(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|年?[底末]|[上下]半年|第?[一二三四1-4]季度))(?![^,。;\n]{0,12}(?:以来|至今))/g

export const EXPLICIT_YEAR = /\d{4}|二[〇零○O一二三四五六七八九]{3}/
