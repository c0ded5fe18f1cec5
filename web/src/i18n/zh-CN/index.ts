import { access } from './access.ts'
import { admin } from './admin.ts'
import { attachments } from './attachments.ts'
import { common } from './common.ts'
import { complaintBoard } from './complaint-board.ts'
import { complaintImport } from './complaint-import.ts'
import { complaints } from './complaints.ts'
import { dashboard } from './dashboard.ts'
import { desk } from './desk.ts'
import { figures } from './figures.ts'
import { followUp } from './follow-up.ts'
import { help } from './help.ts'
import { hotIssues } from './hot-issues.ts'
import { indicators } from './indicators.ts'
import { instructions } from './instructions.ts'
import { library } from './library.ts'
import { notices } from './notices.ts'
import { notifications } from './notifications.ts'
import { office } from './office.ts'
import { paper } from './paper.ts'
import { places } from './places.ts'
import { plans } from './plans.ts'
import { problems } from './problems.ts'
import { ratings } from './ratings.ts'
import { reporting } from './reporting.ts'
import { screen } from './screen.ts'
import { search } from './search.ts'
import { systems } from './systems.ts'
import { tasks } from './tasks.ts'
import { views } from './views.ts'

export const zh = {
  common,
  access,
  attachments,
  notices,
  notifications,
  plans,
  tasks,
  dashboard,
  indicators,
  library,
  reporting,
  figures,
  systems,
  complaints,
  complaintImport,
  complaintBoard,
  hotIssues,
  ratings,
  places,
  desk,
  followUp,
  problems,
  instructions,
  office,
  admin,
  screen,
  help,
  paper,
  search,
  views,
}

/** The shape another language fills: the same keys, its own words. */
export type Words<Area> = { [Key in keyof Area]: Area[Key] extends string ? string : Words<Area[Key]> }
