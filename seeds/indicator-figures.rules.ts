import { type Period, periodsBetween } from '#api/platform/period.ts'
import { seededRandom } from './random.ts'

/** What one place reported for one period. */
export interface FigureRow {
  indicator: string
  placeCode: string
  period: string
  numerator?: number
  denominator?: number
  value?: number
}

export interface FigurePlace {
  code: string
  level: number
}

const SEED = 20241015
const FIRST = '2022-01-01'
/** Months from the first figures to September 2024, by which everything has moved as far as it has. */
const MONTHS = 32
const LONGGUI = '440203102'
const JIANGWAN = '440203103'

/** A number from 0 to 1 that belongs to these words for ever. */
function drawn(...words: (string | number)[]): number {
  let hash = SEED
  for (const char of words.join(' ')) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01_00_01_93)
  return seededRandom(hash)()
}

const between = (low: number, high: number, share: number): number => low + (high - low) * share

/** Along corners `[month, value]`, months counted from January 2022. */
function along(corners: readonly (readonly [number, number])[], month: number): number {
  const next = corners.findIndex(([at]) => at >= month)
  if (next === 0) return corners[0]?.[1] ?? 0
  const [to, high] = corners[next === -1 ? corners.length - 1 : next] ?? [0, 0]
  const [from, low] = corners[next === -1 ? corners.length - 1 : next - 1] ?? [0, 0]
  return to === from ? high : between(low, high, Math.min(1, (month - from) / (to - from)))
}

/** Months since January 2022 of the last month of a period. */
const monthOf = ({ endsOn }: Period): number =>
  (Number(endsOn.slice(0, 4)) - 2022) * 12 + Number(endsOn.slice(5, 7)) - 1

type Reporter = (
  place: FigurePlace,
  month: number,
  period: string,
) => Omit<FigureRow, 'indicator' | 'placeCode' | 'period'> | null

/** Villages whose line is not there yet; three in 重阳镇 got theirs in September 2024. */
const WAITING: ReadonlySet<string> = new Set([
  ...['001', '202', '205', '207', '209', '210', '211', '215', '216', '217', '218'].map(end => LONGGUI + end),
  ...['201', '206'].map(end => JIANGWAN + end),
  ...['440203104207', '440203100205', '440203101201', '440203101204', '440203101208'],
])
const SINCE_SEPTEMBER: ReadonlySet<string> = new Set(['440203104202', '440203104204', '440203104206'])

/** The month from which a place has its new line. */
function connectedIn({ code, level }: FigurePlace): number {
  if (WAITING.has(code)) return Number.POSITIVE_INFINITY
  if (SINCE_SEPTEMBER.has(code)) return MONTHS
  const last = code.startsWith(LONGGUI) ? 29 : 26
  return level === 4
    ? Math.round(between(6, last, drawn(code, 'line')))
    : Math.round(between(2, 28, drawn(code, 'line')))
}

const speed =
  (before: readonly [number, number], after: readonly [number, number]): Reporter =>
  (place, month, period) => {
    const [low, high] = month < connectedIn(place) ? before : after
    const own = between(low, high, drawn(place.code, low))
    return { value: Math.max(low, Math.round(own + between(-1.5, 1.5, drawn(place.code, period)))) }
  }

const countySpeed: Reporter = (_, month) => ({ value: month < 14 ? 100 : month < 24 ? 500 : 1000 })

/** 依申请政务服务事项数 of a place: the same in every indicator it stands in. */
function itemsOf({ code, level }: FigurePlace, month: number): number {
  if (level === 3) return 620 + month
  const base = level === 4 ? between(70, 92, drawn(code, 'items')) : between(18, 30, drawn(code, 'items'))
  return Math.round(base) + (level === 4 ? Math.floor(month / 8) : Math.floor(month / 16))
}

/** How far a place is behind the others. */
function lagOf({ code, level }: FigurePlace): number {
  if (level === 3) return -0.02
  if (code.startsWith(LONGGUI)) return 0.075
  return code.startsWith(JIANGWAN) ? 0.035 : between(-0.01, 0.012, drawn(code, 'lag'))
}

const partOf = (items: number, share: number): { numerator: number; denominator: number } => ({
  numerator: Math.min(items, Math.max(0, Math.round(items * share))),
  denominator: items,
})

/** Few moved until the middle of 2024, many in July and August. */
const oneWindow: Reporter = (place, month) => {
  const lag = lagOf(place) * between(0.6, 1, month / MONTHS)
  const path = along(
    [
      [-1, 0.86],
      [29, 0.895],
      [31, 0.943],
    ],
    month,
  )
  return partOf(itemsOf(place, month), path - lag)
}

