import type { Context } from '../../platform/context.ts'
import {
  type ComplaintBoard,
  type ComplaintRate,
  type ComplaintRow,
  readComplaintBoard,
} from '../dashboard/index.ts'
import type { LightWords } from '../divisions/index.ts'
import { COMPLAINT_RATE_RULES } from '../tallies/index.ts'
import { lightFace } from './report.lights.ts'
import { firstRows } from './report.tables.ts'
import type { BoardReport, ReportAskedInWords, ReportTable } from './report.type.ts'
import {
  countChange,
  countWords,
  percentWords,
  periodWords,
  pointsChange,
  rateWords,
  signedWords,
} from './report.words.ts'

const nameOf = ({ kind }: ComplaintRate): string =>
  kind === 'COMPOSITE' ? '综合得分' : COMPLAINT_RATE_RULES[kind].name

const rateTable = ({ progress }: LightWords, { rates }: ComplaintBoard): ReportTable => ({
  title: '主要比率',
  heads: ['指标', '比率', '分子', '分母', '环比（点）', '同比（点）', '剔除前', '状态'],
  widths: [22, 12, 10, 10, 13, 13, 11, 13],
  rows: rates.map(one => [
    nameOf(one),
    percentWords(one.rate.value),
    // A score has no tickets above and below its line.
    ...(one.kind === 'COMPOSITE'
      ? ['—', '—']
      : [countWords(one.rate.numerator), countWords(one.rate.denominator)]),
    signedWords(one.change),
    signedWords(one.yearChange),
    percentWords(one.whole.value),
    one.light === 'NO_DATA' ? '—' : lightFace(progress, one.light),
  ]),
})

const shareTable = (title: string, shares: ComplaintBoard['categories']): ReportTable => ({
  title,
  heads: ['名称', '受理（件）', '上期（件）', '上年同期（件）', '按时办结率', '满意率'],
  widths: [28, 12, 12, 16, 16, 16],
  ...firstRows(shares, ({ name, value, before, yearBefore, onTime, satisfied }) => [
    name,
    ...[value, before, yearBefore].map(countWords),
    percentWords(onTime.value),
    percentWords(satisfied.value),
  ]),
})

const rowTable = (title: string, rows: readonly ComplaintRow[]): ReportTable => ({
  title,
  heads: ['名称', '受理', '按时办结率', '按时', '超时', '未结超时', '应办结', '满意率'],
  widths: [26, 9, 15, 9, 9, 11, 10, 11],
  ...firstRows(rows, row => [
    row.name,
    countWords(row.received),
    percentWords(row.onTimeRate.value),
    ...[row.onTime, row.late, row.openOverdue, row.total].map(countWords),
    percentWords(row.satisfiedRate.value),
  ]),
})

/** What a reader in a hurry reads. */
export function complaintSentences({
  place,
  from,
  until,
  received,
  rates,
  excluded,
  units,
}: ComplaintBoard): string[] {
  const said = (kind: ComplaintRate['kind']) => {
    const one = rates.find(rate => rate.kind === kind)
    return one ? `${nameOf(one)}${rateWords(one.rate)}${pointsChange('上期', one.change)}` : ''
  }
  const late = units.filter(({ openOverdue }) => openOverdue > 0)
  const worst = [...late].sort((one, other) => other.openOverdue - one.openOverdue).slice(0, 3)
  return [
    `${periodWords({ from, until })}，${place.name}受理12345工单${countWords(received.value)}件，${countChange('上期', received.value, received.before)}，${countChange('上年同期', received.value, received.yearBefore)}${excluded > 0 ? `；其中剔除${excluded}件` : ''}。`,
    `${['ON_TIME', 'RESPONSE', 'RESOLVED', 'SATISFIED']
      .map(kind => said(kind as ComplaintRate['kind']))
      .filter(Boolean)
      .join('；')}。`,
    ...(worst.length > 0
      ? [
          `超过时限未办结的工单集中在${worst.map(({ name, openOverdue }) => `${name}（${openOverdue}件）`).join('、')}。`,
        ]
      : []),
  ]
}

export const complaintTables = (lights: LightWords, board: ComplaintBoard): ReportTable[] => [
  rateTable(lights, board),
  shareTable(
    '诉求分类',
    board.categories.filter(({ parentId }) => parentId === null),
  ),
  shareTable('来源渠道', board.channels),
  ...(board.places.length > 0 ? [rowTable('下辖地区', board.places)] : []),
  ...(board.units.length > 0 ? [rowTable('承办单位', board.units)] : []),
]

/** 口径 of every rate shown. */
export const complaintDefinitions = ({ rates }: ComplaintBoard) =>
  rates.map(one => ({ name: nameOf(one), definition: one.rate.definition, source: one.rate.source }))

/** 12345 of a place in a period; the figures are those of its board. */
export async function complaintReport(context: Context, asked: ReportAskedInWords): Promise<BoardReport> {
  const { place, from, until, asOf, named, categoryId, organizationId, channelId } = asked
  const board = await readComplaintBoard(context, {
    ...{ place, from, until, asOf, period: named },
    filter: { categoryId, organizationId, channelId },
  })
  const narrowed = categoryId || organizationId || channelId
  return {
    title: `${board.place.name}12345热线运行情况`,
    place: board.place,
    asOf: board.asOf,
    period: { from: board.from, until: board.until },
    sentences: [...(narrowed ? ['本报告只含页面上筛选出的工单。'] : []), ...complaintSentences(board)],
    tables: complaintTables(asked.lights, board),
    definitions: complaintDefinitions(board),
  }
}
