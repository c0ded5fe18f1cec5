import { Decimal } from 'decimal.js'
import { median, medianAbsoluteDeviation } from 'simple-statistics'
import type { Day } from '../../platform/day.ts'
import { percentage } from '../figures/index.ts'
import { type Definition, toSixDigits } from '../indicators/index.ts'

export type FigureCell = 'NUMERATOR' | 'DENOMINATOR' | 'VALUE'

/** What stands in the cells of a row, as numbers. */
export type CellFigures = Readonly<Record<FigureCell, Decimal | null>>

/** What a value is made of; a value of null is "nothing was there to be counted". */
export interface ObservedValue {
  numerator: Decimal | null
  denominator: Decimal | null
  value: Decimal | null
}

/** A value of the same place in another period. */
export interface PastValue extends ObservedValue {
  startsOn: Day
  definitionVersion: number
}

export interface CheckFault {
  cell: FigureCell
  severity: 'ERROR' | 'DOUBT'
  reason: string
  fix: string
}

export interface CheckGround {
  name: string
  definition: Definition
  /** Before the period, oldest first. */
  past: readonly PastValue[]
  /** The next one after it. */
  next: PastValue | null
  /** Percent signs that were written or shown: sizes that are no slip. */
  marked: ReadonlySet<FigureCell>
}

export interface Checked {
  /** Null while something must be put right. */
  observed: ObservedValue | null
  faults: CheckFault[]
}

const error = (cell: FigureCell, reason: string, fix: string): CheckFault => ({
  ...{ cell, severity: 'ERROR' as const, reason, fix },
})

const IF_TRUE = '请核对；如确实如此，请在备注里说明原因。'

const doubt = (cell: FigureCell, reason: string, fix = IF_TRUE): CheckFault => ({
  ...{ cell, severity: 'DOUBT' as const, reason, fix },
})

export const isPercent = ({ unit }: Pick<Definition, 'unit'>): boolean =>
  unit !== null && /^(%|百分比|百分点)$/.test(unit.normalize('NFKC').trim())

/** A figure for a sentence. */
const shown = (value: Decimal): string => value.toFixed()

/**
 * Checks what a place reports of one indicator in one period, every cell at once (DOMAIN §1, decision 0009). ERRORs must
 * be put right; DOUBTs pass with a note. Pure: periods, duties and repeated items are judged elsewhere.
 */
export function checkFigures(figures: CellFigures, ground: CheckGround): Checked {
  const faults =
    ground.definition.kind === 'RATIO' ? ratioErrors(figures, ground) : valueErrors(figures, ground)
  if (faults.some(({ severity }) => severity === 'ERROR')) return { observed: null, faults }
  const observed = observedOf(figures, ground.definition)
  return { observed, faults: [...faults, ...historyDoubts(observed, ground)] }
}

/** numerator × 100 / denominator to six digits; a denominator of 0 is no data. */
export function observedOf(
  { NUMERATOR, DENOMINATOR, VALUE }: CellFigures,
  { kind }: Pick<Definition, 'kind'>,
): ObservedValue {
  if (kind !== 'RATIO' || NUMERATOR === null || DENOMINATOR === null)
    return { numerator: null, denominator: null, value: VALUE && toSixDigits(VALUE) }
  const value = percentage(NUMERATOR, DENOMINATOR)
  return { numerator: NUMERATOR, denominator: DENOMINATOR, value }
}

const PARTS = [
  ['NUMERATOR', '分子'],
  ['DENOMINATOR', '分母'],
] as const

function ratioErrors(figures: CellFigures, { definition }: CheckGround): CheckFault[] {
  const { NUMERATOR: above, DENOMINATOR: below, VALUE: typed } = figures
  const items = { NUMERATOR: definition.numeratorItem, DENOMINATOR: definition.denominatorItem }
  const faults = PARTS.flatMap(([cell, word]) =>
    partFaults(cell, figures[cell], items[cell] ? `${word}（${items[cell]}）` : word),
  )
  if (above === null || below === null) return faults
  if (above.gt(below))
    faults.push(
      error(
        'NUMERATOR',
        `分子 ${shown(above)} 大于分母 ${shown(below)}。`,
        '请核对分子和分母是否填反，统计范围是否一致。',
      ),
    )
  else if (below.isZero())
    faults.push(
      doubt('DENOMINATOR', '分母为 0，本期按“无数据”处理。', '请核对；如本期确实没有，请在备注里说明。'),
    )
  if (typed !== null && !agrees(typed, above, below, definition.decimals))
    faults.push(
      error('VALUE', `与分子÷分母算出的结果不符。`, '数值由系统计算，请清空这一格，或改正分子、分母。'),
    )
  return faults
}

