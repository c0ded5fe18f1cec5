import { access } from './access.ts'
import { common } from './common.ts'
import { dashboard } from './dashboard.ts'
import { figures } from './figures.ts'
import { help } from './help.ts'
import { instructions } from './instructions.ts'
import { notices } from './notices.ts'
import { notifications } from './notifications.ts'
import { paper } from './paper.ts'
import { places } from './places.ts'
import { search } from './search.ts'
import { tasks } from './tasks.ts'
import { views } from './views.ts'

/**
 * What the frame and the cockpit say, a third of the catalogue: the first page waits for no more. A test looks whether
 * a word is missing there.
 */
export const first = {
  common,
  access,
  dashboard,
  figures,
  help,
  instructions,
  notices,
  notifications,
  paper,
  places,
  search,
  tasks,
  views,
}
