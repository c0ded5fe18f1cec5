import { parseFormula } from './formula.parse.ts'
import { compute, formulaUses } from './formula.rules.ts'
import { type FormulaFaultFacts, type FormulaNode, indicatorsOf } from './formula.tree.ts'
import type { LibraryIndicator } from './indicator.facts.ts'

/** What a formula is checked against: all indicators of the jurisdiction. */
export type FormulaNeighbour = Pick<LibraryIndicator, 'id' | 'no' | 'name' | 'status' | 'definitions'>

export interface CheckedFormula {
  faults: readonly FormulaFaultFacts[]
  /** With names instead of numbers; null when it is no formula. */
  words: string | null
  /** Ids of the indicators it uses. */
  uses: string[]
  /** Unit of the result, where it follows from the parts. */
  unit: string | null
}

type ByNo = ReadonlyMap<number, FormulaNeighbour>

const lastOf = ({ definitions }: FormulaNeighbour) => definitions.at(-1)

const titleOf = ({ no, name }: FormulaNeighbour) => `[${no}] ${name}`

/** A figure in a unit, a plain number, or something whose unit does not follow from its parts. */
type Dimension = { unit: string } | 'number' | 'unknown'

const sameUnit = (one: Dimension, other: Dimension): boolean =>
  typeof one === 'string' || typeof other === 'string' || one.unit === other.unit

const wordsOf = (dimension: Dimension) => (typeof dimension === 'string' ? '数' : dimension.unit)

class UnitCheck {
  readonly faults: FormulaFaultFacts[] = []
  readonly byNo: ByNo
  constructor(byNo: ByNo) {
    this.byNo = byNo
  }

  of(node: FormulaNode): Dimension {
    if (node.kind === 'number') return 'number'
    if (node.kind === 'negative') return this.of(node.of)
    if (node.kind === 'call')
      return node.of.map(part => this.of(part)).reduce((a, b) => this.together(a, b, node))
    if (node.kind === 'indicator') {
      const neighbour = this.byNo.get(node.no)
      const unit = neighbour ? (lastOf(neighbour)?.unit ?? null) : null
      return unit === null ? 'unknown' : { unit }
    }
    return this.binary(node)
  }

  private binary(node: Extract<FormulaNode, { kind: 'binary' }>): Dimension {
    const [left, right] = [this.of(node.left), this.of(node.right)]
    if (node.operator === '+' || node.operator === '-') return this.together(left, right, node)
    if (right === 'number') return left
    if (node.operator === '*' && left === 'number') return right
    const cancels = node.operator === '/' && typeof left !== 'string' && typeof right !== 'string'
    return cancels && left.unit === right.unit ? 'number' : 'unknown'
  }

  /** What is added or compared must be counted alike. */
  private together(one: Dimension, other: Dimension, { start, end }: FormulaNode): Dimension {
    if (!sameUnit(one, other)) {
      const message = `单位不同，不能相加减或比较：“${wordsOf(one)}”和“${wordsOf(other)}”。请先除以同单位的数。`
      this.faults.push({ message, start, end })
      return 'unknown'
    }
    return one === 'number' || one === 'unknown' ? (typeof other === 'string' ? one : other) : one
  }
}

/** Divisors that are 0 whatever the figures are. */
function zeroDivisors(node: FormulaNode): FormulaFaultFacts[] {
  if (node.kind === 'number' || node.kind === 'indicator') return []
  if (node.kind === 'negative') return zeroDivisors(node.of)
  if (node.kind === 'call') return node.of.flatMap(zeroDivisors)
  const inside = [...zeroDivisors(node.left), ...zeroDivisors(node.right)]
  const { start, end } = node.right
  const zero = node.operator === '/' && compute(node.right, () => null)?.isZero() === true
  return zero ? [...inside, { message: '除数是 0，请改正。', start, end }] : inside
}

/** Numbers in any version of its formula: figures of earlier periods still rest on the earlier ones. */
const usedByAny = ({ definitions }: FormulaNeighbour): Set<number> =>
  new Set(definitions.flatMap(({ formula }) => (formula ? formulaUses(formula) : [])))

/** The way from one indicator over formulas back to another, or null. */
function wayBack(
  from: FormulaNeighbour,
  goal: string,
  byNo: ByNo,
  seen: Set<string> = new Set(),
): FormulaNeighbour[] | null {
  if (from.id === goal) return [from]
  if (seen.has(from.id)) return null
  seen.add(from.id)
  for (const no of usedByAny(from)) {
    const next = byNo.get(no)
    const way = next && wayBack(next, goal, byNo, seen)
    if (way) return [from, ...way]
  }
  return null
}

/** Each indicator named: known, and not itself made of this one. */
function referenceFaults(tree: FormulaNode, byNo: ByNo, selfId: string | null): FormulaFaultFacts[] {
  return indicatorsOf(tree).flatMap(({ no, start, end }) => {
    const neighbour = byNo.get(no)
    if (!neighbour) return [{ message: `没有编号为 [${no}] 的指标，请在指标库里查看编号。`, start, end }]
    const way = selfId === null ? null : wayBack(neighbour, selfId, byNo)
    if (!way) return []
    const self = byNoId(byNo, selfId)
    const path = [...(self ? [self] : []), ...way].map(titleOf).join(' → ')
    return [{ message: `循环引用：${path}。公式不能绕回到指标自己。`, start, end }]
  })
}

const byNoId = (byNo: ByNo, id: string | null) => [...byNo.values()].find(one => one.id === id)

/** The formula with names: “上云数” / “应上云数” * 100. Numbers nobody has stay as typed. */
export function formulaWords(
  formula: string,
  neighbours: readonly Pick<FormulaNeighbour, 'no' | 'name'>[],
): string {
  const byNo = new Map(neighbours.map(one => [one.no, one.name]))
  return formula.replace(/[[【［]\s*(\d+)\s*[\]】］]/g, (found, no: string) => {
    const name = byNo.get(Number(no))
    return name === undefined ? found : `“${name.replace(/[“”]/g, '')}”`
  })
}

/**
 * Whether a formula may stand in the library: it can be read, names known indicators, does not come back to itself
 * through others, adds only what is counted alike and divides by nothing that is always 0. `selfId`: the indicator it
 * is to make; null for a new one.
 */
export function checkFormulaText(
  formula: string,
  neighbours: readonly FormulaNeighbour[],
  selfId: string | null,
): CheckedFormula {
  const { tree, faults } = parseFormula(formula)
  if (tree === null) return { faults, words: null, uses: [], unit: null }
  const byNo: ByNo = new Map(neighbours.map(one => [one.no, one]))
  const units = new UnitCheck(byNo)
  const result = units.of(tree)
  const used = indicatorsOf(tree)
  const none =
    used.length === 0
      ? [{ message: '公式里没有指标，请写上指标编号，例如 [7]。', start: 0, end: formula.length }]
      : []
  const all = [...none, ...referenceFaults(tree, byNo, selfId), ...units.faults, ...zeroDivisors(tree)]
  return {
    faults: all.sort((one, other) => one.start - other.start),
    words: formulaWords(formula, neighbours),
    uses: [...new Set(used.flatMap(({ no }) => byNo.get(no)?.id ?? []))],
    unit: typeof result === 'string' ? null : result.unit,
  }
}
