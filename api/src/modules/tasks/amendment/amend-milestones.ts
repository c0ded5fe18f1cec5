import { bulkInsert } from '../../../platform/bulk-insert.ts'
import type { Context } from '../../../platform/context.ts'
import type { Day } from '../../../platform/day.ts'
import { newId } from '../../../platform/id.ts'
import type { Write } from '../../../platform/write.ts'
import type { NewMilestone } from '../new-task.ts'
import { MILESTONES } from '../task-rows.ts'
import type { LedgerMilestone, LedgerTask } from './ledger-of-plan.query.ts'

/** A date of the old version and of the new one; null where one has none. */
export interface MilestonePair {
  known: LedgerMilestone | null
  fresh: NewMilestone | null
}

export interface AmendedDates {
  task: LedgerTask
  pairs: readonly MilestonePair[]
}

const AMENDMENT = '方案修订'

/** A date that is done is a fact: its day stays whatever the plan says now. */
const isMoved = ({ known, fresh }: MilestonePair): boolean =>
  known !== null && fresh !== null && known.doneOn === null && known.dueOn !== fresh.dueOn

interface Bulk {
  step: Pick<Write, 'tx'>
  context: Context
  jurisdictionCode: string
}

/**
 * Brings dates in line with the new version: moved ones keep the date first given and what they were before, new ones
 * join, those left out are dropped unless they are done. Four statements for any number of tasks.
 */
export async function amendMilestones(bulk: Bulk, amended: readonly AmendedDates[]): Promise<void> {
  await keepMoved(bulk, amended)
  await rewrite(bulk, amended)
  await bulkInsert(
    bulk.step.tx,
    MILESTONES,
    amended.flatMap(({ task, pairs }) => addedRows(bulk.jurisdictionCode, task, pairs)),
  )
  await drop(bulk, amended)
}

const CHANGES = {
  name: 'milestone_change',
  columns: {
    division_code: 'char(12)',
    id: 'uuid',
    milestone_id: 'uuid',
    task_id: 'uuid',
    changed_on: 'date',
    at: 'timestamptz',
    kind: '"DueChangeKind"',
    due_on: 'date',
    new_due_on: 'date',
    reason: 'text',
  },
}

function keepMoved(
  { step, context, jurisdictionCode }: Bulk,
  amended: readonly AmendedDates[],
): Promise<void> {
  const rows = amended.flatMap(({ task, pairs }) =>
    pairs.filter(isMoved).map(({ known, fresh }) => ({
      division_code: jurisdictionCode,
      id: newId(),
      milestone_id: (known as LedgerMilestone).id,
      task_id: task.id,
      changed_on: context.clock.today(),
      at: context.clock.now().toISOString(),
      kind: 'AMENDMENT',
      due_on: known?.dueOn ?? null,
      new_due_on: fresh?.dueOn ?? null,
      reason: AMENDMENT,
    })),
  )
  return bulkInsert(step.tx, CHANGES, rows)
}

/** The words of the new version, and its date where the old one is not done. */
async function rewrite({ step, jurisdictionCode }: Bulk, amended: readonly AmendedDates[]): Promise<void> {
  const rows = amended.flatMap(({ pairs }) =>
    pairs.flatMap(({ known, fresh }) =>
      known && fresh
        ? {
            id: known.id,
            status: known.doneOn === null ? fresh.status : known.status,
            due_on: known.doneOn === null ? fresh.dueOn : known.dueOn,
            words: fresh.words,
            deliverable: fresh.deliverable,
            source_start: fresh.source?.start ?? null,
            source_end: fresh.source?.end ?? null,
          }
        : [],
    ),
  )
  if (rows.length === 0) return
  await step.tx.$executeRawUnsafe(
    `update milestone m set status = r.status, due_on = r.due_on, original_due_on = coalesce(m.original_due_on, r.due_on),
       words = r.words, deliverable = r.deliverable, source_start = r.source_start, source_end = r.source_end
     from json_to_recordset($2::json) as r(id uuid, status "DueStatus", due_on date, words text, deliverable text,
       source_start int, source_end int)
     where m.division_code = $1 and m.id = r.id`,
    jurisdictionCode,
    JSON.stringify(rows),
  )
}

function addedRows(jurisdictionCode: string, task: LedgerTask, pairs: readonly MilestonePair[]) {
  const last = Math.max(0, ...task.milestones.map(({ position }) => position))
  const added = pairs.flatMap(({ known, fresh }) => (known === null && fresh ? [fresh] : []))
  return added.map((fresh, index) => ({
    division_code: jurisdictionCode,
    id: newId(),
    task_id: task.id,
    position: last + index + 1,
    status: fresh.status,
    due_on: fresh.dueOn as Day | null,
    original_due_on: fresh.dueOn,
    words: fresh.words,
    deliverable: fresh.deliverable,
    source_start: fresh.source?.start ?? null,
    source_end: fresh.source?.end ?? null,
  }))
}

async function drop(
  { step, context, jurisdictionCode }: Bulk,
  amended: readonly AmendedDates[],
): Promise<void> {
  const ids = amended.flatMap(({ pairs }) =>
    pairs.flatMap(({ known, fresh }) => (known && fresh === null && known.doneOn === null ? [known.id] : [])),
  )
  if (ids.length === 0) return
  await step.tx.$executeRawUnsafe(
    'update milestone set dropped_on = $2::date where division_code = $1 and id = any($3::uuid[])',
    jurisdictionCode,
    context.clock.today(),
    ids,
  )
}
