import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { noteSheet, type SheetColumn, sheetOf, workbook } from '../../platform/xlsx.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { recordExport } from '../audit/index.ts'
import { type LightWords, lightWords } from '../divisions/index.ts'
import { requireIndicator } from '../indicators/index.ts'
import { boardStates } from './board.service.ts'
import type { IndicatorCard } from './board.type.ts'
import { rankingFor, seriesFor, stateFor } from './figure.page.ts'
import type { IndicatorSeries } from './series.type.ts'
import type { IndicatorState, PlaceFigure } from './state.type.ts'

export interface ExportedFile {
  name: string
  file: Buffer
}

const SOURCE_WORDS = { OWN: '本级填报', ROLL_UP: '下级汇总', FORMULA: '按公式计算' } as const

/** To the digits of its indicator: the file shows what the screen shows. */
const rounded = (value: number | null, decimals: number): number | null =>
  value === null ? null : Number(value.toFixed(decimals))

const shown = (state: IndicatorState, key: 'value' | 'expected' | 'target' | 'change' | 'yearChange') =>
  rounded(state[key], state.decimals)

/** What stands behind every figure, for a board and for a ranking alike. */
const stateColumns = <Row>(
  { progress }: LightWords,
  of: (row: Row) => IndicatorState,
): SheetColumn<Row>[] => [
  { head: '灯号', width: 8, value: row => progress[of(row).light] },
  { head: '数据期', width: 10, value: row => of(row).period },
  { head: '单位', width: 8, value: row => of(row).unit },
  { head: '现在', width: 10, value: row => shown(of(row), 'value') },
  { head: '分子', width: 10, value: row => of(row).numerator },
  { head: '分母', width: 10, value: row => of(row).denominator },
  { head: '应达', width: 10, value: row => shown(of(row), 'expected') },
  { head: '目标', width: 10, value: row => shown(of(row), 'target') },
  { head: '目标年', width: 8, value: row => of(row).targetYear },
  { head: '差距(点)', width: 10, value: row => rounded(of(row).gap, 1) },
  { head: '环比', width: 8, value: row => shown(of(row), 'change') },
  { head: '同比', width: 8, value: row => shown(of(row), 'yearChange') },
  { head: '已报', width: 8, value: row => of(row).reported },
  { head: '应报', width: 8, value: row => of(row).obliged },
  {
    head: '怎么来',
    width: 12,
    value: row => {
      const { source } = of(row)
      return source === null ? null : SOURCE_WORDS[source]
    },
  },
  { head: '说明', width: 48, value: row => of(row).reason },
]

const boardColumns = (words: LightWords): readonly SheetColumn<IndicatorCard>[] => [
  { head: '编号', width: 8, value: ({ indicator }) => indicator.library.no },
  { head: '指标', width: 36, value: ({ indicator }) => indicator.name },
  ...stateColumns<IndicatorCard>(words, ({ state }) => state),
  { head: '预测', width: 60, value: ({ forecast }) => forecast.sentence },
  { head: '拖后的地区', width: 16, value: ({ worst }) => worst?.place.name ?? null },
  { head: '口径', width: 60, value: ({ state }) => state.definition },
  { head: '来源', width: 24, value: ({ state }) => state.dataSource },
]

/** What the county around a place calls its lights. */
const wordsAt = (context: Context, place: string): Promise<LightWords> =>
  lightWords(context, placeScope(context.viewer, place, SEES_INDICATORS).jurisdictionCode)

const notesOf = (context: Context, facts: readonly (readonly [string, string])[]) =>
  noteSheet('说明', [
    ...facts,
    ['导出', `${context.clock.today()} ${context.viewer?.name ?? ''}`],
    ...(context.demo ? [['注意', '演示数据，不代表任何地方的实际情况。'] as const] : []),
  ])