function partFaults(cell: FigureCell, figure: Decimal | null, word: string): CheckFault[] {
  if (figure === null) return [error(cell, `没有填${word}。`, '这项指标要同时填分子和分母，不能只填百分比。')]
  if (figure.isNegative() && !figure.isZero()) return [error(cell, `${word}是负数。`, '请填 0 或正数。')]
  if (!figure.isInteger()) return [doubt(cell, `${word} ${shown(figure)} 不是整数。`)]
  return []
}

function agrees(typed: Decimal, above: Decimal, below: Decimal, decimals: number): boolean {
  if (below.isZero()) return typed.isZero()
  const slack = new Decimal(10).pow(-Math.min(decimals, 1)).div(2)
  return above.times(100).div(below).minus(typed).abs().lte(slack)
}

/** Units that count whole things. */
const WHOLE_UNITS =
  /^(个|件|项|次|人|户|家|村|套|台|座|处|所|条|张|份|笔|名|辆|只|例|宗|期|场|支|对|起|位|门|类|种|批|组|站|栋|间)$/

/** Names of what may fall below zero. */
const MAY_BE_NEGATIVE = /增长|增速|增幅|增减|同比|环比|变化|差额|净/

function valueErrors(figures: CellFigures, { definition, name }: CheckGround): CheckFault[] {
  const value = figures.VALUE
  const faults = PARTS.filter(([cell]) => figures[cell] !== null).map(([cell, word]) =>
    error(cell, `这项指标不填${word}。`, '请清空这一格，只填“数值”。'),
  )
  if (value === null)
    return [...faults, error('VALUE', '没有填数值。', '请填数值；本期没有数据的，整行留空。')]
  if (value.isNegative() && !value.isZero() && !MAY_BE_NEGATIVE.test(name))
    return [...faults, error('VALUE', `${shown(value)} 是负数。`, '请填 0 或正数。')]
  if (!value.isInteger() && definition.unit !== null && WHOLE_UNITS.test(definition.unit.trim()))
    faults.push(error('VALUE', `按“${definition.unit}”计数，不能有小数。`, '请填整数。'))
  return faults
}

/** Doubts from what the place reported before, under the same definition. */
function historyDoubts(observed: ObservedValue, ground: CheckGround): CheckFault[] {
  const { definition } = ground
  const same = ground.past.filter(({ definitionVersion }) => definitionVersion === definition.version)
  const slips = unitSlips(observed, same, ground)
  const slipped = new Set(slips.map(({ cell }) => cell))
  const falls = definition.cumulative ? cumulativeFalls(observed, same, ground) : []
  const fell = falls.some(({ cell }) => !slipped.has(cell))
  const jumps = slips.length > 0 || fell ? [] : jumpDoubts(observed, same, definition)
  return [...slips, ...falls.filter(({ cell }) => !slipped.has(cell)), ...jumps]
}

const numbersOf = (past: readonly PastValue[], key: keyof ObservedValue): number[] =>
  past.flatMap(value => value[key]?.toNumber() ?? [])

/** How far a figure may lie from its usual size and still be the same size in another unit. */
const SAME_SIZE = 0.35

const SLIPS: readonly (readonly [factor: number, words: string, fix: string])[] = [
  [100, '是以往的约 100 倍', '是否把 0.98 填成了 98，或多写了两位'],
  [0.01, '是以往的约百分之一', '是否应写成百分数（0.98 即 98%），或少写了两位'],
  [10_000, '是以往的约 1 万倍', '是否单位应为“万”，却按个数填写'],
  [0.0001, '是以往的约万分之一', '是否按“万”填写，单位应为个数'],
]

function slipOf(cell: FigureCell, value: Decimal | null, past: readonly number[]): CheckFault[] {
  const usual = past.length === 0 ? 0 : Math.abs(median([...past.slice(-6)]))
  if (value === null || usual === 0) return []
  const times = value.abs().toNumber() / usual
  const found = SLIPS.find(([factor]) => Math.abs(times / factor - 1) <= SAME_SIZE)
  return found
    ? [
        doubt(
          cell,
          `${shown(value)} ${found[1]}，单位可能不对。`,
          `请核对：${found[2]}；如确实如此，请在备注里说明原因。`,
        ),
      ]
    : []
}

