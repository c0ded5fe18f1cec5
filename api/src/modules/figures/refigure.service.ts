import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { Write } from '../../platform/write.ts'
import { type LibraryChange, type LibraryIndicator, libraryOf } from '../indicators/index.ts'
import { FIGURE_COLUMNS, readFigures, type StoredFigure, storeFigures, toFigure } from './figure.rows.ts'
import { type FigureEntry, type OwnFigureEntry, putFigures } from './figure.service.ts'
import { applyFormulas, formulaKeys } from './formula.compute.ts'
import { usedBy } from './formula-order.rules.ts'

const LATEST_OWN = `
  select distinct on (f.indicator_id, f.place_code, f.starts_on) ${FIGURE_COLUMNS}
  from indicator_figure f
  where f.division_code = $1 and f.indicator_id = any($2::uuid[]) and f.source <> 'FORMULA'
    and f.starts_on >= coalesce($3::date, (select max(l.starts_on) from indicator_figure l
      where l.division_code = $1 and l.indicator_id = f.indicator_id))
  order by f.indicator_id, f.place_code, f.starts_on, f.known_on desc`

/** What places reported of some indicators, as it is known now. */
async function ownEntries(
  { tx }: Write,
  jurisdictionCode: string,
  ids: readonly string[],
  from: Day | null,
): Promise<FigureEntry[]> {
  const rows = await tx.$queryRawUnsafe<StoredFigure[]>(LATEST_OWN, jurisdictionCode, [...ids], from)
  const entries = new Map<string, FigureEntry & { own: OwnFigureEntry[] }>()
  for (const { indicatorId, startsOn, placeCode, own } of rows.map(toFigure)) {
    if (own === null) continue
    const key = `${indicatorId} ${startsOn}`
    const entry = entries.get(key) ?? { indicatorId, startsOn, own: [] }
    entries.set(key, entry)
    entry.own.push({ placeCode, ...own })
  }
  return [...entries.values()]
}

const USED = `
  select distinct f.indicator_id::text, f.place_code, f.starts_on::text from indicator_figure f
  where f.division_code = $1 and f.indicator_id = any($2::uuid[]) and f.value is not null`

type UsedRow = Pick<StoredFigure, 'indicator_id' | 'place_code' | 'starts_on'>

/** Computes formulas for every place and period of which one of the indicators they use has a figure. */
async function computeFormulas(
  { tx }: Write,
  jurisdictionCode: string,
  library: readonly LibraryIndicator[],
  formulas: readonly LibraryIndicator[],
  knownOn: Day,
): Promise<void> {
  const used = new Set(formulas.flatMap(formula => [...usedBy(formula)]))
  const byId = new Map(library.filter(({ no }) => used.has(no)).map(indicator => [indicator.id, indicator]))
  if (byId.size === 0) return
  const rows = await tx.$queryRawUnsafe<UsedRow[]>(USED, jurisdictionCode, [...byId.keys()])
  const touched = rows.flatMap(row => {
    const indicator = byId.get(row.indicator_id)
    return indicator ? [{ indicator, placeCode: row.place_code, startsOn: row.starts_on }] : []
  })
  const asked = formulaKeys(library, touched)
  if (asked.figures.length === 0) return
  const known = await readFigures(tx, jurisdictionCode, asked.read, asked.places)
  const computed = applyFormulas(library, asked, known, knownOn)
  await storeFigures(tx, jurisdictionCode, computed)
}

/**
 * Makes figures again after the library changed, as they are known from today on: a definition that holds since an
 * earlier day, a line that moved, a formula that is new. What was known before stays. Part of the write of the change.
 */
export async function refigure(
  step: Write,
  context: Context,
  { jurisdictionCode, ids, from }: LibraryChange,
): Promise<void> {
  const knownOn = context.clock.today()
  const entries = await ownEntries(step, jurisdictionCode, ids, from)
  await putFigures(step, context, { jurisdictionCode, knownOn, entries })
  const library = await libraryOf(step.tx, jurisdictionCode)
  const formulas = library.filter(({ id, feed }) => feed === 'FORMULA' && ids.includes(id))
  if (formulas.length > 0) await computeFormulas(step, jurisdictionCode, library, formulas, knownOn)
}
