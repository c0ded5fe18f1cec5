import type { DraftTask } from './ledger.ts'
import type { RowTask } from './table-ledger.ts'

const bare = (title: string) => title.normalize('NFKC').replace(/[\s,，。、“”"‘’:;()《》]/g, '')

/**
 * An annex that lists the tasks of the text once more with their owners and dates is read into those tasks.
 * Rows without a twin in the text are tasks of their own. `rows` keeps the merged tasks for the warnings.
 */
export function mergeRows(fromText: DraftTask[], rows: Map<DraftTask, RowTask>): DraftTask[] {
  const twins = new Map(fromText.filter(task => task.kind === 'task').map(task => [bare(task.title), task]))
  const merged = new Map<DraftTask, DraftTask>()
  const own: DraftTask[] = []
  for (const [task, row] of [...rows]) {
    const twin = twins.get(bare(task.title))
    if (!twin || merged.has(twin)) own.push(task)
    else {
      const whole = merge(twin, task)
      merged.set(twin, whole)
      rows.delete(task)
      rows.set(whole, row)
    }
  }
  return [...fromText.map(task => merged.get(task) ?? task), ...own].sort((a, b) => a.source[0] - b.source[0])
}

/** What the text says stays; the table fills in what it does not say. */
function merge(text: DraftTask, row: DraftTask): DraftTask {
  const owners = text.lead.length > 0 ? text : row
  const known = new Set(text.milestones.map(milestone => milestone.due))
  const more = row.milestones.filter(milestone => !known.has(milestone.due))
  return {
    ...text,
    lead: owners.lead,
    joint: owners.joint,
    owners: owners.owners,
    milestones: [...text.milestones, ...more],
  }
}
