import { isDay } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { BoardPeriod } from '../dashboard/index.ts'
import { BOARDS, type ReportAsked } from './report.type.ts'

const LONGEST_NAME = 60
const LONGEST_CAPTION = 400

function periodOf(words: string | undefined): BoardPeriod {
  if (!words) return BoardPeriod.LAST_30_DAYS
  if (Object.hasOwn(BoardPeriod, words)) return words as BoardPeriod
  throw badInput('period', '没有这种统计时段，请回到看板重新导出。')
}

/** Reads the fields of the form. Throws `BAD_INPUT` with what to do. */
export function readReportAsked(fields: ReadonlyMap<string, string>): ReportAsked {
  const board = BOARDS.find(one => one === fields.get('board'))
  if (!board) throw badInput('board', '没有说明导出哪个看板，请从看板页面导出。')
  const place = fields.get('place')
  if (!place) throw badInput('place', '没有说明导出哪个地区的看板。')
  const day = (name: string) => {
    const value = fields.get(name) || null
    if (value !== null && !isDay(value)) throw badInput(name, '日期应写成 2024-10-15 的样子。')
    return value
  }
  const id = (name: string) => {
    const value = fields.get(name) || null
    if (value !== null && !isId(value)) throw badInput(name, '导出条件里有不认识的值，请回到看板重新导出。')
    return value
  }
  return {
    ...{ board, place, asOf: day('asOf'), from: day('from'), until: day('until') },
    period: periodOf(fields.get('period')),
    named: fields.get('period') ? periodOf(fields.get('period')) : null,
    categoryId: id('categoryId'),
    organizationId: id('organizationId'),
    channelId: id('channelId'),
  }
}

/** Titles and texts of the pictures by their keys: `{"chart-1":{"name":"走势","caption":"…"}}`. Throws `BAD_INPUT`. */
export function readCaptions(json: string | undefined): Map<string, { name: string; caption: string }> {
  const refused = badInput('captions', '图表的说明无法读取，请回到看板重新导出。')
  let given: unknown
  try {
    given = JSON.parse(json || '{}')
  } catch {
    throw refused
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw refused
  return new Map(
    Object.entries(given).map(([key, about]: [string, unknown]) => {
      const { name, caption } = (about ?? {}) as { name?: unknown; caption?: unknown }
      if (typeof name !== 'string' || (caption !== undefined && typeof caption !== 'string')) throw refused
      return [key, { name: name.slice(0, LONGEST_NAME), caption: (caption ?? '').slice(0, LONGEST_CAPTION) }]
    }),
  )
}
