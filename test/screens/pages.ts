import { ask, type Visit } from '#test/kit/browser.ts'
import { patterns } from '../../web/src/paths.ts'

/** The demo jurisdiction the pages are looked at in. */
const HOME = '440203000000'

type Name = keyof typeof patterns

export interface PageToSee {
  name: Name
  /** Demo accounts that open it; none = a stranger. */
  roles: readonly (string | undefined)[]
  /** What follows the address: filters that show more of the page. */
  search?: string
}

const see = (name: Name, roles: string, search?: string): PageToSee => ({
  name,
  roles: roles === '' ? [undefined] : roles.split(' '),
  ...(search ? { search } : {}),
})

/** Every page and those who work on it, each look of a page that differs by role once. */
export const PAGES: readonly PageToSee[] = [
  see('login', ''),
  see('cockpit', 'leader supervisor unit-leader village'),
  see('desk', 'unit-officer town village'),
  see('office', 'supervisor head'),
  see('tasks', 'supervisor unit-officer'),
  see('task', 'supervisor unit-officer leader'),
  see('milestones', 'leader'),
  see('notices', 'supervisor unit-officer'),
  see('notice', 'supervisor unit-officer'),
  see('noticePrint', 'supervisor'),
  see('problems', 'supervisor'),
  see('problem', 'supervisor'),
  see('instructions', 'leader'),
  see('instruction', 'leader'),
  see('plans', 'supervisor'),
  see('plan', 'supervisor'),
  see('decompose', 'supervisor'),
  see('amendment', 'supervisor'),
  see('indicators', 'leader steward'),
  see('indicator', 'leader steward'),
  see('indicatorCompare', 'leader'),
  see('indicatorLibrary', 'steward'),
  see('libraryEntry', 'steward'),
  see('reporting', 'village town steward'),
  see('reportingSheet', 'village'),
  see('reportingReview', 'steward'),
  see('reportingProgress', 'steward'),
  see('systems', 'steward unit-officer'),
  see('system', 'steward'),
  see('complaints', 'leader supervisor'),
  see('complaintList', 'supervisor unit-officer'),
  see('complaint', 'supervisor'),
  see('complaintDesk', 'unit-officer'),
  see('complaintLimits', 'steward'),
  see('complaintImports', 'steward'),
  see('complaintImport', 'steward'),
  see('hotIssues', 'supervisor'),
  see('hotIssue', 'supervisor leader'),
  see('ratings', 'leader'),
  see('ratingList', 'steward'),
  see('ratingImport', 'steward'),
  see('rating', 'steward'),
  see('place', 'leader village'),
  see('messages', 'unit-officer'),
  see('messageSettings', 'unit-officer'),
  see('password', 'unit-officer'),
  see('admin', 'system-admin security-admin audit-admin'),
  see('adminAudit', 'audit-admin'),
  see('adminCalendar', 'system-admin'),
  see('adminRules', 'system-admin'),
  see('adminMap', 'system-admin'),
  see('adminTokens', 'security-admin'),
  see('webhooks', 'system-admin'),
  see('gallery', 'supervisor'),
]

/** Pages not named above, so that a new one is never left out: the administrators' by their address. */
const others = (): PageToSee[] =>
  (Object.keys(patterns) as Name[])
    .filter(name => !PAGES.some(page => page.name === name) && !patterns[name].includes(':'))
    .map(name => see(name, name.startsWith('admin') ? 'system-admin' : 'supervisor'))

export const allPages = (): PageToSee[] => [...PAGES, ...others()]

const RECORDS = `query ($place: ID!) {
  tasks(filter: { place: $place, statuses: [IN_PROGRESS] }, first: 1) { nodes { id } }
  notices(filter: { place: $place }, first: 1) { nodes { id } }
  problems(filter: { place: $place }, first: 1) { nodes { id } }
  instructions(filter: { place: $place }, first: 1) { nodes { id } }
  plans(place: $place, first: 1) { nodes { id } }
  indicators(place: $place) { id }
  complaints(place: $place, first: 1) { nodes { id } }
  hotIssues(place: $place, first: 1) { nodes { id } } }`
const STEWARDS = `query ($place: ID!) {
  complaintImports(place: $place, first: 1) { nodes { id } }
  ratings(place: $place, first: 1) { nodes { id } }
  systems(place: $place, first: 1) { nodes { id } } }`
const SHEETS = `{ viewer { grants { scope { code } } } }`
const SHEET = `query ($place: ID!) { reportingSheets(place: $place) {
  place { code } reporting { frequency period } } }`

type Found = Record<string, { id: string }[] | { nodes: { id: string }[] }>

/** The id of a record of each kind, by the name of its list. */
async function records(visit: Pick<Visit, 'context'>, query: string): Promise<Map<string, string>> {
  const found = await ask<Found>(visit, query, { place: HOME })
  const ids = Object.entries(found).map(([name, list]): [string, string] => [
    name,
    (Array.isArray(list) ? list : list.nodes)[0]?.id ?? '',
  ])
  return new Map(ids)
}

interface Sheet {
  place: { code: string }
  reporting: { frequency: string; period: string }
}

/** Addresses of pages that show one record of the demo world; asked as those who may read it. */
export async function addresses(
  enter: (username: string) => Promise<Pick<Visit, 'context'>>,
): Promise<(page: PageToSee) => string> {
  const village = await enter('village')
  const { viewer } = await ask<{ viewer: { grants: { scope: { code: string } }[] } }>(village, SHEETS)
  const code = viewer.grants[0]?.scope.code ?? ''
  const { reportingSheets } = await ask<{ reportingSheets: Sheet[] }>(village, SHEET, { place: code })
  const sheet = reportingSheets[0]
  const ids = new Map([
    ...(await records(await enter('supervisor'), RECORDS)),
    ...(await records(await enter('steward'), STEWARDS)),
  ])
  return ({ name, search }) => {
    const pattern = patterns[name]
    const list = /^\/(?:complaints\/)?(\w+)/.exec(pattern)?.[1] ?? ''
    const kind = KINDS[name] ?? list
    const path = pattern
      .replace(':id', ids.get(kind) ?? 'none')
      .replace(':code', code)
      .replace(':place', sheet?.place.code ?? code)
      .replace(':frequency', (sheet?.reporting.frequency ?? 'monthly').toLowerCase())
      .replace(':period', sheet?.reporting.period ?? '2024-09')
    return search ? `${path}?${search}` : path
  }
}

/** Where the address does not begin with the name of the list. */
const KINDS: Partial<Record<Name, string>> = {
  complaint: 'complaints',
  complaintImport: 'complaintImports',
  hotIssue: 'hotIssues',
}
