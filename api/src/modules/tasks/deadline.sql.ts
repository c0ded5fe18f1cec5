import { SEVERITY } from './task.rules.ts'

/**
 * `milestoneLight` in SQL for anything with one due date: severity on `$2` (asOf) with the limit `$3` (nearUntil).
 * `due` and `done` are SQL of the two dates, null where there is none.
 */
export const deadlineSeverity = (due: string, done: string) => `case
  when ${due} is null then ${SEVERITY.NO_DATA}
  when ${done} <= $2::date then case when ${done} <= ${due} then ${SEVERITY.GOOD} else ${SEVERITY.NEAR} end
  when ${due} < $2::date then ${SEVERITY.BEHIND}
  when ${due} <= $3::date then ${SEVERITY.NEAR}
  else ${SEVERITY.GOOD} end`
