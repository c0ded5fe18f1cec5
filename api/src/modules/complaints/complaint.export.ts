import type { Readable } from 'node:stream'
import type { Context } from '../../platform/context.ts'
import { type Day, isDay } from '../../platform/day.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import type { SheetColumn } from '../../platform/xlsx.ts'
import { streamedWorkbook } from '../../platform/xlsx-stream.ts'
import { type LightWords, lightWords, requireDivision } from '../divisions/index.ts'
import { maskText } from '../personal-information/index.ts'
import { ComplaintMeasure } from '../tallies/index.ts'
import { LIGHT_OF_SEVERITY, type Light } from '../tasks/index.ts'
import { CLASS_WORDS, SATISFACTION_WORDS, STATE_WORDS, URGENCY_WORDS } from './complaint.words.ts'
import { type ExportRow, exportRows } from './complaint-export.query.ts'
import { complaintView, findTickets } from './complaint-list.query.ts'
import type { ComplaintView } from './complaint-list.sql.ts'
import type { ComplaintFilter } from './complaint-list.type.ts'

const MOST_ROWS = 50_000
const STEP = 1000

/** 2024-10-15 08:30 in Shanghai. */
const minute = (at: Date | string | null): string | null =>
  at === null
    ? null
    : new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? '是' : '否')

const columnsOf = ({ deadline }: LightWords): readonly SheetColumn<ExportRow>[] => [
  { head: '工单编号', width: 20, value: row => row.external_id },
  { head: '来源', width: 16, value: row => row.source },
  { head: '标题', width: 40, value: row => row.title },
  { head: '内容', width: 60, value: row => row.content },
  { head: '诉求性质', width: 10, value: row => CLASS_WORDS[row.class] },
  { head: '紧急程度', width: 10, value: row => URGENCY_WORDS[row.urgency] },
  { head: '来源渠道', width: 14, value: row => row.channel },
  { head: '诉求分类', width: 28, value: row => row.category },
  { head: '地区', width: 16, value: row => row.place },
  { head: '地址', width: 28, value: row => row.address },
  { head: '承办单位', width: 22, value: row => row.unit ?? row.unit_words },
  { head: '状态', width: 10, value: row => STATE_WORDS[row.state] },
  { head: '灯号', width: 8, value: row => deadline[LIGHT_OF_SEVERITY[row.severity] as Light] },
  { head: '受理时间', width: 17, time: true, value: row => minute(row.received_at) },
  { head: '派发时间', width: 17, time: true, value: row => minute(row.dispatched_at) },
  { head: '办理时限', width: 12, time: true, value: row => row.due_on },
  { head: '办结日期', width: 12, time: true, value: row => row.closed_on },
  { head: '按时办结', width: 10, value: row => yesNo(row.on_time) },
  { head: '退单次数', width: 10, value: row => row.returns },
  { head: '重办次数', width: 10, value: row => row.reworks },
  { head: '经过单位数', width: 10, value: row => row.units },
  { head: '回访日期', width: 12, time: true, value: row => row.called_back_on },
  { head: '接通回访', width: 10, value: row => yesNo(row.answered) },
  { head: '是否解决', width: 10, value: row => yesNo(row.resolved) },
  { head: '满意度', width: 10, value: row => row.satisfaction && SATISFACTION_WORDS[row.satisfaction] },
  { head: '已剔除', width: 8, value: row => yesNo(row.excluded) },
  { head: '办理结果', width: 60, value: row => row.answer },
]

export interface ComplaintExport {
  place: string
  asOf: Day | null
  filter: ComplaintFilter
}

/** Reads `place`, `asOf` and `filter` (the JSON of a `ComplaintFilter`) of an address. Throws `BAD_INPUT`. */
export function readComplaintExport(params: URLSearchParams): ComplaintExport {
  const place = params.get('place')
  if (!place) throw badInput('place', '没有说明导出哪个地区的工单。')
  const asOf = params.get('asOf')
  if (asOf !== null && !isDay(asOf)) throw badInput('asOf', '日期应写成 2024-10-15 的样子。')
  return { place, asOf, filter: readFilter(params.get('filter') ?? '{}') }
}

