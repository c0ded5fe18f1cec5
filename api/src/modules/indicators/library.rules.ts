import { DomainError, type FieldError } from '../../platform/errors.ts'
import { periodOf } from '../../platform/period.ts'
import { levelOfCode } from '../divisions/index.ts'
import { type CountedFeed, FEED_MEASURES, isCountedFeed } from './indicator.enums.ts'
import type { Definition } from './indicator.facts.ts'
import type { DefinitionInput, IndicatorFactsInput } from './library.input.ts'

/** What is wrong with a form, field by field, all at once. */
export class Faults {
  private readonly found: FieldError[] = []
  private readonly at: string

  /** `at` stands before every field: `inputs.2.` */
  constructor(at = '') {
    this.at = at
  }

  add(field: string, message: string): void {
    this.found.push({ field: `${this.at}${field}`, message })
  }

  /** Adds a sentence unless something holds. */
  unless(holds: boolean, field: string, message: string): void {
    if (!holds) this.add(field, message)
  }

  /** Throws `BAD_INPUT` with everything found. */
  refuse(): void {
    const [first] = this.found
    if (!first) return
    const more = this.found.length > 1 ? `（另有 ${this.found.length - 1} 处）` : ''
    throw new DomainError('BAD_INPUT', `${first.message}${more}`, this.found)
  }
}

/** Longest words, in characters. */
const NAME = 100
const LINE = 200
const LONG = 2000

/** Trimmed words, or null for nothing. */
const plain = (value: string | null | undefined): string | null => value?.trim() || null

/** Trimmed words of limited length, or null. */
export function words(
  faults: Faults,
  field: string,
  label: string,
  value: string | null | undefined,
  longest: number,
): string | null {
  const text = plain(value)
  faults.unless((text?.length ?? 0) <= longest, field, `${label}不能超过 ${longest} 字，请精简。`)
  return text
}

/** A reason that says something. */
export function reasonIn(
  faults: Faults,
  field: string,
  value: string | null | undefined,
  ask: string,
): string {
  const text = words(faults, field, '理由', value, 500) ?? ''
  faults.unless(text.length >= 2, field, ask)
  return text
}

/** Facts of an indicator as they are kept. */
export interface Facts {
  name: string
  feed: IndicatorFactsInput['feed']
  measure: string | null
  dataSource: string | null
  ownerId: string | null
  reportLevels: number[]
  frequency: IndicatorFactsInput['frequency']
  ownFigure: IndicatorFactsInput['ownFigure']
}

const COUNTED_IN: Readonly<Record<CountedFeed, string>> = {
  SYSTEMS: '由系统台账计算',
  COMPLAINTS: '由 12345 工单计算',
  RATINGS: '由好差评计算',
}

/** The rate that feeds it: one of those of its source; null where nothing is counted. */
function measureOf(faults: Faults, { feed, measure }: IndicatorFactsInput): string | null {
  if (!isCountedFeed(feed)) return null
  const measures: readonly string[] = FEED_MEASURES[feed]
  const known = measure != null && measures.includes(measure)
  faults.unless(known, 'facts.measure', `${COUNTED_IN[feed]}的指标，请选择是哪一项比率。`)
  return known ? measure : null
}

/** Facts checked by themselves. Levels are kept only where places report. */
export function checkFacts(faults: Faults, jurisdictionCode: string, input: IndicatorFactsInput): Facts {
  const name = words(faults, 'facts.name', '指标名称', input.name, NAME)
  faults.unless(name !== null, 'facts.name', '请填写指标名称。')
  const reported = input.feed === 'REPORTED'
  const lowest = levelOfCode(jurisdictionCode)
  const levels = [...new Set(input.reportLevels)].sort()
  if (reported) {
    faults.unless(levels.length > 0, 'facts.reportLevels', '请选择由哪几级填报，至少一级。')
    faults.unless(
      levels.every(level => level >= lowest && level <= 5),
      'facts.reportLevels',
      '填报层级不在本地区范围内，请重新选择。',
    )
  }
  const measure = measureOf(faults, input)
  return {
    name: name ?? '',
    feed: input.feed,
    measure,
    dataSource: words(faults, 'facts.dataSource', '数据来源', input.dataSource, LINE),
    ownerId: input.ownerId ?? null,
    reportLevels: reported ? levels : [],
    frequency: input.frequency,
    // What is counted of a place by itself is only its own part.
    ownFigure: isCountedFeed(input.feed) ? 'PART' : input.ownFigure,
  }
}

/** A definition as it is kept, without its version. */
export type DefinitionFacts = Pick<
  Definition,
  | 'validFrom'
  | 'kind'
  | 'direction'
  | 'unit'
  | 'decimals'
  | 'cumulative'
  | 'definition'
  | 'numeratorItem'
  | 'denominatorItem'
  | 'excluded'
  | 'formula'
> & { line: number | null }

const isPercent = (unit: string | null) => unit === '%'

