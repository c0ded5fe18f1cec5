import type { Day } from '../../platform/day.ts'
import { periodOf, periodWords } from '../../platform/period.ts'
import type { Division } from '../divisions/index.ts'
import { toIndicator, toIndicatorDefinition } from '../indicators/index.ts'
import type { lightDay } from '../tasks/index.ts'
import { toObservation } from './observation.query.ts'
import { stands } from './observation.row.ts'
import type { FigureCell } from './observation-check.rules.ts'
import { type ReportingDates, sheetLight } from './period.rules.ts'
import type { DraftCells, SheetDraft } from './sheet.draft.ts'
import type { OwedRow, PlaceGround } from './sheet.ground.ts'
import { figureIn, itemOf, neededCells } from './sheet.items.ts'
import { FIGURE_CELLS, type SheetFault } from './sheet.line.ts'
import type { CellFault, ReportingPeriod, ReportingSheet, SheetHead, SheetRow } from './sheet.type.ts'

export const toReportingPeriod = (dates: ReportingDates, today: Day): ReportingPeriod => ({
  ...{ frequency: dates.frequency, period: dates.key, words: periodWords(dates), endsOn: dates.endsOn },
  ...{ opensOn: dates.opensOn, dueOn: dates.dueOn, closesOn: dates.closesOn },
  open: dates.opensOn <= today && today <= dates.closesOn,
})

type LightDay = ReturnType<typeof lightDay>

/** What is there of a sheet. */
export interface SheetState {
  owed: number
  submitted: number
  published: number
  returned: number
  late: boolean
}

export interface HeadFacts {
  place: Division
  dates: ReportingDates
  reopenedUntil: Day | null
  canEnter: boolean
}

export const toHead = (
  { place, dates, reopenedUntil, canEnter }: HeadFacts,
  { owed, submitted, published, returned, late }: SheetState,
  day: LightDay,
  today: Day,
): SheetHead => ({
  ...{ place, reopenedUntil, canEnter, owed, submitted, published, returned },
  reporting: toReportingPeriod(dates, today),
  light: sheetLight({ owed, reported: submitted + published, late }, dates, day),
})

export function stateOf({ rows }: PlaceGround): SheetState {
  const latest = rows.flatMap(row => row.latest ?? [])
  const count = (...wanted: string[]) => latest.filter(({ status }) => wanted.includes(status)).length
  return {
    owed: rows.length,
    submitted: count('SUBMITTED', 'REVIEWED'),
    published: count('PUBLISHED'),
    returned: count('RETURNED'),
    late: latest.some(row => stands(row) && row.late),
  }
}

const mayEnterNow = ({ stand }: PlaceGround, { mayEnter, latest }: OwedRow): boolean =>
  mayEnter &&
  !(latest && stands(latest)) &&
  (stand === 'OPEN' || (stand === 'CLOSED' && latest?.status === 'RETURNED'))

/** The sheet as the viewer sees it, with the draft over what was submitted. */
export function toSheet(
  ground: PlaceGround,
  draft: SheetDraft | null,
  day: LightDay,
  today: Day,
): ReportingSheet {
  const canEnter = ground.rows.some(row => mayEnterNow(ground, row))
  const drafts = new Map(draft?.cells.map(cells => [cells.indicatorId, cells]))
  const items = knownItems(ground)
  return {
    head: toHead({ ...ground, canEnter }, stateOf(ground), day, today),
    rows: ground.rows.map(row => toSheetRow(ground, row, drafts.get(row.indicator.id), items)),
    draftSavedAt: draft?.savedAt ?? null,
    draftSavedBy: draft?.savedBy ?? null,
  }
}

/** What already stands on the sheet, by the words of the item. */
function knownItems({ rows }: PlaceGround): ReadonlyMap<string, string> {
  const items = new Map<string, string>()
  for (const row of rows) {
    if (!row.latest || !stands(row.latest)) continue
    for (const cell of neededCells(row)) {
      const [item, value] = [itemOf(row, cell), figureIn(row.latest, cell)]
      if (item !== null && value !== null) items.set(item, value.toFixed())
    }
  }
  return items
}

function toSheetRow(
  ground: PlaceGround,
  row: OwedRow,
  draft: DraftCells | undefined,
  items: ReadonlyMap<string, string>,
): SheetRow {
  const { indicator, definition, latest, past } = row
  const before = past.at(-1)
  const canEnter = mayEnterNow(ground, row)
  const cells = cellTexts(row, canEnter ? draft : undefined, items)
  return {
    ...{ indicator: toIndicator(indicator), canEnter },
    definition: toIndicatorDefinition(indicator.jurisdictionCode, definition),
    ...{ numerator: cells.NUMERATOR, denominator: cells.DENOMINATOR, value: cells.VALUE },
    note: (canEnter ? draft?.note : null) ?? latest?.note ?? null,
    observation: latest && toObservation(latest),
    beforePeriod: before ? periodOf(indicator.frequency, before.startsOn).key : null,
    beforeNumerator: before?.numerator?.toNumber() ?? null,
    beforeDenominator: before?.denominator?.toNumber() ?? null,
    beforeValue: before?.value?.toNumber() ?? null,
  }
}

/** What stands in the cells: typed, else submitted (also what was returned, to be put right), else known from another row. */
function cellTexts(
  row: OwedRow,
  draft: DraftCells | undefined,
  items: ReadonlyMap<string, string>,
): Record<FigureCell, string | null> {
  const typed = { NUMERATOR: draft?.numerator, DENOMINATOR: draft?.denominator, VALUE: draft?.value }
  const needed = neededCells(row)
  const texts = FIGURE_CELLS.map(cell => {
    const kept = needed.includes(cell) ? (figureIn(row.latest, cell)?.toFixed() ?? null) : null
    const shared = needed.includes(cell) ? (items.get(itemOf(row, cell) ?? '') ?? null) : null
    return [cell, draft ? (typed[cell] ?? null) : (kept ?? shared)]
  })
  return Object.fromEntries(texts) as Record<FigureCell, string | null>
}

export const toCellFault = (fault: SheetFault, place: Division): CellFault => ({
  place,
  ...{ indicatorId: fault.indicator?.id ?? null, indicatorName: fault.indicator?.name ?? null },
  ...{ row: fault.row, cell: fault.cell, column: fault.column, typed: fault.typed },
  ...{ severity: fault.severity, reason: fault.reason, fix: fault.fix },
})
