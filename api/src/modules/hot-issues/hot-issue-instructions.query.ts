import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { type Instruction, subjectInstructionLoader } from '../instructions/index.ts'
import type { HotIssue } from './hot-issue.type.ts'

type Key = Pick<HotIssue, 'jurisdictionCode' | 'id'>

const MERGED = Symbol('issues that went into others')

/** An issue with all that went into it, directly or by way of others: what was written on them is about it now. */
const MERGED_INTO = `with recursive family as (
    select h.division_code, h.id as root, h.id from hot_issue h
    where h.division_code = any($1::text[]) and h.id = any($2::uuid[])
    union all
    select h.division_code, f.root, h.id from family f
    join hot_issue h on h.division_code = f.division_code and h.merged_into_id = f.id)
  select division_code as "jurisdictionCode", root, id from family`

const familyLoader = (context: Context): DataLoader<Key, string[], string> =>
  once(
    context,
    MERGED,
    () =>
      new DataLoader<Key, string[], string>(
        async keys => {
          const codes = [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))]
          const rows = await context.db.sql<{ jurisdictionCode: string; root: string; id: string }>(
            MERGED_INTO,
            [codes, keys.map(({ id }) => id)],
          )
          return keys.map(key =>
            rows
              .filter(row => row.root === key.id && row.jurisdictionCode === key.jurisdictionCode)
              .map(({ id }) => id),
          )
        },
        { cacheKeyFn: ({ jurisdictionCode, id }) => `${jurisdictionCode} ${id}` },
      ),
  )

/** Instructions on an issue and on those that went into it, the newest first, as far as the viewer sees them. */
export async function instructionsOn(
  context: Context,
  { jurisdictionCode, id }: Key,
): Promise<Instruction[]> {
  const ids = await familyLoader(context).load({ jurisdictionCode, id })
  const found = await Promise.all(
    ids.map(one => subjectInstructionLoader(context).load({ jurisdictionCode, id: one })),
  )
  return found.flat().sort((one, other) => (one.id < other.id ? 1 : -1))
}
