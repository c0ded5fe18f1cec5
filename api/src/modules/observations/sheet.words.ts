import type { ReportFrequency } from '#prisma'

export type SheetColumnId = 'ROW' | 'NUMERATOR' | 'DENOMINATOR' | 'VALUE' | 'NOTE'

export const COLUMN_WORDS: Readonly<Record<SheetColumnId, string>> = {
  ROW: '指标',
  NUMERATOR: '分子',
  DENOMINATOR: '分母',
  VALUE: '数值',
  NOTE: '备注',
}

export const FREQUENCY_WORDS: Readonly<Record<ReportFrequency, string>> = {
  MONTHLY: '月',
  QUARTERLY: '季度',
  HALF_YEARLY: '半年',
  YEARLY: '年',
}

export const LEVEL_WORDS: Readonly<Record<number, string>> = {
  1: '省',
  2: '市',
  3: '县（区）',
  4: '镇街',
  5: '村居',
}
