import type { Decimal } from 'decimal.js'
import { Exact, toSixDigits } from './exact.ts'
import { parseFormula } from './formula.parse.ts'
import { type FormulaNode, indicatorsOf } from './formula.tree.ts'

/** Trees of formulas already read: the same few are computed for every place and period. */
const trees = new Map<string, FormulaNode | null>()
const MOST_TREES = 500

function treeOf(formula: string): FormulaNode | null {
  const known = trees.get(formula)
  if (known !== undefined) return known
  const { tree } = parseFormula(formula)
  if (trees.size >= MOST_TREES) trees.clear()
  trees.set(formula, tree)
  return tree
}

/** What the database can keep. */
const LARGEST = new Exact('1e30')

type FigureOf = (no: number) => Decimal | null

function combine(operator: string, left: Decimal, right: Decimal): Decimal | null {
  if (operator === '+') return left.plus(right)
  if (operator === '-') return left.minus(right)
  if (operator === '*') return left.times(right)
  return right.isZero() ? null : left.div(right)
}

function call(name: string, values: readonly Decimal[]): Decimal {
  if (name === 'min') return Exact.min(...values)
  return name === 'max' ? Exact.max(...values) : Exact.sum(...values)
}

/** What a tree amounts to; null where a figure is missing or something is divided by zero. Not rounded. */
export function compute(node: FormulaNode, figureOf: FigureOf): Decimal | null {
  if (node.kind === 'number') return node.value
  if (node.kind === 'indicator') {
    const figure = figureOf(node.no)
    return figure && new Exact(figure)
  }
  if (node.kind === 'negative') return compute(node.of, figureOf)?.negated() ?? null
  if (node.kind === 'call') {
    const values = node.of.map(part => compute(part, figureOf))
    return values.every(value => value !== null) ? call(node.name, values) : null
  }
  const left = compute(node.left, figureOf)
  const right = compute(node.right, figureOf)
  return left === null || right === null ? null : combine(node.operator, left, right)
}

/**
 * The value of a formula, half up at the sixth digit. Null is "no data": a figure it needs is missing, something is
 * divided by zero, or the formula is none.
 */
export function evaluateFormula(formula: string, figureOf: FigureOf): Decimal | null {
  const tree = treeOf(formula)
  const value = tree && compute(tree, figureOf)
  return value?.abs().lessThan(LARGEST) ? toSixDigits(value) : null
}

/** Numbers of the indicators a formula names, each once; none when it is no formula. */
export function formulaUses(formula: string): number[] {
  const tree = treeOf(formula)
  return tree ? [...new Set(indicatorsOf(tree).map(({ no }) => no))] : []
}
