import type { DraftTask } from './ledger.ts'
import { printedNumber } from './numbering.ts'
import type { OutlineNode } from './outline.ts'
import type { Choice } from './task-selection.ts'

/** Headings above a part, outermost first. */
export function ancestors(node: OutlineNode): OutlineNode[] {
  const path: OutlineNode[] = []
  for (let up = node.parent; up?.heading; up = up.parent) path.unshift(up)
  return path
}

/** Where numbering restarts the number carries its parents', so that it names one task only. */
export function withUniqueNumbers(choices: Choice[], tasks: DraftTask[]): DraftTask[] {
  const key = (task: DraftTask) => `${task.kind}|${task.no}`
  const counts = new Map<string, number>()
  for (const task of tasks) counts.set(key(task), (counts.get(key(task)) ?? 0) + 1)
  const taskNumbers = new Set(tasks.filter(task => task.kind === 'task').map(task => task.no))
  const numbers = tasks.map((task, i) => {
    const repeated =
      task.no !== '' && (counts.get(key(task))! > 1 || (task.kind !== 'task' && taskNumbers.has(task.no)))
    return repeated ? pathNumber(choices[i]!.node) : task.no
  })
  const byNode = new Map(choices.map((choice, i) => [choice.node, numbers[i]!]))
  return tasks.map((task, i) => {
    const parent = choices[i]!.parent
    return { ...task, no: numbers[i]!, parent: parent ? (byNode.get(parent) ?? null) : null }
  })
}

/** `三(一)1.2)` */
function pathNumber(node: OutlineNode): string {
  const labels = [...ancestors(node), node].map(part => printedNumber(part.heading!.marker))
  return labels.reduce(
    (path, label) =>
      /\)$/.test(path) || /^\(/.test(label) || path === '' ? path + label : `${path}.${label}`,
    '',
  )
}