const unknownFilter = () => badInput('filter', '导出条件里有不认识的值，请回到工单列表重新导出。')

const DAYS = new Set(['from', 'until'])
const WORDS = new Set([
  'search',
  'measure',
  'categoryId',
  'organizationId',
  'channelId',
  'sourceId',
  'hotIssueId',
  'importId',
])
const LISTS = new Set(['states', 'classes', 'urgencies', 'lights'])
const FLAGS = new Set(['open', 'problem', 'excluded', 'unplaced'])

function readFilter(json: string): ComplaintFilter {
  const given = parsed(json)
  for (const [name, value] of Object.entries(given)) {
    if (value !== null && !isFit(name, value)) throw unknownFilter()
  }
  return given
}

function parsed(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Falls through to the refusal below.
  }
  throw unknownFilter()
}

const WORD = /^[A-Z_]{1,40}$/

function isFit(name: string, value: unknown): boolean {
  if (DAYS.has(name)) return typeof value === 'string' && isDay(value)
  if (name === 'measure') return typeof value === 'string' && value in ComplaintMeasure
  if (WORDS.has(name)) return typeof value === 'string'
  if (LISTS.has(name))
    return Array.isArray(value) && value.every(one => typeof one === 'string' && WORD.test(one))
  if (name === 'hour') return Number.isInteger(value)
  return FLAGS.has(name) && typeof value === 'boolean'
}

/** The list as its filters show it, masked; recorded. Throws `TOO_LARGE` beyond 50,000 rows. */
export async function exportComplaints(
  context: Context,
  { place: code, asOf: day, filter }: ComplaintExport,
): Promise<{ name: string; file: Readable }> {
  const view = await complaintView(context, code, day)
  const place = await requireDivision(context, code)
  const found = await findTickets(context, view, { filter }, 1)
  const rows = await found.count(MOST_ROWS + 1)
  if (rows > MOST_ROWS)
    throw new DomainError(
      'TOO_LARGE',
      `符合条件的工单超过 ${MOST_ROWS} 件，一次最多导出 ${MOST_ROWS} 件。请先用日期或其他筛选缩小范围。`,
    )
  await recordTickets(context, view, filter, rows)
  const words = await lightWords(context, view.scope.jurisdictionCode)
  const today = context.clock.today()
  const notes: (readonly [string, string])[] = [
    ['内容', `12345 工单，${rows} 件；姓名、电话、证件号、车牌、门牌号已隐去`],
    ['地区', place.name],
    ['截至', view.asOf],
    ['导出', `${today} ${context.viewer?.name ?? ''}`],
    ...(context.demo ? [['注意', '演示数据，不代表任何地方的实际情况。'] as const] : []),
  ]
  const file = streamedWorkbook(
    { name: '工单', columns: columnsOf(words), rows: portions(context, view, filter) },
    { name: '说明', columns: NOTE_COLUMNS, rows: [notes] },
  )
  return { name: `12345工单_${place.name}_${view.asOf}.xlsx`, file }
}

const NOTE_COLUMNS: readonly SheetColumn<readonly [string, string]>[] = [
  { head: '项目', width: 16, value: ([term]) => term },
  { head: '内容', width: 80, value: ([, words]) => words },
]

async function* portions(context: Context, view: ComplaintView, filter: ComplaintFilter) {
  let after: string | null = null
  do {
    const page = await findTickets(context, view, { filter, after }, STEP)
    yield await exportRows(context, view, page.ids)
    after = page.hasNextPage ? page.endCursor : null
  } while (after !== null)
}

async function recordTickets(
  context: Context,
  { scope, asOf }: ComplaintView,
  { search, ...filter }: ComplaintFilter,
  rows: number,
): Promise<void> {
  // Words looked for may be a name or a phone: what is recorded is masked.
  const words = search ? { search: maskText(search).masked } : {}
  const after = { rows, asOf, ...JSON.parse(JSON.stringify(filter)), ...words }
  await write(context, scope.jurisdictionCode, step =>
    step.record({ type: 'COMPLAINTS_EXPORTED', entity: 'Division', entityId: scope.place, after }),
  )
}
