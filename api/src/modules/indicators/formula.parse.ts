import jsep from 'jsep'
import { Exact } from './exact.ts'
import type {
  FormulaFaultFacts,
  FormulaFunction,
  FormulaNode,
  FormulaOperator,
  ParsedFormula,
} from './formula.tree.ts'

/** Longest text, most numbers and indicators in it, deepest nesting. */
const LONGEST = 500
const MOST_OPERANDS = 100
const DEEPEST = 60

/** What people type with a Chinese keyboard, sign by sign, so that every place in the text stays where it is. */
const TYPED: Readonly<Record<string, string>> = {
  ...{ '（': '(', '）': ')', '【': '[', '】': ']', '［': '[', '］': ']', '，': ',', '、': ',' },
  ...{ '×': '*', '＊': '*', '·': '*', '÷': '/', '／': '/', '＋': '+', '－': '-', '−': '-', '—': '-' },
  ...{ '．': '.', '　': ' ', '\n': ' ', '\t': ' ', '\r': ' ' },
}

const plain = (text: string) =>
  text.replace(
    /[^ -~]/g,
    sign => TYPED[sign] ?? (/[０-９]/.test(sign) ? String(sign.charCodeAt(0) - 0xff10) : sign),
  )

/** Operands are handed to the parser as single signs of the private area, so that each is found again in the text. */
const FIRST_SIGN = 0xe000

type Operand = Extract<FormulaNode, { kind: 'number' | 'indicator' }>

const OPERAND = /\[\s*(\d{1,9})\s*\]|\d+(?:\.\d+)?|\.\d+/g

class FormulaError extends Error {
  readonly fault: FormulaFaultFacts
  constructor(message: string, start: number, end: number) {
    super(message)
    this.fault = { message, start, end }
  }
}

/** The text with every operand as one sign, at its place and padded to its length; and what the signs stand for. */
function withSigns(text: string): { signs: string; operands: Operand[] } {
  const operands: Operand[] = []
  const signs = text.replace(OPERAND, (found: string, no: string | undefined, start: number) => {
    const span = { start, end: start + found.length }
    operands.push(
      no === undefined
        ? { kind: 'number', value: new Exact(found.startsWith('.') ? `0${found}` : found), ...span }
        : { kind: 'indicator', no: Number(no), ...span },
    )
    return String.fromCharCode(FIRST_SIGN + operands.length - 1).padEnd(found.length, ' ')
  })
  return { signs, operands }
}

