/** What of an address a view keeps, and how it is opened by somebody else. Pure. */
import { isWithin, readScope, withScope } from '../../scope-url.ts'

/** Pages whose filters are worth a name. */
const VIEWABLE =
  /^\/(?:$|tasks$|desk$|notices$|problems$|instructions$|plans$|indicators(?:\/library|\/[^/]+\/compare|\/[^/]+)?$|systems$|complaints(?:\/list|\/hot|\/desk)?$|ratings(?:\/list)?$|milestones$|progress$|messages$|reporting\/(?:review|progress)$|places\/[^/]+$|admin\/audit$)/

export const isViewable = (path: string): boolean => VIEWABLE.test(path)

/** What is open beside a list belongs to the moment, not to the view. */
const OF_THE_MOMENT = ['open', 'task', 'item']

/** The address to keep: the filters, with the day looked at or following the calendar. */
export function addressToKeep(path: string, search: string, day: string | null): string {
  const params = new URLSearchParams(withScope(search, { asOf: day }))
  for (const name of OF_THE_MOMENT) params.delete(name)
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

export const pathOf = (address: string): string => address.split('?')[0] ?? ''

/** Whether a view always shows the same day. */
export const dayOf = (address: string): string | null => readScope(address.split('?')[1] ?? '').asOf

/**
 * The address as somebody may open it: a place beyond what he may look at gives way to his own. `moved` says that it
 * did.
 */
export function addressFor(address: string, places: readonly string[]): { address: string; moved: boolean } {
  const [path = '', search = ''] = address.split('?')
  const { place } = readScope(search)
  if (place === null || places.some(root => isWithin(place, root))) return { address, moved: false }
  const rest = withScope(search, { place: null })
  return { address: rest ? `${path}?${rest}` : path, moved: true }
}