/** What each kind asks of the rest. */
function checkKind(faults: Faults, made: DefinitionFacts): void {
  const at = (field: string) => `definition.${field}`
  if (made.kind === 'RATIO') {
    faults.unless(isPercent(made.unit), at('unit'), '比率的单位是 %，请改单位或改类型。')
    faults.unless(made.numeratorItem !== null, at('numeratorItem'), '请写明分子统计的是什么。')
    faults.unless(made.denominatorItem !== null, at('denominatorItem'), '请写明分母统计的是什么。')
    const same = made.numeratorItem !== null && made.numeratorItem === made.denominatorItem
    faults.unless(!same, at('denominatorItem'), '分子和分母是同一个数，比率恒为 100%，请检查。')
  }
  if (made.kind === 'COUNT')
    faults.unless(!isPercent(made.unit), at('unit'), '百分比不能相加，请把类型改为“比率”。')
  if (made.kind !== 'RATIO') faults.unless(made.unit !== null, at('unit'), '请填写单位，例如 个、兆、%。')
  if (made.kind === 'DERIVED')
    faults.unless(made.formula !== null, at('formula'), '请填写公式，例如 [7] / [8] * 100。')
  const lines = made.direction === 'MINIMUM' || made.direction === 'LOWER'
  if (made.kind === 'MINIMUM')
    faults.unless(lines, at('direction'), '达标型指标的方向应为“不低于”，或“越低越好”（不高于达标线）。')
  else
    faults.unless(made.direction !== 'MINIMUM', at('direction'), '“不低于”只用于达标型指标，请改方向或类型。')
}

/** A definition checked by itself; what does not belong to its kind is left out. */
export function checkDefinition(faults: Faults, input: DefinitionInput): DefinitionFacts {
  const at = (field: string) => `definition.${field}`
  const unit = words(faults, at('unit'), '单位', input.unit, 10)?.replace('％', '%') ?? null
  const text = words(faults, at('definition'), '口径', input.definition, LONG)
  faults.unless((text?.length ?? 0) >= 4, at('definition'), '请写明口径：统计什么、怎么算。')
  faults.unless(
    Number.isInteger(input.decimals) && input.decimals >= 0 && input.decimals <= 6,
    at('decimals'),
    '小数位数应为 0 至 6。',
  )
  const item = (field: 'numeratorItem' | 'denominatorItem', label: string, kinds: readonly string[]) =>
    kinds.includes(input.kind) ? words(faults, at(field), label, input[field], LINE) : null
  const line = input.kind === 'MINIMUM' ? (input.line ?? null) : null
  faults.unless(line === null || isAmount(line), at('line'), '达标线应是一个合理的数。')
  const made: DefinitionFacts = {
    validFrom: input.validFrom,
    kind: input.kind,
    direction: input.direction,
    unit,
    decimals: input.decimals,
    cumulative: input.kind !== 'DERIVED' && input.cumulative,
    definition: text ?? '',
    numeratorItem: item('numeratorItem', '分子', ['RATIO', 'COUNT']),
    denominatorItem: item('denominatorItem', '分母', ['RATIO']),
    excluded: words(faults, at('excluded'), '不计范围', input.excluded, LINE),
    line,
    formula: input.kind === 'DERIVED' ? plain(input.formula) : null,
  }
  checkKind(faults, made)
  return made
}

/** Numbers people mean: finite, and no longer than what is kept. */
export const isAmount = (value: number): boolean => Number.isFinite(value) && Math.abs(value) < 1e15

/** Where figures come from and how they are made must go together. */
export function checkTogether(
  faults: Faults,
  facts: Pick<Facts, 'feed'>,
  { kind }: Pick<Definition, 'kind'>,
): void {
  const derived = kind === 'DERIVED'
  if (derived !== (facts.feed === 'FORMULA'))
    faults.add(
      'facts.feed',
      derived
        ? '计算型指标的数据来自公式，请把来源改为“公式计算”。'
        : '来源是“公式计算”的指标，类型应为计算型。口径根本不同的，请另建一项指标。',
    )
  if (isCountedFeed(facts.feed))
    faults.unless(
      kind === 'RATIO',
      'facts.feed',
      `${COUNTED_IN[facts.feed]}的指标是比率，请把类型改为“比率”。`,
    )
}

/** The first day of a later version: the start of a period, not before that of the version in force. */
export function checkValidFrom(
  faults: Faults,
  validFrom: string,
  frequency: Facts['frequency'],
  before: Pick<Definition, 'validFrom'>,
): void {
  const { startsOn } = periodOf(frequency, validFrom)
  faults.unless(
    validFrom === startsOn,
    'definition.validFrom',
    `新口径要从一个统计期的第一天起执行，请改为 ${startsOn} 或之后某期的第一天。`,
  )
  faults.unless(
    validFrom >= before.validFrom,
    'definition.validFrom',
    `新口径的执行日不能早于上一版口径的执行日 ${before.validFrom}。`,
  )
}

const DEFINING = [
  'validFrom',
  'kind',
  'direction',
  'unit',
  'decimals',
  'cumulative',
  'definition',
  'numeratorItem',
  'denominatorItem',
  'excluded',
  'formula',
] as const satisfies readonly (keyof DefinitionFacts & keyof Definition)[]

/** Whether a version says the same as the one before it. */
export const sameDefinition = (made: DefinitionFacts, before: Definition): boolean =>
  DEFINING.every(field => made[field] === before[field]) && made.line === (before.line?.toNumber() ?? null)
