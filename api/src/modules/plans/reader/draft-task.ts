import type { Document } from './draft.ts'
import type { DraftMilestone, DraftOwner, DraftTarget, DraftTask, SourceRange, TaskKind } from './ledger.ts'
import { toSource } from './mapped-text.ts'
import { type Milestone, readMilestones } from './milestones.ts'
import { printedNumber } from './numbering.ts'
import type { OutlineNode } from './outline.ts'
import type { NamedUnit } from './owner-lists.ts'
import { type Owners, readOwners } from './owners.ts'
import type { RowTask } from './table-ledger.ts'
import { readTargets } from './targets.ts'
import type { Choice, Readings } from './task-selection.ts'
import { readTitle } from './titles.ts'

/** The last offset of a part with all that is below it. */
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

/** What a task is made of, in offsets of the flat text. */
interface Parts {
  no: string
  kind: TaskKind
  section: string
  /** The task with its number. */
  whole: [number, number]
  title: [number, number]
  /** Without the number. */
  text: [number, number]
  owners: Owners
  milestones: Milestone[]
  /** Words to look for targets in, and where they begin. */
  work: { text: string; start: number }
}

function assemble(doc: Document, parts: Parts): DraftTask {
  const { text: shown, mapped } = doc.repaired
  const range = (start: number, end: number): SourceRange => toSource(mapped, start, end)
  const owner = (unit: NamedUnit): DraftOwner => ({
    name: unit.name,
    group: unit.group,
    source: range(unit.start, unit.end),
  })
  const milestone = (m: Milestone): DraftMilestone => ({
    due: m.due,
    status: m.status,
    words: m.words,
    deliverable: m.deliverable,
    source: range(m.start, m.end),
  })
  const owners = { lead: parts.owners.lead.map(owner), joint: parts.owners.joint.map(owner) }
  const { text, start } = parts.work
  const targets = readTargets(text).map(
    (t): DraftTarget => ({
      text: t.text,
      value: t.value,
      unit: t.unit,
      comparator: t.comparator,
      source: range(start + t.start, start + t.end),
    }),
  )
  return {
    no: parts.no,
    kind: parts.kind,
    section: parts.section,
    parent: null,
    title: shown.slice(...parts.title).replace(/\s*\n\s*/g, ''),
    text: shown.slice(...parts.text),
    milestones: parts.milestones.map(milestone),
    lead: owners.lead.map(unit => unit.name),
    joint: owners.joint.map(unit => unit.name),
    owners,
    targets,
    source: range(...parts.whole),
    titleSource: range(...parts.title),
  }
}

/** A numbered part of the text as a task; with folded sub-items its text runs to their end. */
export function taskOfNode(doc: Document, choice: Choice, readings: Readings, section: string): DraftTask {
  const { node, folded } = choice
  const start = node.textStart
  const end = folded ? lastEnd(node) : node.end
  const text = doc.repaired.flat.slice(start, end)
  const own = folded ? moved(readOwners(text, end > doc.firstLeadsFrom), start) : readings.get(node)!.owners
  const [from, to] = readTitle(
    text,
    own.phrases.map(phrase => phrase.start),
  )
  return assemble(doc, {
    no: printedNumber(node.heading!.marker),
    kind: KINDS[choice.type] ?? 'task',
    section,
    whole: [node.start, end],
    title: [start + from, start + to],
    text: [start + from, end],
    owners: choice.inherit ?? own,
    milestones: [
      ...readMilestones(text, doc.years).map(m => ({ ...m, start: m.start + start, end: m.end + start })),
      ...choice.dues,
    ],
    work: { text: withoutOwners(text, own.phrases), start },
  })
}

/** A row of a task table as a task. */
export function taskOfRow(doc: Document, row: RowTask): DraftTask {
  return assemble(doc, {
    no: row.no,
    kind: 'task',
    section: row.section,
    whole: [row.start, row.end],
    title: [row.titleStart, row.titleEnd],
    text: [row.titleStart, row.end],
    owners: row.owners,
    milestones: row.milestones,
    work: { text: row.detail?.text ?? '', start: row.detail?.start ?? row.start },
  })
}

/** The same owners with offsets counted from the start of the document. */
export function moved(owners: Owners, by: number): Owners {
  const move = (unit: NamedUnit): NamedUnit => ({ ...unit, start: unit.start + by, end: unit.end + by })
  return { lead: owners.lead.map(move), joint: owners.joint.map(move), phrases: owners.phrases }
}

/** Blanks the owner phrases out so that no number in them is taken for a target. */
function withoutOwners(text: string, phrases: { start: number; end: number }[]): string {
  let out = text
  for (const { start, end } of phrases) {
    out = out.slice(0, start) + out.slice(start, end).replace(/[^\n]/g, ' ') + out.slice(end)
  }
  return out
}
