import type { InstructionSubject } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { InstructionInput } from './instruction.input.ts'
import { LONGEST_SUBJECT } from './instruction.rules.ts'

/** What an instruction is written on, as its record says. */
export interface SubjectFacts {
  title: string
  placeCode: string
  taskId: string | null
  /** Who is to act unless the leader names others. */
  organizationIds: string[]
}

/** Looks a record up in a jurisdiction; nothing where it has none with this id. */
export type SubjectFinder = (
  context: Context,
  jurisdictionCode: string,
  id: string,
) => Promise<SubjectFacts | null | undefined>

/** Records of modules to the right, which this one knows nothing of. */
type OfferedSubject = Extract<InstructionSubject, 'HOT_ISSUE' | 'COMPLAINT'>

type Finder = SubjectFinder

/** One statement each: no record, no row. `$1` jurisdiction, `$2` id. */
const bySql =
  (sql: string): Finder =>
  async ({ db }, jurisdictionCode, id) =>
    (await db.sql<SubjectFacts>(sql, [jurisdictionCode, id]))[0]

const FINDERS: Partial<Record<OfferedSubject, Finder>> &
  Record<Exclude<InstructionSubject, 'COCKPIT' | OfferedSubject>, Finder> = {
  TASK: bySql(`select t.title, t.place_code as "placeCode", t.id as "taskId", array(
      select a.organization_id::text from assignment a
      where a.division_code = $1 and a.task_id = t.id and a.part = 'LEAD' order by a.position) as "organizationIds"
    from task t where t.division_code = $1 and t.id = $2`),
  PROBLEM: bySql(`select p.title, p.place_code as "placeCode", p.task_id as "taskId",
      array[p.organization_id::text] as "organizationIds"
    from problem p where p.division_code = $1 and p.id = $2`),
  NOTICE: bySql(`select n.title, n.place_code as "placeCode", n.task_id as "taskId", array(
      select r.organization_id::text from notice_recipient r
      where r.division_code = $1 and r.notice_id = n.id and r.part = 'LEAD' order by r.position) as "organizationIds"
    from notice n where n.division_code = $1 and n.id = $2`),
  PLAN: bySql(`select title, division_code as "placeCode", null as "taskId", array[]::text[] as "organizationIds"
    from plan where division_code = $1 and id = $2`),
  INDICATOR: bySql(`select name as title, division_code as "placeCode", null as "taskId",
      array[]::text[] as "organizationIds"
    from indicator where division_code = $1 and id = $2`),
}

/** Lets instructions be written on records of modules to the right; the list of modules does it, when the program starts. */
export function offerSubjects(finders: Readonly<Record<OfferedSubject, SubjectFinder>>): void {
  Object.assign(FINDERS, finders)
}

/** The record an instruction is written on. Throws `BAD_INPUT` when the jurisdiction has no such record. */
export async function findSubject(
  context: Context,
  jurisdictionCode: string,
  { subject, subjectId, subjectTitle, place }: InstructionInput,
): Promise<SubjectFacts> {
  if (subject === 'COCKPIT')
    return { title: cockpitTitle(subjectTitle), placeCode: place, taskId: null, organizationIds: [] }
  const facts =
    subjectId && isId(subjectId) ? await FINDERS[subject]?.(context, jurisdictionCode, subjectId) : null
  if (!facts) throw badInput('subjectId', '没有找到批示所针对的内容，请刷新页面后重新批示。')
  return facts
}

function cockpitTitle(title: string | null | undefined): string {
  const plain = title?.trim() ?? ''
  if (plain === '') throw badInput('subjectTitle', '请写明批示针对什么事项。')
  if (plain.length > LONGEST_SUBJECT)
    throw badInput('subjectTitle', `事项名称不能超过 ${LONGEST_SUBJECT} 字。`)
  return plain
}
