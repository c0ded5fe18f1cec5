import type { BrowserContext } from 'playwright-core'
import { ask } from './browser.ts'

/** A page as someone of the demo world opens it. */
export interface PageAddress {
  /** The pattern of the address. */
  name: string
  address: string
  /** Demo account who has it before them; none = a stranger. */
  username: string | null
}

const HOME = '440203000000'
const TOWN = '440203102000'

/** What stands at an address without an id. */
const FIXED: readonly PageAddress[] = [
  { name: '/login', address: '/login', username: null },
  ...[
    '/',
    '/tasks',
    '/milestones',
    '/notices',
    '/problems',
    '/instructions',
    '/plans',
    '/indicators',
    '/systems',
    '/complaints',
    '/complaints/list',
    '/complaints/hot',
    '/ratings',
    '/ratings/list',
    '/messages',
    '/me/messages',
    '/me/password',
    '/screen',
  ].map(address => ({ name: address, address, username: 'leader' })),
  { name: '/places/:code', address: `/places/${TOWN}`, username: 'leader' },
  { name: '/desk', address: '/desk', username: 'unit-officer' },
  { name: '/desk (village)', address: '/desk', username: 'village' },
  { name: '/office', address: '/office', username: 'supervisor' },
  { name: '/complaints/desk', address: '/complaints/desk', username: 'unit-officer' },
  ...[
    '/indicators/library',
    '/reporting',
    '/reporting/review',
    '/reporting/progress',
    '/complaints/imports',
    '/complaints/terms',
    '/complaints/limits',
    '/ratings/import',
  ].map(address => ({ name: address, address, username: 'steward' })),
  ...['/admin', '/admin/calendar', '/admin/rules', '/admin/map', '/admin/tokens', '/admin/webhooks'].map(
    address => ({ name: address, address, username: 'system-admin' }),
  ),
  { name: '/admin/audit', address: '/admin/audit', username: 'audit-admin' },
]

const IDS = /* GraphQL */ `
  query ($place: ID!) {
    tasks(filter: { place: $place }, first: 1) { nodes { id } }
    notices(filter: { place: $place }, first: 1) { nodes { id } }
    problems(filter: { place: $place }, first: 1) { nodes { id } }
    instructions(filter: { place: $place }, first: 1) { nodes { id } }
    plans(place: $place, first: 1) { nodes { id } }
    indicators(place: $place) { id }
    systems(place: $place, first: 1) { nodes { id } }
  }
`

const TICKETS = /* GraphQL */ `
  query ($place: ID!) {
    complaints(place: $place, first: 1) { nodes { id } }
    hotIssues(place: $place, first: 1) { nodes { id } }
    ratings(place: $place, first: 1) { nodes { id } }
  }
`

interface Listed {
  nodes: { id: string }[]
}
type Lists<Name extends string> = Record<Name, Listed>

/** Pages of one record: the first of its list. */
async function recordPages(context: BrowserContext): Promise<PageAddress[]> {
  const found = await ask<
    Lists<'tasks' | 'notices' | 'problems' | 'instructions' | 'plans' | 'systems'> & {
      indicators: { id: string }[]
    }
  >({ context }, IDS, { place: HOME })
  const tickets = await ask<Lists<'complaints' | 'hotIssues' | 'ratings'>>({ context }, TICKETS, {
    place: HOME,
  })
  const indicator = found.indicators[0]?.id
  const lists: [name: string, id: string | undefined, username?: string][] = [
    ['/tasks/:id', found.tasks.nodes[0]?.id],
    ['/notices/:id', found.notices.nodes[0]?.id],
    ['/notices/:id/print', found.notices.nodes[0]?.id],
    ['/problems/:id', found.problems.nodes[0]?.id],
    ['/instructions/:id', found.instructions.nodes[0]?.id],
    ['/plans/:id', found.plans.nodes[0]?.id],
    ['/plans/:id/decompose', found.plans.nodes[0]?.id, 'supervisor'],
    ['/indicators/:id', indicator],
    ['/indicators/:id/compare', indicator],
    ['/indicators/library/:id', indicator, 'steward'],
    ['/systems/:id', found.systems.nodes[0]?.id],
    ['/complaints/:id', tickets.complaints.nodes[0]?.id],
    ['/complaints/hot/:id', tickets.hotIssues.nodes[0]?.id],
    ['/ratings/:id', tickets.ratings.nodes[0]?.id],
  ]
  return lists.flatMap(([name, id, username = 'leader']) =>
    id === undefined ? [] : [{ name, address: name.replace(':id', id), username }],
  )
}

/** Every page of the app, with an address that shows something; `context` belongs to a leader who is signed in. */
export const everyPage = async (context: BrowserContext): Promise<PageAddress[]> => [
  ...FIXED,
  ...(await recordPages(context)),
]