/** A wrong unit: by the size of what was reported before, and for percentages by what they can be. */
function unitSlips(
  { numerator, denominator, value }: ObservedValue,
  past: readonly PastValue[],
  { definition, marked }: CheckGround,
): CheckFault[] {
  if (definition.kind === 'RATIO')
    return [
      ...slipOf('NUMERATOR', numerator, numbersOf(past, 'numerator')),
      ...slipOf('DENOMINATOR', denominator, numbersOf(past, 'denominator')),
    ]
  if (marked.has('VALUE')) return []
  const bySize = slipOf('VALUE', value, numbersOf(past, 'value'))
  return bySize.length > 0 || !isPercent(definition) || value === null ? bySize : percentSlip(value, past)
}

function percentSlip(value: Decimal, past: readonly PastValue[]): CheckFault[] {
  const size = value.abs()
  const usual = numbersOf(past, 'value')
  if (size.gt(100) && !usual.some(one => Math.abs(one) > 100))
    return [doubt('VALUE', `${shown(value)}% 超过 100%，单位可能不对。`)]
  const smallBefore = usual.length > 0 && Math.abs(median([...usual])) <= 2
  if (size.gt(0) && size.lte(1) && !smallBefore)
    return [
      doubt(
        'VALUE',
        `分不清是 ${shown(value)}% 还是 ${shown(value.times(100))}%。`,
        `如是 ${shown(value.times(100))}%，请填 ${shown(value.times(100))}；如确实是 ${shown(value)}%，请写成“${shown(value)}%”，或在备注里说明。`,
      ),
    ]
  return []
}

/** What is counted from the beginning does not become less, nor more than it was later. */
function cumulativeFalls(
  observed: ObservedValue,
  past: readonly PastValue[],
  { definition, next }: CheckGround,
): CheckFault[] {
  const [key, cell] =
    definition.kind === 'RATIO' ? (['numerator', 'NUMERATOR'] as const) : (['value', 'VALUE'] as const)
  const now = observed[key]
  const before = past.at(-1)?.[key] ?? null
  const after = next?.definitionVersion === definition.version ? next[key] : null
  if (now === null) return []
  if (before !== null && now.lt(before))
    return [doubt(cell, `累计数比上期的 ${shown(before)} 少了 ${shown(before.minus(now))}。`)]
  if (after !== null && now.gt(after)) return [doubt(cell, `累计数比下一期的 ${shown(after)} 还多。`)]
  return []
}

/** Periods needed before a change can be called unusual, and how many deviations from the usual change it takes. */
const LEAST_PERIODS = 4
const DEVIATIONS = 5
/** Makes the median deviation comparable to a standard deviation. */
const AS_DEVIATION = 1.4826
/** Changes smaller than this share of the usual size are nothing to ask about; percentages: points. */
const SMALL_SHARE = 0.1
const SMALL_POINTS = 5

/** A change beyond what the place's own changes were: median ± 5 · MAD, which a single outlier does not move. */
function jumpDoubts(
  observed: ObservedValue,
  past: readonly PastValue[],
  definition: Definition,
): CheckFault[] {
  const values = numbersOf(past, 'value')
  const last = values.at(-1)
  if (values.length < LEAST_PERIODS || last === undefined || observed.value === null) return []
  const changes = values.slice(1).map((value, index) => value - (values[index] as number))
  const usual = median(changes)
  const small =
    definition.kind === 'RATIO' || isPercent(definition)
      ? SMALL_POINTS
      : Math.max(1, SMALL_SHARE * Math.abs(median(values)))
  const room = Math.max(DEVIATIONS * AS_DEVIATION * medianAbsoluteDeviation(changes), small)
  const change = observed.value.toNumber() - last
  if (Math.abs(change - usual) <= room) return []
  const cell = definition.kind === 'RATIO' ? 'NUMERATOR' : 'VALUE'
  return [doubt(cell, jumpWords(change, usual - room, usual + room, definition))]
}

function jumpWords(change: number, low: number, high: number, { decimals, unit }: Definition): string {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${Number(value.toFixed(Math.max(decimals, 1)))}`
  const points = isPercent({ unit }) ? '个百分点' : (unit ?? '')
  return `比上期变化 ${signed(change)}${points}，超出以往各期的变化范围（${signed(low)} 到 ${signed(high)}）。`
}
