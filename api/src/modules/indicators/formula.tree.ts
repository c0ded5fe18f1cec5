import type { Decimal } from 'decimal.js'

/** Half-open range [start, end) of the text as typed, in UTF-16 units. */
export interface FormulaSpan {
  start: number
  end: number
}

export type FormulaOperator = '+' | '-' | '*' | '/'
export type FormulaFunction = 'min' | 'max' | 'sum'

/** A formula whose every part is known to be one of these: nothing in it can do anything but compute. */
export type FormulaNode =
  | ({ kind: 'number'; value: Decimal } & FormulaSpan)
  | ({ kind: 'indicator'; no: number } & FormulaSpan)
  | ({ kind: 'binary'; operator: FormulaOperator; left: FormulaNode; right: FormulaNode } & FormulaSpan)
  | ({ kind: 'negative'; of: FormulaNode } & FormulaSpan)
  | ({ kind: 'call'; name: FormulaFunction; of: FormulaNode[] } & FormulaSpan)

/** What is wrong with a formula, and where. */
export interface FormulaFaultFacts extends FormulaSpan {
  /** A plain sentence: what is wrong and what to do. */
  message: string
}

export type ParsedFormula =
  | { tree: FormulaNode; faults: readonly [] }
  | { tree: null; faults: readonly FormulaFaultFacts[] }

/** The indicators a tree names, each once, in the order of the text. */
export function indicatorsOf(tree: FormulaNode): Extract<FormulaNode, { kind: 'indicator' }>[] {
  if (tree.kind === 'number') return []
  if (tree.kind === 'indicator') return [tree]
  if (tree.kind === 'binary') return [...indicatorsOf(tree.left), ...indicatorsOf(tree.right)]
  return tree.kind === 'negative' ? indicatorsOf(tree.of) : tree.of.flatMap(indicatorsOf)
}
