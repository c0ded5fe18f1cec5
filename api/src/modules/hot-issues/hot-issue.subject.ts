import type { SubjectFinder } from '../instructions/index.ts'

/** A hot issue a leader writes on, with the unit that has most of its tickets. One that went into another is written on there. */
export const hotIssueSubject: SubjectFinder = async ({ db }, jurisdictionCode, id) => {
  const [facts] = await db.sql<NonNullable<Awaited<ReturnType<SubjectFinder>>>>(
    `select h.title, h.place_code as "placeCode", null as "taskId", array(
       select o.id::text from organization o
       where o.division_code = $1 and o.id = h.organization_id and o.active) as "organizationIds"
     from hot_issue h where h.division_code = $1 and h.id = $2 and h.merged_into_id is null`,
    [jurisdictionCode, id],
  )
  return facts
}
