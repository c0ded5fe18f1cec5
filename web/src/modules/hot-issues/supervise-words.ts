/** The words a task made from a hot issue begins with. */
import type { T } from '../../i18n/index.ts'
import type { HotIssueRow } from './hot-issue-query.ts'
import { placesText } from './hot-issue-words.tsx'
import type { SuperviseSource } from './supervise-dialog.tsx'

/** What to ask of the unit, from what the tickets say. */
export const sourceOf = (row: HotIssueRow, t: T): SuperviseSource => ({
  hotIssueId: row.id,
  title: row.title,
  text: t('hotIssues:supervise.textOf', { title: row.title, reason: row.reason, places: placesText(row) }),
  unit: row.organization ?? null,
})
