/** Finds the ruled lines of a PDF page in its drawing commands: what a table's borders are made of. */

export interface Rule {
  vertical: boolean
  /** x of a vertical rule, y of a horizontal one. */
  at: number
  from: number
  to: number
}

/** One drawing command, as far as it can put a rule on the page. Paths come as the library packs them. */
export interface DrawingStep {
  op: 'save' | 'restore' | 'transform' | 'stroke' | 'fill'
  /** A matrix of six numbers, or the packed path. */
  numbers: number[]
}

type Matrix = [number, number, number, number, number, number]
interface Point {
  x: number
  y: number
}

/** Thicker filled boxes are backgrounds, shorter lines are underlinings and strokes of figures. */
const MAX_THICKNESS = 3
const MIN_LENGTH = 8
const SLANT = 1

/** Numbers that follow each command of a packed path: move, line, curve, quadratic curve, close. */
const PATH_ARGUMENTS = [2, 2, 6, 4, 0]

const multiply = (m: Matrix, n: number[]): Matrix => {
  const [a, b, c, d, e, f] = n as Matrix
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ]
}

/** The straight outlines of a packed path, in page coordinates; curves give up their outline. */
function outlines(path: number[], m: Matrix): Point[][] {
  const out: Point[][] = []
  let open: Point[] = []
  for (let i = 0; i < path.length; ) {
    const command = path[i++]!
    const count = PATH_ARGUMENTS[command]
    if (count === undefined) break
    const [x = 0, y = 0] = path.slice(i, i + 2)
    const point = { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] }
    i += count
    if (command === 0) {
      open = [point]
      out.push(open)
    } else if (command === 1) open.push(point)
    else if (command === 4) open.push(open[0] ?? point)
    else open.length = 0
  }
  return out
}

function ruleBetween(a: Point, b: Point): Rule[] {
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (width < SLANT && height >= MIN_LENGTH) {
    return [{ vertical: true, at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) }]
  }
  if (height < SLANT && width >= MIN_LENGTH) {
    return [{ vertical: false, at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) }]
  }
  return []
}

const strokedRules = (points: Point[]) =>
  points.slice(1).flatMap((point, i) => ruleBetween(points[i]!, point))

/** Word draws borders as thin filled boxes: the middle of such a box is a rule. */
function filledRules(points: Point[]): Rule[] {
  const [xs, ys] = [points.map(p => p.x), points.map(p => p.y)]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [x, y] = [(left + right) / 2, (low + high) / 2]
  if (right - left <= MAX_THICKNESS) return ruleBetween({ x, y: low }, { x, y: high })
  if (high - low <= MAX_THICKNESS) return ruleBetween({ x: left, y }, { x: right, y })
  return []
}

/** The rules a page draws, in page coordinates. */
export function rulesOf(steps: DrawingStep[]): Rule[] {
  const rules: Rule[] = []
  const stack: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const { op, numbers } of steps) {
    if (op === 'save') stack.push(matrix)
    else if (op === 'restore') matrix = stack.pop() ?? matrix
    else if (op === 'transform') matrix = multiply(matrix, numbers)
    else rules.push(...outlines(numbers, matrix).flatMap(op === 'stroke' ? strokedRules : filledRules))
  }
  return rules
}
