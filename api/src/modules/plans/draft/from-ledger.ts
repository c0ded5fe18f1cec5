import type { DraftLedger, DraftTask as ReadTask, SourceRange } from '../reader/index.ts'
import type {
  DraftIndicator,
  DraftKind,
  DraftOwner,
  DraftTask,
  DraftWarning,
  DueStatus,
  PlanDraftState,
  Range,
} from './draft-state.ts'
import { warningsNobodyGave } from './warning-kinds.ts'

/** Ranges of the ledger are trusted to be ranges, not to end inside the text. */
function rangeWithin(length: number) {
  return ([start, end]: SourceRange): Range => {
    const from = Math.min(Math.max(0, start), length)
    return { start: from, end: Math.min(Math.max(from, end), length) }
  }
}

type ToRange = ReturnType<typeof rangeWithin>

function readOwners(task: ReadTask, part: 'lead' | 'joint', range: ToRange): DraftOwner[] {
  return task.owners[part].map(({ name, group, source }) => ({
    name,
    group,
    groupRule: null,
    organizationIds: null,
    source: range(source),
  }))
}

function readTask(task: ReadTask, id: string, parentId: string | null, range: ToRange): DraftTask {
  return {
    id,
    state: 'PENDING',
    no: task.no,
    kind: task.kind.toUpperCase() as DraftKind,
    section: task.section,
    parentId,
    title: task.title,
    text: task.text,
    milestones: task.milestones.map(({ status, due, words, deliverable, source }) => ({
      status: status.toUpperCase() as DueStatus,
      due,
      words,
      deliverable,
      source: range(source),
      reference: false,
    })),
    lead: readOwners(task, 'lead', range),
    joint: readOwners(task, 'joint', range),
    targets: task.targets.map(target => ({ ...target, source: range(target.source) })),
    source: range(task.source),
    titleSource: range(task.titleSource),
    note: null,
    mergedIds: [],
  }
}

/** Tasks name their parent by its printed number, which may occur again: the nearest one before is meant. */
function readTasks(tasks: readonly ReadTask[], range: ToRange): DraftTask[] {
  const idByNo = new Map<string, string>()
  return tasks.map((task, index) => {
    const id = `t${index + 1}`
    const parentId = task.parent === null ? null : (idByNo.get(task.parent) ?? null)
    idByNo.set(task.no, id)
    return readTask(task, id, parentId, range)
  })
}

const holds = (range: Range | null, { start }: Range): boolean =>
  range !== null && start >= range.start && start < range.end

/** The innermost task whose words contain the beginning of a range. */
function innermostAround(tasks: readonly DraftTask[], range: Range): DraftTask | undefined {
  let innermost: DraftTask | undefined
  for (const task of tasks) {
    const length = task.source.end - task.source.start
    const isInner = !innermost || length <= innermost.source.end - innermost.source.start
    if (holds(task.source, range) && isInner) innermost = task
  }
  return innermost
}

const isSame = (one: Range | null, { start, end }: Range): boolean => one?.start === start && one.end === end

/** The task a warning is about: the one that a part was read into from the very words, or the one they stand in. */
function taskAbout(tasks: readonly DraftTask[], range: Range): string | null {
  const withPart = tasks.find(task => partsOf(task).some(({ source }) => isSame(source, range)))
  const about = withPart ?? innermostAround(tasks, range)
  return (about ?? tasks.find(task => partsOf(task).some(({ source }) => holds(source, range))))?.id ?? null
}

/** Owners of a heading and cells of a table lie outside the words of their task. */
const partsOf = ({ lead, joint, milestones, targets }: DraftTask) => [
  ...lead,
  ...joint,
  ...milestones,
  ...targets,
]

function readWarnings(ledger: DraftLedger, tasks: readonly DraftTask[], range: ToRange): DraftWarning[] {
  const read = ledger.warnings.map(({ code, message, source }) => ({
    code,
    message,
    source: range(source),
    taskId: taskAbout(tasks, range(source)),
  }))
  const all = [...read, ...warningsNobodyGave(tasks, read)]
  return all.map((warning, index) => ({ id: `w${index + 1}`, ...warning, resolution: null }))
}

/** The draft as the reader left it: every task waiting, every warning open. Ids follow the order in the document. */
export function draftFromLedger(ledger: DraftLedger, sourceText: string): PlanDraftState {
  const range = rangeWithin(sourceText.length)
  const tasks = readTasks(ledger.tasks, range)
  return {
    header: {
      title: ledger.title ?? '',
      documentNumber: ledger.documentNumber,
      issuer: ledger.issuer,
      issuedOn: ledger.issuedOn,
    },
    sourceText,
    tasks,
    indicators: ledger.indicators.map(
      (indicator, index): DraftIndicator => ({
        ...indicator,
        id: `i${index + 1}`,
        source: range(indicator.source),
        removed: false,
      }),
    ),
    warnings: readWarnings(ledger, tasks, range),
    repairs: ledger.repairs,
    nextTask: tasks.length + 1,
  }
}
