import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFormulaText, type FormulaNeighbour } from './formula.check.ts'
import { parseFormula } from './formula.parse.ts'
import { evaluateFormula, formulaUses } from './formula.rules.ts'

const PIECES = [
  ...['[1]', '[2]', '[3]', '[77]', '[', ']', '(', ')', '（', '）', '【1】', '1', '0', '2.5', '.5', '1.2.3'],
  ...[
    '+',
    '-',
    '*',
    '/',
    '×',
    '÷',
    '**',
    '//',
    ',',
    '，',
    ' ',
    '\n',
    '\t',
    'sum',
    'min',
    'MAX',
    'eval',
    '上云率',
  ],
  ...[
    '"',
    "'",
    '`',
    '=',
    '==',
    '?',
    ':',
    '.',
    '..',
    '{',
    '}',
    '=>',
    '|',
    '&',
    '%',
    '\ue000',
    '\ue001',
    '🙂',
    '\\',
  ],
  ...[
    '__proto__',
    'constructor',
    'this',
    'new',
    'process',
    '$',
    '_',
    '#',
    '@',
    '!',
    '~',
    '^',
    ';',
    '1e9',
    '\u0000',
  ],
]

const aText = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map(pieces => pieces.join('')),
)

const figures: Readonly<Record<number, number>> = { 1: 5, 2: 3, 3: 8 }
const figureOf = (no: number) => (figures[no] === undefined ? null : new Decimal(figures[no]))

/** A formula, and what it amounts to in binary fractions; NaN where something is divided by zero. */
interface Written {
  text: string
  value: number
}

const APPLY: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? Number.NaN : left / right),
}

const aFormula: fc.Arbitrary<Written> = fc.letrec<{ node: Written }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(1, 2, 3).map(no => ({ text: `[${no}]`, value: figures[no] ?? Number.NaN })),
    fc.constantFrom('7', '0.25', '3').map(text => ({ text, value: Number(text) })),
    fc
      .tuple(tie('node'), fc.constantFrom('+', '-', '*', '/'), tie('node'))
      .map(([left, operator, right]) => ({
        text: `(${left.text} ${operator} ${right.text})`,
        value: APPLY[operator]?.(left.value, right.value) ?? Number.NaN,
      })),
    tie('node').map(({ text, value }) => ({ text: `(-${text})`, value: -value })),
  ),
})).node

const neighbour = (no: number): FormulaNeighbour => ({
  id: `id${no}`,
  no,
  name: `指标${no}`,
  status: 'ACTIVE',
  definitions: [],
})
const library = [1, 2, 3].map(neighbour)

describe('any text', () => {
  test('gives a tree or sentences with a place in the text, never a throw', () => {
    fc.assert(
      fc.property(aText, text => {
        const { tree, faults } = parseFormula(text)
        expect(tree === null).toBe(faults.length > 0)
        const checked = checkFormulaText(text, library, 'id1')
        for (const { message, start, end } of [...faults, ...checked.faults]) {
          expect(message.length).toBeGreaterThan(4)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(Math.max(text.length, end === 0 ? 0 : text.length))
        }
        const value = evaluateFormula(text, figureOf)
        expect(value === null || value.isFinite()).toBe(true)
        expect(formulaUses(text).every(no => Number.isInteger(no))).toBe(true)
      }),
      { numRuns: 600 },
    )
  }, 30_000)
})

test('what is divided by zero is no data, wherever it stands', () => {
  fc.assert(
    fc.property(aFormula, ({ text }) => {
      fc.pre(text.length <= 200)
      expect(evaluateFormula(`${text} + 1 / ([1] - 5)`, figureOf)).toBeNull()
    }),
  )
})

describe('a sound formula', () => {
  test('counts what arithmetic counts', () => {
    fc.assert(
      fc.property(aFormula, ({ text, value }) => {
        fc.pre(text.length <= 500 && Math.abs(value) < 1e9)
        const found = evaluateFormula(text, figureOf)
        // A divisor that is 0 in exact numbers may be a tiny one in binary fractions.
        if (found === null) return
        expect(Math.abs(found.toNumber() - value)).toBeLessThan(1e-5 + Math.abs(value) * 1e-9)
      }),
    )
  })
})