const STRANGE: readonly [RegExp, (found: string) => string][] = [
  [/\[[^\]]*\]?/, found => `看不懂“${found}”。方括号里填指标编号，例如 [7]。`],
  [/\]/, () => '方括号没有配对，指标写成 [7] 这样。'],
  [/\*\*|\/\//, found => `不能用“${found}”，只能用 + - * / 和括号。`],
  [
    /[A-Za-z\u4e00-\u9fff“”"'‘’%％]+/,
    found => `不认识“${found}”。指标请写编号，例如 [7]；函数只有 min、max、sum。`,
  ],
  [/[^\ue000-\uf8ff\s+\-*/(),]/u, found => `不能用“${found}”，只能用数字、指标编号、+ - * / 和括号。`],
]

/** The first thing that has no place in a formula, so that the parser is given nothing else. */
function strangerIn(signs: string): FormulaError | null {
  const known = signs.replace(/\b(?:min|max|sum)\b/gi, found => ' '.repeat(found.length))
  const found = STRANGE.flatMap(([form, words]) => {
    const match = form.exec(known)
    return match ? [{ at: match.index, found: match[0], words }] : []
  }).sort((one, other) => one.at - other.at)[0]
  return (
    (found && new FormulaError(found.words(found.found), found.at, found.at + found.found.length)) || null
  )
}

/** The first bracket without its pair. */
function loneBracket(signs: string): FormulaError | null {
  const open: number[] = []
  for (const [at, sign] of [...signs].entries()) {
    if (sign === '(') open.push(at)
    if (sign === ')' && open.pop() === undefined)
      return new FormulaError('多了一个右括号，请删去或补上左括号。', at, at + 1)
  }
  const at = open.at(-1)
  return at === undefined ? null : new FormulaError('这个括号没有配对，请补上右括号。', at, at + 1)
}

const OPERATORS: readonly string[] = ['+', '-', '*', '/']
const FUNCTIONS: readonly string[] = ['min', 'max', 'sum']

const spanOf = (parts: readonly FormulaNode[]) => ({
  start: Math.min(...parts.map(({ start }) => start)),
  end: Math.max(...parts.map(({ end }) => end)),
})

/** Turns what the parser made into our own tree, part by part; whatever is not known is refused. */
class Walk {
  readonly operands: readonly Operand[]
  readonly length: number
  constructor(operands: readonly Operand[], length: number) {
    this.operands = operands
    this.length = length
  }

  node(found: jsep.Expression, depth = 0): FormulaNode {
    if (depth > DEEPEST) throw this.whole('公式套得太深，请拆成几个指标。')
    const known = found as jsep.CoreExpression
    if (known.type === 'Identifier') return this.operand(known.name)
    if (known.type === 'BinaryExpression') return this.binary(known, depth)
    if (known.type === 'UnaryExpression') return this.unary(known, depth)
    if (known.type === 'CallExpression') return this.call(known, depth)
    if (known.type === 'Compound') throw this.missingOperator(known)
    throw this.whole('公式写得不完整，请检查数字、指标编号和运算符。')
  }

  private operand(name: string): FormulaNode {
    const operand = this.operands[name.charCodeAt(0) - FIRST_SIGN]
    if (operand && name.length === 1) return operand
    if (operand) throw new FormulaError('两个数之间缺少运算符。', operand.start, operand.end + 1)
    throw this.whole(`“${name}”后面要跟括号，例如 sum([1], [2])。`)
  }

  private binary({ operator, left, right }: jsep.BinaryExpression, depth: number): FormulaNode {
    if (!OPERATORS.includes(operator)) throw this.whole(`不能用“${operator}”，只能用 + - * / 和括号。`)
    const parts = [this.node(left, depth + 1), this.node(right, depth + 1)] as const
    return {
      kind: 'binary',
      operator: operator as FormulaOperator,
      left: parts[0],
      right: parts[1],
      ...spanOf(parts),
    }
  }

  private unary({ operator, argument }: jsep.UnaryExpression, depth: number): FormulaNode {
    const of = this.node(argument, depth + 1)
    if (operator === '+') return of
    if (operator !== '-') throw this.whole(`不能用“${operator}”，只能用 + - * / 和括号。`)
    return { kind: 'negative', of, start: of.start, end: of.end }
  }

  private call({ callee, arguments: given }: jsep.CallExpression, depth: number): FormulaNode {
    const name = callee.type === 'Identifier' ? String(callee['name']).toLowerCase() : ''
    if (!FUNCTIONS.includes(name)) throw this.missingOperator(callee)
    const of = given.filter(Boolean).map(part => this.node(part, depth + 1))
    if (of.length === 0 || of.length < given.length)
      throw this.whole(`${name} 的括号里要填指标或数字，用逗号分开。`)
    return { kind: 'call', name: name as FormulaFunction, of, ...spanOf(of) }
  }

  private missingOperator(found: jsep.Expression): FormulaError {
    const sign = /[\ue000-\uf8ff]/.exec(JSON.stringify(found))?.[0]
    const operand = sign === undefined ? undefined : this.operands[sign.charCodeAt(0) - FIRST_SIGN]
    const words = '这里缺少运算符，请在两个数之间加上 + - * /。'
    return operand ? new FormulaError(words, operand.start, operand.end) : this.whole(words)
  }

  private whole(message: string): FormulaError {
    return new FormulaError(message, 0, this.length)
  }
}

function parse(text: string): FormulaNode {
  if (text.trim() === '') throw new FormulaError('请填写公式，例如 [7] / [8] * 100。', 0, text.length)
  if (text.length > LONGEST)
    throw new FormulaError(`公式不能超过 ${LONGEST} 个字符，请拆成几个指标。`, LONGEST, text.length)
  const { signs, operands } = withSigns(plain(text))
  const fault = strangerIn(signs) ?? loneBracket(signs)
  if (fault) throw fault
  if (operands.length > MOST_OPERANDS)
    throw new FormulaError(`公式里的数字和指标不能超过 ${MOST_OPERANDS} 个，请拆成几个指标。`, 0, text.length)
  return new Walk(operands, text.length).node(jsep(signs))
}

/** Where the parser stopped, if it says so. */
function stoppedAt(error: unknown, length: number): FormulaFaultFacts {
  const index = Number((error as { index?: number }).index ?? 0)
  const start = Math.max(0, Math.min(Number.isFinite(index) ? index : 0, length - 1))
  return {
    message: '公式从这里起看不懂，请检查是不是少了数、多了符号。',
    start,
    end: Math.min(start + 1, length),
  }
}

/**
 * The tree of a formula over indicators, or why it is none, as sentences with their place in the text. Never throws,
 * and nothing of the text is ever run: the parser only cuts it up, and only what we know is taken over.
 */
export function parseFormula(text: string): ParsedFormula {
  try {
    return { tree: parse(text), faults: [] }
  } catch (error) {
    const fault = error instanceof FormulaError ? error.fault : stoppedAt(error, text.length)
    return { tree: null, faults: [fault] }
  }
}