/** All of it can be done online; one village took two items off for a quarter. */
const online: Reporter = (place, month) => {
  const items = itemsOf(place, month)
  const fell = place.code === '440203103203' && month >= 14 && month <= 16
  return { numerator: fell ? items - 2 : items, denominator: items }
}

const oneVisit: Reporter = (place, month) =>
  partOf(itemsOf(place, month), between(0.95, 0.978, month / MONTHS) - lagOf(place) / 5)

const casesOf = ({ code, level }: FigurePlace, month: number): number => {
  const base =
    level === 3
      ? 5200
      : level === 4
        ? between(300, 620, drawn(code, 'cases'))
        : between(28, 110, drawn(code, 'cases'))
  const season =
    1 + 0.12 * Math.sin((month / 6) * Math.PI) + between(-0.04, 0.04, drawn(code, month, 'cases'))
  return Math.round(base * season * (1 + month / 300))
}

const cases: Reporter = (place, month) => ({ value: casesOf(place, month) })

const visits: Reporter = (place, month, period) => {
  const rate = between(0.88, 0.475, month / MONTHS) + lagOf(place) * 2
  return {
    value: Math.round(casesOf(place, month) * (rate + between(-0.015, 0.015, drawn(place.code, period)))),
  }
}

/** Counted from the beginning. */
const counted =
  (corners: readonly (readonly [number, number])[]): Reporter =>
  (_, month) => ({ value: Math.floor(along(corners, month)) })

const missingItems: Reporter = (_, month) =>
  partOf(
    1000,
    along(
      [
        [-1, 0.05],
        [11, 0.034],
        [23, 0.021],
        [29, 0.016],
        [32, 0.018],
      ],
      month,
    ),
  )

/** Nobody has checked the halls since the first quarter of 2024. */
const halls: Reporter = (place, month) =>
  month > 26 ? null : partOf(40, between(0.6, 0.86, month / 26) - lagOf(place))

const REPORTERS: Readonly<Record<string, Reporter>> = {
  区级网络宽带速率: countySpeed,
  镇级网络宽带速率: speed([50, 80], [101, 200]),
  村级网络宽带速率: speed([10, 32], [53, 118]),
  政务服务事项网上办理率: online,
  '依申请办理政务服务事项“一窗”分类受理率': oneWindow,
  '“最多跑一次”事项率': oneVisit,
  '“免证办”事项': counted([
    [-1, 180],
    [11, 262],
    [23, 340],
    [29, 358],
    [32, 386],
  ]),
  '“一件事”事项数': counted([
    [-1, 100],
    [11, 112],
    [23, 122],
    [29, 126],
    [32, 138],
  ]),
  政务服务办件量: cases,
  办件跑动次数: visits,
  数据目录漏报率: missingItems,
  镇街政务服务大厅达标率: halls,
  审批服务事项网上可办率: (place, month) => partOf(cityItems(place), cityShare(place, 0.7, 0.955, month)),
  '“一趟不用跑”事项占比': (place, month) => partOf(cityItems(place), cityShare(place, 0.35, 0.62, month)),
  汇聚共享数据目录数: (place, month) => ({
    value: Math.floor(between(120, between(220, 380, drawn(place.code, 'catalogue')), month / MONTHS)),
  }),
}

const cityItems = ({ code }: FigurePlace): number => Math.round(between(900, 1400, drawn(code, 'items')))

const cityShare = ({ code }: FigurePlace, from: number, to: number, month: number): number =>
  between(from, to, month / MONTHS) +
  between(-0.09, 0.03, drawn(code, 'city')) * between(0.3, 1, month / MONTHS)

/** What is reported for one period: of the indicators of its frequency, by every place of their levels that reported. */
export function figuresOf(
  period: Period,
  indicators: readonly { name: string; levels: readonly number[]; exempt?: (placeCode: string) => boolean }[],
  places: readonly FigurePlace[],
): FigureRow[] {
  const month = monthOf(period)
  const rows: FigureRow[] = []
  for (const { name, levels, exempt } of indicators) {
    const reporter = REPORTERS[name]
    if (!reporter) continue
    for (const place of places) {
      if (!levels.includes(place.level) || exempt?.(place.code) || isMissing(place, period)) continue
      const figure = reporter(place, month, period.key)
      if (figure) rows.push({ indicator: name, placeCode: place.code, period: period.key, ...figure })
    }
  }
  return rows
}

/** Now and then a village sent nothing. */
const isMissing = ({ code, level }: FigurePlace, { key }: Period): boolean =>
  level === 5 && key < '2024-07' && drawn(code, key, 'missing') < 0.012

/** The periods for which there are figures, oldest first. */
export const figurePeriods = (frequency: Period['frequency'], last: string): Period[] =>
  periodsBetween(frequency, FIRST, last)
