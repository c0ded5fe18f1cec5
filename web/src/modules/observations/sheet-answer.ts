/** Faults of an uploaded table as the dialog lists them. Pure. */
import { shortName } from '../indicators/places/place-name.ts'
import type { SheetError } from '../sheets/index.ts'

/** As the API names one. */
export interface FileFault {
  row: number | null
  column: string
  typed: string | null
  reason: string
  fix: string
  place?: { name: string } | null
  indicatorName?: string | null
}

/** Place and indicator stand before the column: a sheet holds those of many places. */
export const sheetErrors = (faults: readonly FileFault[]): SheetError[] =>
  faults.map(({ row, column, typed, reason, fix, place, indicatorName }) => ({
    ...{ row, reason, fix, value: typed ?? '' },
    column: [place && shortName(place.name), indicatorName, column].filter(Boolean).join(' · '),
  }))
