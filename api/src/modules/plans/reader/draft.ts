import { contentsLines } from './contents-page.ts'
import type { YearContext } from './dates.ts'
import { readHeader, yearContext } from './header.ts'
import type { DraftLedger, DraftOwner, DraftTask, SourceRange, TaskKind } from './ledger.ts'
import { splitLines } from './lines.ts'
import { toSource } from './mapped-text.ts'
import { readMilestones } from './milestones.ts'
import { printedNumber } from './numbering.ts'
import { buildOutline, type OutlineNode } from './outline.ts'
import type { NamedUnit } from './owner-lists.ts'
import { FIRST_LISTED, readOwners } from './owners.ts'
import { type RepairedText, repair } from './repair.ts'
import { readTargets } from './targets.ts'
import { type Choice, chooseTasks, type Reading, type Readings } from './task-selection.ts'
import { readTitle } from './titles.ts'

/** Everything the parts of the reader share about one document. */
export interface Document {
  repaired: RepairedText
  years: YearContext
  /** Offset from which the first of an unmarked list leads; Infinity when the text has no such rule. */
  firstLeadsFrom: number
}

export function readDraft(original: string): DraftLedger {
  const repaired = repair(original)
  const lines = splitLines(repaired.flat)
  const contents = contentsLines(lines)
  const outline = buildOutline(repaired.flat.length, lines, index => contents.has(index))
  const header = readHeader(lines, outline.nodes[0]?.start ?? repaired.flat.length)
  const rule = FIRST_LISTED.exec(repaired.flat)
  const doc: Document = {
    repaired,
    years: yearContext(header),
    firstLeadsFrom: rule?.index ?? Number.POSITIVE_INFINITY,
  }
  const readings: Readings = new Map(outline.nodes.map(node => [node, readNode(doc, node)]))
  const choices = chooseTasks(outline.root, readings)
  const tasks = numbered(
    choices,
    choices.map(choice => toTask(doc, choice, readings)),
  )
  return { ...header, tasks, indicators: [], warnings: [], repairs: repaired.repairs }
}

/** Removes trailing blanks from [start, end). */
function trimmed(flat: string, start: number, end: number): number {
  let to = end
  while (to > start && /\s/.test(flat[to - 1]!)) to--
  return to
}

function readNode(doc: Document, node: OutlineNode): Reading {
  const { flat } = doc.repaired
  node.end = trimmed(flat, node.textStart, node.end)
  const text = flat.slice(node.textStart, node.end)
  const owners = readOwners(text, node.end > doc.firstLeadsFrom)
  const [from, to] = readTitle(
    text,
    owners.phrases.map(phrase => phrase.start),
  )
  const firstLine = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n')
  const words = text.slice(to).replace(/[\s。,;:]/g, '')
  const owned = owners.phrases.reduce((sum, phrase) => sum + phrase.end - phrase.start, 0)
  const first = owners.phrases[0]
  return {
    node,
    title: text.slice(from, to).replace(/\s*\n\s*/g, ''),
    owners,
    milestones: readMilestones(text, doc.years),
    bodyLength: Math.max(0, words.length - owned),
    ownersInHeading:
      first !== undefined && first.start < firstLine && first.start - to <= 4 && words.length - owned < 10,
    ownersOnOwnLine:
      first !== undefined && first.start > 0 && /\n\s*[(【]?$/.test(text.slice(0, first.start)),
  }
}

function lastEnd(node: OutlineNode): number {
  const last = node.children.at(-1)
  return last ? lastEnd(last) : node.end
}

const KINDS: Record<string, TaskKind> = {
  work: 'task',
  background: 'task',
  guarantee: 'guarantee',
  objective: 'objective',
}

function toTask(doc: Document, choice: Choice, readings: Readings): DraftTask {
  const { node, folded } = choice
  const { flat, text: shown, mapped } = doc.repaired
  const start = node.textStart
  const end = folded ? lastEnd(node) : node.end
  const text = flat.slice(start, end)
  const own = folded ? readOwners(text, end > doc.firstLeadsFrom) : readings.get(node)!.owners
  const [from, to] = readTitle(
    text,
    own.phrases.map(phrase => phrase.start),
  )
  const inherited = own.lead.length + own.joint.length === 0 ? choice.inherit : null
  const source = (a: number, b: number): SourceRange => toSource(mapped, start + a, start + b)
  const owner = (unit: NamedUnit): DraftOwner => ({
    name: unit.name,
    group: unit.group,
    source: source(unit.start, unit.end),
  })
  const owners = { lead: (inherited ?? own).lead.map(owner), joint: (inherited ?? own).joint.map(owner) }
  return {
    no: printedNumber(node.heading!.marker),
    kind: KINDS[choice.type] ?? 'task',
    section: sectionPath(node, readings),
    parent: null,
    title: shown.slice(start + from, start + to).replace(/\s*\n\s*/g, ''),
    text: shown.slice(start + from, end),
    milestones: readMilestones(text, doc.years).map(m => ({
      due: m.due,
      status: m.status,
      words: m.words,
      deliverable: m.deliverable,
      source: source(m.start, m.end),
    })),
    lead: owners.lead.map(unit => unit.name),
    joint: owners.joint.map(unit => unit.name),
    owners,
    targets: readTargets(withoutOwners(text, own.phrases)).map(t => ({
      text: t.text,
      value: t.value,
      unit: t.unit,
      comparator: t.comparator,
      source: source(t.start, t.end),
    })),
    source: toSource(mapped, node.start, end),
    titleSource: source(from, to),
  }
}

/** Blanks the owner phrases out so that no number in them is taken for a target. */
function withoutOwners(text: string, phrases: { start: number; end: number }[]): string {
  let out = text
  for (const { start, end } of phrases)
    out = out.slice(0, start) + out.slice(start, end).replace(/[^\n]/g, ' ') + out.slice(end)
  return out
}

function ancestors(node: OutlineNode): OutlineNode[] {
  const path: OutlineNode[] = []
  for (let up = node.parent; up?.heading; up = up.parent) path.unshift(up)
  return path
}

const sectionPath = (node: OutlineNode, readings: Readings) =>
  ancestors(node)
    .map(up => readings.get(up)!.title)
    .join(' / ')

/** Where numbering restarts the number carries its parents', so that it names one task only. */
function numbered(choices: Choice[], tasks: DraftTask[]): DraftTask[] {
  const counts = new Map<string, number>()
  const key = (i: number) => `${tasks[i]!.kind}|${tasks[i]!.no}`
  tasks.forEach((_, i) => counts.set(key(i), (counts.get(key(i)) ?? 0) + 1))
  const taskNumbers = new Set(tasks.filter(task => task.kind === 'task').map(task => task.no))
  const numbers = tasks.map((task, i) => {
    const repeated = counts.get(key(i))! > 1 || (task.kind !== 'task' && taskNumbers.has(task.no))
    return repeated
      ? [...ancestors(choices[i]!.node), choices[i]!.node]
          .map(node => printedNumber(node.heading!.marker))
          .join('.')
          .replace(/\)\./g, ')')
          .replace(/\.\(/g, '(')
      : task.no
  })
  const byNode = new Map(choices.map((choice, i) => [choice.node, numbers[i]!]))
  return tasks.map((task, i) => ({
    ...task,
    no: numbers[i]!,
    parent: byNode.get(choices[i]!.parent!) ?? null,
  }))
}
