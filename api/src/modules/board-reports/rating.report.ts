import type { Context } from '../../platform/context.ts'
import { RATING_RATE_RULES, type RatingRow, ratingBoard } from '../ratings/index.ts'
import { lightFace } from './report.lights.ts'
import { firstRows } from './report.tables.ts'
import type { BoardReport, ReportAskedInWords, ReportTable } from './report.type.ts'
import {
  countWords,
  percentWords,
  periodWords,
  pointsChange,
  rateWords,
  signedWords,
} from './report.words.ts'

const LEVELS = ['非常满意', '满意', '基本满意', '不满意', '非常不满意']

const rowTable = (title: string, rows: readonly RatingRow[]): ReportTable => ({
  title,
  heads: ['名称', '办件', '实际评价', '默认评价', '差评', '好评率', '主动评价率', '按时整改率'],
  widths: [24, 9, 11, 11, 8, 11, 13, 13],
  ...firstRows(rows, row => [
    row.name,
    ...[row.events, row.rated, row.byDefault, row.bad].map(countWords),
    ...[row.good, row.active, row.putRight].map(({ value }) => percentWords(value)),
  ]),
})

/** 好差评 of a place in a period. */
export async function ratingReport(
  context: Context,
  { place, from, until, asOf, named, lights }: ReportAskedInWords,
): Promise<BoardReport> {
  const board = await ratingBoard(context, { place, from, until, asOf, period: named })
  const period = { from: board.from, until: board.until }
  const said = board.rates.map(
    one => `${RATING_RATE_RULES[one.kind].name}${rateWords(one.rate)}${pointsChange('上期', one.change)}`,
  )
  return {
    title: `${board.place.name}政务服务好差评情况`,
    place: board.place,
    asOf: board.asOf,
    period,
    sentences: [
      `${periodWords(period)}，${board.place.name}办件${countWords(board.events)}件（上期${countWords(board.eventsBefore)}件），实际评价${countWords(board.rated)}件，系统默认评价${countWords(board.byDefault)}件。`,
      `${said.join('；')}。`,
      `待整改差评${board.openRectifications}件，其中超过时限${board.overdueRectifications}件。`,
    ],
    tables: [
      {
        title: '主要比率',
        heads: ['指标', '比率', '分子', '分母', '环比（点）', '同比（点）', '状态'],
        widths: [24, 14, 12, 12, 13, 13, 12],
        rows: board.rates.map(one => [
          RATING_RATE_RULES[one.kind].name,
          percentWords(one.rate.value),
          countWords(one.rate.numerator),
          countWords(one.rate.denominator),
          signedWords(one.change),
          signedWords(one.yearChange),
          one.light === 'NO_DATA' ? '—' : lightFace(lights.progress, one.light),
        ]),
      },
      {
        title: '评价等级',
        heads: ['范围', ...LEVELS],
        rows: [['实际评价', ...board.levels.map(countWords)]],
      },
      ...(board.units.length > 0 ? [rowTable('办理单位', board.units)] : []),
      ...(board.places.length > 0 ? [rowTable('地区', board.places)] : []),
      ...(board.channels.length > 0 ? [rowTable('评价渠道', board.channels)] : []),
    ],
    definitions: board.rates.map(one => ({
      name: RATING_RATE_RULES[one.kind].name,
      definition: one.rate.definition,
      source: one.rate.source,
    })),
  }
}
