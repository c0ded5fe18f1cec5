import type { Definition, Target } from './indicator.facts.ts'
import type { TargetInput } from './library.input.ts'
import { type Faults, isAmount, words } from './library.rules.ts'

/** A target as it is kept, without who and when. */
export interface TargetFacts {
  level: number | null
  placeCode: string | null
  baselineYear: number | null
  baseline: number | null
  targetYear: number | null
  target: number | null
  targetText: string | null
  yearly: { year: number; value: number }[]
}

const FIRST_YEAR = 1949
const LAST_YEAR = 2100
const isYear = (year: number) => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR

/** A year and a value come together or not at all. */
function checkPair(
  faults: Faults,
  [yearField, valueField]: readonly ['baselineYear', 'baseline'] | readonly ['targetYear', 'target'],
  made: TargetFacts,
  label: string,
): void {
  const year = made[yearField]
  const value = made[valueField]
  if (year !== null) faults.unless(isYear(year), `target.${yearField}`, `${label}年应是四位年份。`)
  if (value !== null) {
    faults.unless(isAmount(value), `target.${valueField}`, `${label}值应是一个合理的数。`)
    faults.unless(year !== null, `target.${yearField}`, `请填写${label}值是哪一年的。`)
  }
}

function checkYears(faults: Faults, { baselineYear, targetYear, yearly }: TargetFacts): void {
  if (baselineYear !== null && targetYear !== null)
    faults.unless(
      targetYear > baselineYear,
      'target.targetYear',
      `目标年应晚于基准年（${baselineYear} 年），请检查。`,
    )
  yearly.forEach(({ year, value }, index) => {
    const field = `target.yearly.${index}`
    faults.unless(isYear(year) && isAmount(value), field, '年度目标要有四位年份和一个合理的数。')
    const after = yearly[index - 1]?.year ?? baselineYear
    faults.unless(
      after === null || year > after,
      field,
      `年度目标要按年份递增，${year} 年应晚于 ${after} 年。`,
    )
    faults.unless(
      targetYear === null || year < targetYear,
      field,
      `${year} 年不早于目标年 ${targetYear}，目标年的值请填在“目标值”里。`,
    )
  })
}

const valuesOf = ({ baseline, target, yearly }: TargetFacts): [string, number][] => [
  ...(baseline === null ? [] : [['target.baseline', baseline] as [string, number]]),
  ...(target === null ? [] : [['target.target', target] as [string, number]]),
  ...yearly.map(({ value }, index) => [`target.yearly.${index}`, value] as [string, number]),
]

/** Units that plans print behind a number. */
const UNITS = /[\d０-９]\s*(%|％|个|项|件|兆|家|户|人|万元|亿元|天|小时|次)/

/** 0.98 for 98 %, 600 for a share, 600个 for an indicator in %. */
function checkUnit(faults: Faults, made: TargetFacts, { unit, kind, direction }: Definition): void {
  const printed = made.targetText?.match(UNITS)?.[1]?.replace('％', '%')
  if (printed !== undefined && unit !== null)
    faults.unless(
      printed === unit,
      'target.targetText',
      `目标文字里的单位“${printed}”与指标的单位“${unit}”不一致，请检查。`,
    )
  if (unit !== '%') return
  for (const [field, value] of valuesOf(made)) {
    faults.unless(value >= 0, field, '百分比不能是负数。')
    if (kind === 'RATIO') faults.unless(value <= 100, field, `${value}% 超过了 100%，请检查是否填成了数量。`)
  }
  const { target } = made
  if (target !== null && target > 0 && target <= 1 && direction === 'HIGHER')
    faults.add(
      'target.target',
      `单位是 %，${target} 即 ${target}%；如果是指 ${Number((target * 100).toFixed(6))}%，请填 ${Number((target * 100).toFixed(6))}。`,
    )
}

/** A target that is worse than where one started is a slip. */
function checkDirection(faults: Faults, { baseline, target }: TargetFacts, { direction }: Definition): void {
  if (baseline === null || target === null) return
  if (direction === 'LOWER')
    faults.unless(target <= baseline, 'target.target', '这项指标越低越好，目标值却高于基准值，请检查。')
  else faults.unless(target >= baseline, 'target.target', '这项指标越高越好，目标值却低于基准值，请检查。')
}

/** A target checked against the definition in force. Where it holds is checked by whoever knows the places. */
export function checkTarget(faults: Faults, input: TargetInput, definition: Definition): TargetFacts {
  const made: TargetFacts = {
    level: input.level ?? null,
    placeCode: input.place ?? null,
    baselineYear: input.baselineYear ?? null,
    baseline: input.baseline ?? null,
    targetYear: input.targetYear ?? null,
    target: input.target ?? null,
    targetText: words(faults, 'target.targetText', '目标文字', input.targetText, 200),
    yearly: (input.yearly ?? []).map(({ year, value }) => ({ year, value })),
  }
  faults.unless(
    made.target !== null || made.targetText !== null,
    'target.target',
    '请填写目标值；没有数字的，请填写目标文字。',
  )
  faults.unless(made.level === null || made.placeCode === null, 'target.level', '层级和地区只能选一个。')
  checkPair(faults, ['baselineYear', 'baseline'], made, '基准')
  checkPair(faults, ['targetYear', 'target'], made, '目标')
  checkYears(faults, made)
  checkUnit(faults, made, definition)
  checkDirection(faults, made, definition)
  return made
}

const sameNumber = (one: { toNumber(): number } | null, other: number | null) =>
  (one?.toNumber() ?? null) === other

/** Whether a target says the same as the one before it. */
export const sameTarget = (made: TargetFacts, before: Target): boolean =>
  made.baselineYear === before.baselineYear &&
  sameNumber(before.baseline, made.baseline) &&
  made.targetYear === before.targetYear &&
  sameNumber(before.target, made.target) &&
  made.targetText === before.targetText &&
  made.yearly.length === before.yearly.length &&
  made.yearly.every(
    ({ year, value }, index) =>
      before.yearly[index]?.year === year && sameNumber(before.yearly[index].value, value),
  )

/** The target in force for exactly this level or place. */
export const targetBefore = (
  targets: readonly Target[],
  { level, placeCode }: Pick<TargetFacts, 'level' | 'placeCode'>,
): Target | null => targets.filter(one => one.level === level && one.placeCode === placeCode).at(-1) ?? null
