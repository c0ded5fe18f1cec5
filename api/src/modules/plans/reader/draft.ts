import { contentsLines } from './contents-page.ts'
import { coverLetterEnd } from './cover-letter.ts'
import { moved, taskOfNode, taskOfRow } from './draft-task.ts'
import { readHeader, yearContext } from './header.ts'
import { draftIndicators } from './indicators.ts'
import type { DraftLedger, DraftTask } from './ledger.ts'
import { type Line, splitLines } from './lines.ts'
import { mergeRows } from './merge-rows.ts'
import { readMilestones } from './milestones.ts'
import { readMarker } from './numbering.ts'
import { buildOutline, type Outline, type OutlineNode } from './outline.ts'
import { FIRST_LISTED, readOwners } from './owners.ts'
import { type RepairedText, repair } from './repair.ts'
import { isIndicatorTable } from './table-columns.ts'
import { type RowTask, rowTasks } from './table-ledger.ts'
import { findTables, type Table } from './tables.ts'
import { ancestors, withUniqueNumbers } from './task-numbers.ts'
import { chooseTasks, type Reading, type Readings } from './task-selection.ts'
import { readTitle } from './titles.ts'
import { collectWarnings } from './warnings.ts'
import { withSoleYear, type YearContext } from './years.ts'

/** Everything the parts of the reader share about one document. */
export interface Document {
  repaired: RepairedText
  lines: Line[]
  years: YearContext
  /** Offset from which the first of an unmarked list leads; Infinity when the text has no such rule. */
  firstLeadsFrom: number
}

export function readDraft(original: string): DraftLedger {
  const repaired = repair(original)
  const { flat } = repaired
  const lines = splitLines(flat)
  const contents = contentsLines(lines)
  const tables = findTables(lines).filter(table => !contents.has(table.firstLine))
  const inTable = tableLines(tables, lines)
  const letter = coverLetterEnd(lines)
  const outline = buildOutline(
    flat.length,
    lines,
    index => index < letter || contents.has(index) || inTable.has(index),
  )
  const bodyStart = Math.min(
    outline.nodes[0]?.start ?? flat.length,
    lines[tables[0]?.firstLine ?? -1]?.start ?? flat.length,
  )
  const header = readHeader(
    lines.filter((_, index) => !contents.has(index)),
    bodyStart,
  )
  const rule = FIRST_LISTED.exec(flat)
  const doc: Document = {
    repaired,
    lines,
    years: withSoleYear(yearContext(header), flat),
    firstLeadsFrom: ruleStart(lines, rule?.index),
  }
  const { tasks, rows } = draftTasks(doc, outline, tables)
  const indicators = draftIndicators(doc, tables)
  const warnings = collectWarnings(doc, { header, tasks, rows, indicators, outline })
  return {
    ...header,
    tasks,
    indicators: indicators.map(({ missing: _, ...indicator }) => indicator),
    warnings,
    repairs: repaired.repairs,
  }
}

/** Where the rule on who leads begins to hold: from its own place on, or everywhere when it is a note at the end. */
function ruleStart(lines: Line[], at: number | undefined): number {
  if (at === undefined) return Number.POSITIVE_INFINITY
  const line = lines.find(({ end }) => end > at)
  return /^[(]?(?:注|备注|说明|附注)[::]/.test(line?.text ?? '') ? -1 : at
}

/** Lines of tables, and of the notes right below them: neither holds headings. */
function tableLines(tables: Table[], lines: Line[]): Set<number> {
  const found = new Set<number>()
  for (const { firstLine, lastLine } of tables) {
    for (let i = firstLine; i <= lastLine; i++) found.add(i)
    let i = lastLine + 1
    while (i < lines.length && lines[i]!.text === '') i++
    if (!/^(?:注|备注|说明|注释)[::]/.test(lines[i]?.text ?? '')) continue
    while (i < lines.length && lines[i]!.text !== '' && !opensPart(lines[i]!.text)) found.add(i++)
  }
  return found
}

/** A chapter or section, which ends a note; `2.` only goes on with it. */
const opensPart = (text: string) =>
  ['part', 'chapter', 'section', 'cn', 'pcn', 'article'].includes(readMarker(text)?.kind ?? '')

function draftTasks(
  doc: Document,
  outline: Outline,
  tables: Table[],
): { tasks: DraftTask[]; rows: Map<DraftTask, RowTask> } {
  const readings: Readings = new Map(outline.nodes.map(node => [node, readNode(doc, node)]))
  const choices = chooseTasks(outline.root, readings)
  const section = (node: OutlineNode) =>
    ancestors(node)
      .map(up => readings.get(up)!.title)
      .join(' / ')
  const fromText = withUniqueNumbers(
    choices,
    choices.map(choice => taskOfNode(doc, choice, readings, section(choice.node))),
  )
  const rows = new Map<DraftTask, RowTask>()
  for (const table of tables.filter(({ columns }) => !isIndicatorTable(columns))) {
    const firstLeads = (doc.lines[table.firstLine]?.start ?? 0) > doc.firstLeadsFrom
    for (const row of rowTasks(table, doc.repaired.flat, doc.years, firstLeads))
      rows.set(taskOfRow(doc, row), row)
  }
  return { tasks: mergeRows(fromText, rows), rows }
}

/** Removes trailing blanks from [start, end). */
function trimmed(flat: string, start: number, end: number): number {
  let to = end
  while (to > start && /\s/.test(flat[to - 1]!)) to--
  return to
}

/** `整改措施：` alone on the last line. */
const OPENS_LIST = /\n[ \t【]*[\u4e00-\u9fff]{0,4}(?:措施|举措|做法|内容|要求|情况)[】]?[:：]?$/

/** A list opened with a date, or the line 完成时限 below a heading. */
const OPENS_DATED =
  /(?:以下|下列|如下)[^。;\n]{0,12}[:。]?$|(?:完成|整改|办结)(?:时限|时间|期限):[^。;\n]{2,30}[。)]?$|[月底年日]前[^。;\n]{0,16}:$/

function readNode(doc: Document, node: OutlineNode): Reading {
  const { flat } = doc.repaired
  node.end = trimmed(flat, node.textStart, node.end)
  const text = flat.slice(node.textStart, node.end)
  const owners = readOwners(text, node.end > doc.firstLeadsFrom)
  const starts = owners.phrases.map(phrase => phrase.start)
  const [from, to] = readTitle(text, starts)
  const line = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n')
  const first = Math.min(...starts)
  const owned = owners.phrases.reduce((sum, phrase) => sum + phrase.end - phrase.start, 0)
  const bodyLength = Math.max(0, text.slice(to).replace(/[\s。,;:]/g, '').length - owned)
  return {
    node,
    title: text.slice(from, to).replace(/\s*\n\s*/g, ''),
    owners: moved(owners, node.textStart),
    milestones: readMilestones(text, doc.years).map(m => ({
      ...m,
      start: m.start + node.textStart,
      end: m.end + node.textStart,
    })),
    bodyLength,
    ownersInHeading: bodyLength < 10 && (first < line ? first - to <= 4 : owners.phrases.length === 0),
    opensList: OPENS_LIST.test(text),
    opensDated: OPENS_DATED.test(text),
    ownersOnOwnLine: first > 0 && first < text.length && /\n\s*[(【]?$/.test(text.slice(0, first)),
  }
}