/** The board of a place as a file, or what it shows of it. Throws what the board throws. */
export async function exportBoard(
  context: Context,
  { chosen, ...request }: { place: string; asOf: Day | null; chosen: ReadonlySet<string> | null },
): Promise<ExportedFile> {
  const { place, asOf, cards: all } = await boardStates(context, request)
  const cards = chosen ? all.filter(({ indicator }) => chosen.has(indicator.id)) : all
  const words = await wordsAt(context, place.code)
  await recordExport(context, { place: place.code, name: '指标达标情况', rows: cards.length, asOf })
  const notes = notesOf(context, [
    ['内容', `指标达标情况，${cards.length} 项`],
    ['地区', place.name],
    ['截至', asOf],
  ])
  return {
    name: `指标达标情况_${place.name}_${asOf}.xlsx`,
    file: await workbook(sheetOf('指标', boardColumns(words), cards), notes),
  }
}

const placeColumns = (words: LightWords): readonly SheetColumn<PlaceFigure>[] => [
  { head: '名次', width: 6, value: ({ rank }) => rank },
  { head: '区划代码', width: 16, value: ({ place }) => place.code },
  { head: '地区', width: 20, value: ({ place, ownPart }) => (ownPart ? `${place.name}本级` : place.name) },
  ...stateColumns<PlaceFigure>(words, ({ state }) => state),
]

interface PeriodRow {
  series: IndicatorSeries
  at: number
  decimals: number
}

const PERIOD_COLUMNS: readonly SheetColumn<PeriodRow>[] = [
  { head: '数据期', width: 10, value: ({ series, at }) => series.periods[at] ?? null },
  { head: '截止日', width: 12, value: ({ series, at }) => series.endsOn[at] ?? null },
  {
    head: '数值',
    width: 10,
    value: ({ series, at, decimals }) => rounded(series.values[at] ?? null, decimals),
  },
  { head: '分子', width: 10, value: ({ series, at }) => series.numerators[at] ?? null },
  { head: '分母', width: 10, value: ({ series, at }) => series.denominators[at] ?? null },
  {
    head: '应达',
    width: 10,
    value: ({ series, at, decimals }) => rounded(series.expected[at] ?? null, decimals),
  },
  { head: '已报地区', width: 10, value: ({ series, at }) => series.reported[at] ?? null },
  { head: '口径版本', width: 10, value: ({ series, at }) => series.definitionVersions[at] ?? null },
  { head: '补报', width: 6, value: ({ series, at }) => (series.late[at] ? '是' : null) },
]

/** One indicator at one place as a file: every period, the places below, and how it is counted. */
export async function exportIndicatorFigures(
  context: Context,
  id: string,
  request: { place: string; asOf: Day | null },
): Promise<ExportedFile> {
  const indicator = await requireIndicator(context, id)
  const [state, series, ranking] = await Promise.all([
    stateFor(context, indicator, request),
    seriesFor(context, indicator, request),
    rankingFor(context, indicator, request),
  ])
  const periods = series.periods.map((_, at): PeriodRow => ({ series, at, decimals: state.decimals }))
  const words = await lightWords(context, indicator.jurisdictionCode)
  await recordExport(context, {
    ...{ place: state.place.code, name: indicator.name, rows: periods.length, asOf: state.asOf },
  })
  const notes = notesOf(context, [
    ['指标', indicator.name],
    ['地区', state.place.name],
    ['截至', state.asOf],
    ['口径', state.definition],
    ['单位', state.unit ?? ''],
    ['来源', state.dataSource ?? ''],
    ['灯号', `${words.progress[state.light]}：${state.reason}`],
  ])
  return {
    name: `${indicator.name}_${state.place.name}_${state.asOf}.xlsx`.replace(/[\\/:*?"<>|]/g, '_'),
    file: await workbook(
      sheetOf('逐期', PERIOD_COLUMNS, periods.reverse()),
      sheetOf('下级', placeColumns(words), ranking),
      notes,
    ),
  }
}
