import { Decimal } from 'decimal.js'
import type { ObservationStatus } from '#prisma'
import type { BulkTable } from '../../platform/bulk-insert.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import { cellKey, sameAmounts } from './observation.row.ts'
import type { ImportCell } from './observation-import.rules.ts'

/** A cell as it stands; figures as text. */
export interface Known {
  indicatorId: string
  placeCode: string
  startsOn: Day
  revision: number
  status: ObservationStatus
  numerator: string | null
  denominator: string | null
  value: string | null
}

/** Cells of some places and periods in their latest revision; figures as text, which keeps every digit. */
const KNOWN = `
  select distinct on (o.indicator_id, o.place_code, o.starts_on) o.indicator_id as "indicatorId",
    o.place_code as "placeCode", o.starts_on as "startsOn", o.revision, o.status::text as status,
    o.numerator::text as numerator, o.denominator::text as denominator, o.value::text as value
  from (select value::char(12) as code from json_array_elements_text($5::json)) place
  join observation o on o.division_code = $1 and o.place_code = place.code
    and o.starts_on between $2::date and $3::date
  where o.indicator_id in (select value::uuid from json_array_elements_text($4::json))
  order by o.indicator_id, o.place_code, o.starts_on, o.revision desc`

/** What stands in the cells of a batch. One statement. */
export async function knownCells(
  { db }: Context,
  jurisdictionCode: string,
  batch: readonly ImportCell[],
): Promise<Map<string, Known>> {
  const each = (values: string[]) => JSON.stringify([...new Set(values)])
  const rows = await db.sql<Known>(KNOWN, [
    ...[jurisdictionCode, batch[0]?.startsOn, batch.at(-1)?.startsOn],
    ...[each(batch.map(({ indicatorId }) => indicatorId)), each(batch.map(({ placeCode }) => placeCode))],
  ])
  return new Map(rows.map(row => [cellKey(row), row]))
}

const exact = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text))

/** Whether a cell holds the same already, and counts. */
export const isSame = (cell: ImportCell, { status, ...known }: Known): boolean =>
  status === 'PUBLISHED' &&
  sameAmounts(cell, {
    numerator: exact(known.numerator),
    denominator: exact(known.denominator),
    value: exact(known.value),
  })

const COLUMNS = {
  ...{
    division_code: 'char(12)',
    id: 'uuid',
    indicator_id: 'uuid',
    place_code: 'char(12)',
    starts_on: 'date',
  },
  ...{ revision: 'smallint', status: '"ObservationStatus"', definition_version: 'smallint' },
  ...{ numerator: 'numeric', denominator: 'numeric', value: 'numeric', entry: '"ObservationEntry"' },
  ...{ reason: 'text', submitted_on: 'date', submitted_at: 'timestamptz', submitted_by_id: 'uuid' },
  ...{ submitted_by: 'text', reviewed_on: 'date', reviewed_at: 'timestamptz', reviewed_by: 'text' },
  ...{ published_on: 'date', published_at: 'timestamptz', published_by: 'text' },
} as const

/** How revisions are inserted in bulk. */
export const TABLE: BulkTable<keyof typeof COLUMNS> = { name: 'observation', columns: COLUMNS }

/** A revision that is published at once; a change of a published one bears its reason. */
export function newRow(
  { clock, viewer }: Context,
  jurisdictionCode: string,
  cell: ImportCell,
  before: Known | undefined,
  reason: string,
) {
  const [today, now] = [clock.today(), clock.now().toISOString()]
  const who = viewer?.name ?? '系统'
  return {
    ...{ division_code: jurisdictionCode, id: newId(), indicator_id: cell.indicatorId },
    ...{ place_code: cell.placeCode, starts_on: cell.startsOn, revision: (before?.revision ?? 0) + 1 },
    ...{ status: 'PUBLISHED', definition_version: cell.definitionVersion, entry: 'IMPORT' },
    numerator: cell.numerator?.toFixed() ?? null,
    denominator: cell.denominator?.toFixed() ?? null,
    value: cell.value?.toFixed() ?? null,
    reason: before?.status === 'PUBLISHED' ? reason : null,
    ...{ submitted_on: today, submitted_at: now, submitted_by_id: viewer?.id ?? null, submitted_by: who },
    ...{ reviewed_on: today, reviewed_at: now, reviewed_by: who },
    ...{ published_on: today, published_at: now, published_by: who },
  }
}
