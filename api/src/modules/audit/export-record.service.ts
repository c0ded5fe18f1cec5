import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import { isWithin } from '../divisions/index.ts'

/** A table that leaves the system as a file. */
export interface ExportedTable {
  /** Code of the place it is of. */
  place: string
  /** What it is called: 任务台账. */
  name: string
  rows: number
  asOf?: Day | null
  /** What narrowed it. */
  filter?: object | null
  /** Address of the page it was saved on, where the browser made the file. */
  page?: string
}

/** Filters that hold what somebody typed: it may be a name or a telephone number. */
const TYPED = ['words', 'search', 'q', 'userName']

/** What narrowed a list, without empty parts; of typed words only that there were any. */
export function filterFacts(filter: object): Record<string, Prisma.InputJsonValue> {
  const given = Object.entries(filter).filter(
    ([name, value]) =>
      name !== 'place' &&
      value !== null &&
      value !== undefined &&
      value !== '' &&
      value !== false &&
      !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(
    given.map(([name, value]) => [name, TYPED.includes(name) ? '（按文字查找）' : value]),
  ) as Record<string, Prisma.InputJsonValue>
}

/** The jurisdiction a file of a place is recorded in: the viewer's innermost around it. Throws `NOT_FOUND`. */
function jurisdictionAround({ viewer }: Context, place: string): string {
  const around = (viewer?.grants ?? [])
    .map(grant => grant.jurisdictionCode)
    .filter(code => isWithin(place, code))
  const innermost = around.sort().at(-1)
  if (innermost === undefined) throw notFound('这个地方')
  return innermost
}

/** Records that a table left the system; call it before the file is handed out. Throws `NOT_FOUND` outside one's jurisdictions. */
export async function recordExport(
  context: Context,
  { place, name, rows, asOf, filter, page }: ExportedTable,
): Promise<void> {
  const after = {
    ...{ name, rows },
    ...(asOf ? { asOf } : {}),
    ...(page ? { page } : {}),
    ...filterFacts(filter ?? {}),
  }
  await write(context, jurisdictionAround(context, place), ({ record }) =>
    record({ type: 'TABLE_EXPORTED', entity: 'Division', entityId: place, after }),
  )
}

/** The same for a table that the browser saves: its filters are those of the address of its page. */
export function recordPageExport(
  context: Context,
  { address, ...table }: ExportedTable & { address: string },
): Promise<void> {
  const { pathname, searchParams } = new URL(address, 'http://here.invalid')
  const names = [...new Set(searchParams.keys())].filter(name => name !== 'asOf')
  const filter = Object.fromEntries(names.map(name => [name, searchParams.getAll(name)]))
  return recordExport(context, { ...table, page: pathname, filter })
}
