import type { Document } from './draft.ts'
import type { DraftIndicator } from './ledger.ts'
import { toSource } from './mapped-text.ts'
import { isIndicatorTable } from './table-columns.ts'
import { rowIndicators } from './table-ledger.ts'
import type { Table } from './tables.ts'
import { comparatorOf } from './targets.ts'

/** `missing` names the columns the row lacks; it serves the warnings only. */
export type ReadIndicator = DraftIndicator & { missing: string[] }

/** Rows of the indicator tables, and aims in the body that define the same name in another unit. */
export function draftIndicators(doc: Document, tables: Table[]): ReadIndicator[] {
  const fromTables = tables
    .filter(({ columns }) => isIndicatorTable(columns))
    .flatMap(table => rowIndicators(table, doc.years.title))
    .map(({ start, end, ...indicator }) => ({
      ...indicator,
      source: toSource(doc.repaired.mapped, start, end),
    }))
  return [...fromTables, ...otherDefinitions(doc, fromTables)]
}

const bare = (name: string) => name.replace(/[“”"‘’\s()]/g, '')
/** The name without the word that says how it is counted: 事项率 and 事项数 count the same thing. */
export const stem = (name: string) =>
  bare(name).replace(/(?:事项)?(?:率|数量?|个数|比例|占比|比重|总数)?$/, '')

const STATED =
  /([^,。;:\n]{2,40}?)(?:达到|提高到|提升到|提升至|提高至|不低于|达)(\d+(?:\.\d+)?)(%|个|项|家|万?元|件|人)(以上)?/g

/** Same name, other unit: stays a second indicator, so that a person sees both. */
function otherDefinitions(doc: Document, known: ReadIndicator[]): ReadIndicator[] {
  if (known.length === 0) return []
  const found: ReadIndicator[] = []
  for (const match of doc.repaired.flat.matchAll(STATED)) {
    const name = match[1]!.replace(/^.*(?=“)/, '').trim()
    const twin = known.find(
      indicator =>
        stem(indicator.name).length >= 3 &&
        stem(indicator.name) === stem(name) &&
        otherUnit(indicator, match[3]!),
    )
    if (!twin || found.some(indicator => indicator.name === name)) continue
    const start = match.index + match[1]!.length - name.length
    found.push({
      name,
      level: null,
      unit: match[3]!,
      baselineYear: null,
      baseline: null,
      targetYear: twin.targetYear,
      target: Number(match[2]),
      targetText: null,
      comparator: comparatorOf('达到', match[4] ?? ''),
      source: toSource(doc.repaired.mapped, start, match.index + match[0].length),
      missing: [],
    })
  }
  return found
}

/** A percentage beside a count; where the table lost its unit a value above 100 cannot be a percentage. */
function otherUnit(indicator: ReadIndicator, unit: string): boolean {
  if (indicator.unit !== null) return (indicator.unit === '%') !== (unit === '%')
  return unit === '%' && (indicator.target ?? 0) > 100
}
