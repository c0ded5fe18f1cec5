import type { SubjectFinder } from '../instructions/index.ts'

/** A ticket a leader writes on: its masked title, where it is about, and the unit that has it. */
export const complaintSubject: SubjectFinder = async ({ db }, jurisdictionCode, id) => {
  const [facts] = await db.sql<NonNullable<Awaited<ReturnType<SubjectFinder>>>>(
    `select c.title, c.place_code as "placeCode", null as "taskId", array(
       select o.id::text from organization o
       where o.division_code = $1 and o.id = c.organization_id and o.active) as "organizationIds"
     from complaint c where c.division_code = $1 and c.id = $2`,
    [jurisdictionCode, id],
  )
  return facts
}
