import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { ComplaintLink } from './complaint-link.type.ts'

/** The end of a link that a record is. */
export type LinkEnd = 'hot_issue_id' | 'complaint_id' | 'task_id' | 'notice_id'

export interface LinkKey {
  jurisdictionCode: string
  id: string
}

const keyOf = ({ jurisdictionCode, id }: LinkKey): string => `${jurisdictionCode} ${id}`

const LOADERS = Symbol('links of complaints by end')

type LinkLoader = DataLoader<LinkKey, ComplaintLink[], string>

/** Links of records by one of their ends, oldest first, batched over the request. No policy: ask before showing. */
export function linkLoader(context: Context, end: LinkEnd): LinkLoader {
  const loaders = once(context, LOADERS, () => new Map<LinkEnd, LinkLoader>())
  const known = loaders.get(end)
  if (known) return known
  const loader: LinkLoader = new DataLoader(keys => readLinks(context, end, keys), { cacheKeyFn: keyOf })
  loaders.set(end, loader)
  return loader
}

/** After a write: what was read before no longer holds. */
export const forgetLinks = (context: Context): void => {
  for (const loader of once(context, LOADERS, () => new Map<LinkEnd, LinkLoader>()).values())
    loader.clearAll()
}

async function readLinks(
  { db }: Context,
  end: LinkEnd,
  keys: readonly LinkKey[],
): Promise<ComplaintLink[][]> {
  const rows = await db.sql<ComplaintLink & { linkedOn: Day; end: string }>(
    `select l.division_code as "jurisdictionCode", l.id, l.hot_issue_id as "hotIssueId",
       l.complaint_id as "complaintId", l.task_id as "taskId", l.notice_id as "noticeId",
       l.linked_on::text as "linkedOn", l.linked_by as "linkedBy", l.${end}::text as end
     from complaint_link l where l.division_code = any($1::text[]) and l.${end} = any($2::uuid[])
     order by l.linked_at, l.id`,
    [[...new Set(keys.map(key => key.jurisdictionCode))], keys.map(({ id }) => id)],
  )
  const byEnd = new Map<string, ComplaintLink[]>(keys.map(key => [keyOf(key), []]))
  for (const { end: id, ...link } of rows) byEnd.get(keyOf({ ...link, id }))?.push(link)
  return keys.map(key => byEnd.get(keyOf(key)) ?? [])
}
