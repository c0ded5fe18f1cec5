import type { Context } from '../../platform/context.ts'
import { dateToDay, isDay } from '../../platform/day.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { noteSheet, type SheetColumn, sheetOf, workbook } from '../../platform/xlsx.ts'
import { recordExport } from '../audit/index.ts'
import { divisionLoader, organizationLoader, requireDivision } from '../divisions/index.ts'
import { RatingLevel, RectificationStatus } from './rating.enums.ts'
import type { RatingFilter } from './rating.input.ts'
import { type RatingListInput, readRatings, rectificationLoader } from './rating.query.ts'
import type { Rating } from './rating.type.ts'
import { LEVEL_WORDS, RECTIFICATION_WORDS } from './rating.words.ts'
import { RATE_RULES } from './rating-counts.ts'

const STEP = 2000
const MOST_ROWS = 20_000
const LONGEST_SEARCH = 100

interface Row {
  rating: Rating
  unit: string
  place: string
  rectification: {
    status: RectificationStatus
    dueOn: string
    doneOn: string | null
    measure: string | null
  } | null
}

const levelWords = ({ level, byDefault }: Rating): string =>
  level === null ? '未评价' : `${LEVEL_WORDS[level]}${byDefault ? '（默认）' : ''}`

const COLUMNS: readonly SheetColumn<Row>[] = [
  { head: '办件编号', width: 24, value: ({ rating }) => rating.externalId },
  { head: '来源', width: 20, value: ({ rating }) => rating.source },
  { head: '事项名称', width: 36, value: ({ rating }) => rating.service },
  { head: '办理单位', width: 26, value: ({ unit }) => unit },
  { head: '地区', width: 16, value: ({ place }) => place },
  { head: '评价渠道', width: 14, value: ({ rating }) => rating.channel },
  { head: '办理日期', width: 12, time: true, value: ({ rating }) => rating.servedOn },
  { head: '评价日期', width: 12, time: true, value: ({ rating }) => rating.ratedOn },
  { head: '评价等级', width: 18, value: ({ rating }) => levelWords(rating) },
  { head: '评价内容（已脱敏）', width: 50, value: ({ rating }) => rating.words },
  { head: '申诉成立不计', width: 12, value: ({ rating }) => (rating.voided ? '是' : '') },
  {
    head: '整改状态',
    width: 12,
    value: ({ rectification }) => rectification && RECTIFICATION_WORDS[rectification.status],
  },
  { head: '整改时限', width: 12, time: true, value: ({ rectification }) => rectification?.dueOn ?? null },
  { head: '整改完成', width: 12, time: true, value: ({ rectification }) => rectification?.doneOn ?? null },
  { head: '整改措施', width: 40, value: ({ rectification }) => rectification?.measure ?? null },
]

const refused = (name: string) => badInput(name, '导出条件里有不认识的值，请回到列表重新导出。')

function flag(params: URLSearchParams, name: string): boolean | null {
  const value = params.get(name)
  if (value === null) return null
  if (value !== 'true' && value !== 'false') throw refused(name)
  return value === 'true'
}

function day(params: URLSearchParams, name: string): string | null {
  const value = params.get(name)
  if (value !== null && !isDay(value)) throw badInput(name, '日期应写成 2024-10-15 的样子。')
  return value
}

function known<Value extends string>(
  params: URLSearchParams,
  name: string,
  values: Readonly<Record<string, Value>>,
): Value[] {
  return params.getAll(name).map(value => {
    const found = Object.hasOwn(values, value) ? values[value] : undefined
    if (found === undefined) throw refused(name)
    return found
  })
}

/** The filter of an address; names are those of `RatingFilter`, lists repeat theirs. Throws `BAD_INPUT`. */
export function readRatingExport(params: URLSearchParams): RatingListInput {
  const place = params.get('place')
  if (!place) throw badInput('place', '没有说明导出哪个地区的评价。')
  const search = params.get('search') ?? ''
  if (search.length > LONGEST_SEARCH) throw badInput('search', `查找的文字不能超过 ${LONGEST_SEARCH} 个字。`)
  const filter: RatingFilter = {
    ...{ search, from: day(params, 'from'), until: day(params, 'until') },
    levels: known(params, 'levels', RatingLevel),
    ...{ organizationId: params.get('organizationId'), channel: params.get('channel') },
    ...{ byDefault: flag(params, 'byDefault'), rated: flag(params, 'rated') },
    rectification: known(params, 'rectification', RectificationStatus),
    ...{ overdue: flag(params, 'overdue'), appealed: flag(params, 'appealed') },
  }
  return { place, filter, asOf: day(params, 'asOf') }
}

async function allRatings(context: Context, input: RatingListInput): Promise<Rating[]> {
  const ratings: Rating[] = []
  let after: string | null = null
  do {
    const page = await readRatings(context, { ...input, after }, STEP)
    if (page.totalCount > MOST_ROWS)
      throw new DomainError(
        'TOO_LARGE',
        `共有 ${page.totalCount} 条评价，一次最多导出 ${MOST_ROWS} 条。请先用筛选缩小范围。`,
      )
    ratings.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return ratings
}

async function rowOf(context: Context, rating: Rating): Promise<Row> {
  const [unit, place, rectification] = await Promise.all([
    rating.organizationId === null ? null : organizationLoader(context).load(rating.organizationId),
    divisionLoader(context).load(rating.placeCode),
    rectificationLoader(context).load(rating),
  ])
  return {
    ...{ rating, unit: unit?.name ?? rating.unitWords ?? '', place: place?.name ?? '' },
    rectification: rectification && {
      ...{
        status: rectification.status,
        measure: rectification.measure,
        dueOn: dateToDay(rectification.dueOn),
      },
      doneOn: rectification.doneOn && dateToDay(rectification.doneOn),
    },
  }
}

/** The list as its filters show it, masked, with a sheet of notes. */
export async function exportRatings(
  context: Context,
  input: RatingListInput,
): Promise<{ name: string; file: Buffer }> {
  const place = await requireDivision(context, input.place)
  const ratings = await allRatings(context, input)
  const rows = await Promise.all(ratings.map(rating => rowOf(context, rating)))
  const today = context.clock.today()
  await recordExport(context, {
    ...{
      place: place.code,
      name: '好差评',
      rows: rows.length,
      asOf: input.asOf ?? today,
      filter: input.filter,
    },
  })
  const notes = noteSheet('说明', [
    ['内容', `好差评，${rows.length} 条`],
    ['地区', place.name],
    ['截至', input.asOf ?? today],
    ['导出', `${today} ${context.viewer?.name ?? ''}`],
    ...Object.values(RATE_RULES).map(({ name, definition }) => [name, definition] as const),
    ...(context.demo ? [['注意', '演示数据，不代表任何地方的实际情况。'] as const] : []),
  ])
  return {
    name: `好差评_${place.name}_${input.asOf ?? today}.xlsx`,
    file: await workbook(sheetOf('评价', COLUMNS, rows), notes),
  }
}
