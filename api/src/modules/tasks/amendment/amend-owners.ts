import { bulkInsert } from '../../../platform/bulk-insert.ts'
import type { Day } from '../../../platform/day.ts'
import { newId } from '../../../platform/id.ts'
import type { Write } from '../../../platform/write.ts'
import { type NewPart, partsOf } from '../new-task.rules.ts'
import type { NewTask } from '../new-task.ts'
import { ASSIGNMENTS, GROUPS, TARGETS } from '../task-rows.ts'
import type { LedgerPart, LedgerTask } from './ledger-of-plan.query.ts'

/** A task of the ledger with what the new version says of it. */
export interface AmendedOwners {
  task: LedgerTask
  fresh: NewTask
}

export interface OwnerChanges {
  /** Units that join an issued task: by when they are to sign for it. */
  signDueOn: Day
  today: Day
}

/** Parts that the new version leaves out although work on them has begun: they stay until the office decides. */
export type KeptPart = LedgerPart & { taskId: string }

const NOT_ISSUED: readonly string[] = ['DRAFT', 'PENDING_ISSUE']

const JOINING = {
  name: ASSIGNMENTS.name,
  columns: {
    ...ASSIGNMENTS.columns,
    status: '"AssignmentStatus"',
    issued_on: 'date',
    sign_due_on: 'date',
  },
}

/**
 * Brings owners, group words and goals in line with the new version. Units that were never asked leave; units already at
 * work stay and are returned. A fixed number of statements for any number of tasks.
 */
export async function amendOwners(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  amended: readonly AmendedOwners[],
  days: OwnerChanges,
): Promise<KeptPart[]> {
  const groups = amended.map(found => groupsOf(jurisdictionCode, found))
  await bulkInsert(
    tx,
    GROUPS,
    groups.flatMap(({ rows }) => rows),
  )
  await bulkInsert(
    tx,
    JOINING,
    amended.flatMap((found, index) => joiningRows(jurisdictionCode, found, groups[index]?.ids ?? [], days)),
  )
  await rewriteParts(tx, jurisdictionCode, amended)
  const gone = amended.flatMap(({ task, fresh }) =>
    leftOut(task, partsOf(fresh)).map(part => ({ ...part, taskId: task.id })),
  )
  const leaving = gone.filter(({ status }) => status === 'WAITING')
  await tx.assignment.deleteMany({ where: { jurisdictionCode, id: { in: leaving.map(({ id }) => id) } } })
  await replaceTargets(tx, jurisdictionCode, amended)
  return gone.filter(({ status }) => status !== 'WAITING')
}

/** Group words that are new, and for each group of the new version the id it has now. */
function groupsOf(jurisdictionCode: string, { task, fresh }: AmendedOwners) {
  const found = fresh.groups.map(group => {
    const known = task.groups.find(({ part, words }) => part === group.part && words === group.words)
    return { group, id: known?.id ?? newId(), isNew: !known }
  })
  return {
    ids: found.map(({ id }) => id),
    rows: found
      .filter(({ isNew }) => isNew)
      .map(({ group, id }) => ({
        division_code: jurisdictionCode,
        id,
        task_id: task.id,
        part: group.part,
        words: group.words,
        rule: group.rule,
        source_start: group.source?.start ?? null,
        source_end: group.source?.end ?? null,
      })),
  }
}

const leftOut = (task: LedgerTask, parts: readonly NewPart[]): LedgerPart[] =>
  task.parts.filter(known => !parts.some(({ organizationId }) => organizationId === known.organizationId))

function joiningRows(
  jurisdictionCode: string,
  { task, fresh }: AmendedOwners,
  groupIds: readonly string[],
  { today, signDueOn }: OwnerChanges,
) {
  const issued = !NOT_ISSUED.includes(task.status)
  return partsOf(fresh).flatMap(({ organizationId, part, groupIndex, source }, index) =>
    task.parts.some(known => known.organizationId === organizationId)
      ? []
      : {
          division_code: jurisdictionCode,
          id: newId(),
          task_id: task.id,
          organization_id: organizationId,
          part,
          position: index + 1,
          group_id: groupIndex === null ? null : (groupIds[groupIndex] ?? null),
          source_start: source?.start ?? null,
          source_end: source?.end ?? null,
          status: issued ? 'ISSUED' : 'WAITING',
          issued_on: issued ? today : null,
          sign_due_on: issued ? signDueOn : null,
        },
  )
}

/** Units that stay take the part, the place and the words of the new version; where they stand is untouched. */
async function rewriteParts(
  tx: Write['tx'],
  jurisdictionCode: string,
  amended: readonly AmendedOwners[],
): Promise<void> {
  const rows = amended.flatMap(({ task, fresh }) =>
    partsOf(fresh).flatMap(({ organizationId, part, source }, index) => {
      const known = task.parts.find(one => one.organizationId === organizationId)
      const range = { source_start: source?.start ?? null, source_end: source?.end ?? null }
      return known ? { id: known.id, part, position: index + 1, ...range } : []
    }),
  )
  if (rows.length === 0) return
  await tx.$executeRawUnsafe(
    `update assignment a set part = r.part, position = r.position, source_start = r.source_start,
       source_end = r.source_end, version = a.version + case when a.part <> r.part then 1 else 0 end
     from json_to_recordset($2::json) as r(id uuid, part "AssignmentPart", position int, source_start int, source_end int)
     where a.division_code = $1 and a.id = r.id`,
    jurisdictionCode,
    JSON.stringify(rows),
  )
}

async function replaceTargets(
  tx: Write['tx'],
  jurisdictionCode: string,
  amended: readonly AmendedOwners[],
): Promise<void> {
  const taskIds = amended.map(({ task }) => task.id)
  await tx.taskTarget.deleteMany({ where: { jurisdictionCode, taskId: { in: taskIds } } })
  await bulkInsert(
    tx,
    TARGETS,
    amended.flatMap(({ task, fresh }) =>
      fresh.targets.map(({ text, value, unit, comparator, source }, index) => ({
        division_code: jurisdictionCode,
        id: newId(),
        task_id: task.id,
        position: index + 1,
        text,
        value,
        unit,
        comparator,
        source_start: source?.start ?? null,
        source_end: source?.end ?? null,
      })),
    ),
  )
}
