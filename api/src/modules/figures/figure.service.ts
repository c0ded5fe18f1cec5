import type { Decimal } from 'decimal.js'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { Write } from '../../platform/write.ts'
import { type LibraryIndicator, libraryOf } from '../indicators/index.ts'
import { enterOwn, type OwnEntry, ownPart } from './figure.compute.ts'
import { readFigures, storeFigures } from './figure.rows.ts'
import { figureSheet } from './figure.sheet.ts'
import { applyFormulas, formulaKeys, type TouchedFigure } from './formula.compute.ts'
import { type PlaceTree, readPlaceTree } from './place-tree.ts'

/** What a place reported, or what was counted for it; all three null takes it back. */
export interface OwnFigureEntry {
  placeCode: string
  numerator: Decimal | null
  denominator: Decimal | null
  value: Decimal | null
  /** It came after its date. */
  late: boolean
}

/** Own figures of one indicator in one period. */
export interface FigureEntry {
  indicatorId: string
  /** First day of the period. */
  startsOn: Day
  own: readonly OwnFigureEntry[]
}

export interface FigureEntries {
  jurisdictionCode: string
  /** The day from which they are known. */
  knownOn: Day
  entries: readonly FigureEntry[]
}

/** Figures worked on at a time: bounds the memory of an import, not its size. */
const CHUNK = 20_000

/**
 * Writes own figures, adds up the places above them and computes the formulas that use them, in the write of whoever
 * feeds them; records nothing itself. What is known since the same day is overwritten, a later day adds to it, so the
 * outcome does not depend on the order of writes. Some ten statements for one entry, two or three more for every 20,000.
 * Throws for a place or an indicator that is not of the jurisdiction: callers have checked that.
 */
export async function putFigures(
  { tx }: Write,
  _context: Pick<Context, 'clock' | 'db'>,
  { jurisdictionCode, knownOn, entries }: FigureEntries,
): Promise<void> {
  const owned = byPeriod(entries)
  if (owned.length === 0) return
  await lockIndicators(tx, jurisdictionCode, [...new Set(owned.map(({ indicatorId }) => indicatorId))])
  const library = await libraryOf(tx, jurisdictionCode)
  const tree = await readPlaceTree(tx, jurisdictionCode)
  for (const chunk of chunksOf(owned)) await putChunk(tx, { jurisdictionCode, knownOn, library, tree }, chunk)
}

/** Two who feed the same indicator add up the same county: one after the other. */
async function lockIndicators(tx: Write['tx'], jurisdictionCode: string, ids: readonly string[]) {
  await tx.$queryRawUnsafe(
    `select id from indicator
     where division_code = $1 and (id = any($2::uuid[]) or feed = 'FORMULA') order by id for update`,
    jurisdictionCode,
    ids,
  )
}

/** Entries of the same indicator and period as one; the last word on a place holds. */
function byPeriod(entries: readonly FigureEntry[]): OwnEntry[] {
  const found = new Map<string, OwnEntry & { own: Map<string, ReturnType<typeof ownPart>> }>()
  for (const { indicatorId, startsOn, own } of entries) {
    const key = `${indicatorId} ${startsOn}`
    const entry = found.get(key) ?? { indicatorId, startsOn, own: new Map() }
    found.set(key, entry)
    for (const { placeCode, ...part } of own) entry.own.set(placeCode, ownPart(part))
  }
  return [...found.values()].filter(({ own }) => own.size > 0)
}

function* chunksOf(entries: readonly OwnEntry[]): Generator<OwnEntry[]> {
  let chunk: OwnEntry[] = []
  let size = 0
  for (const entry of entries) {
    chunk.push(entry)
    size += entry.own.size
    if (size < CHUNK) continue
    yield chunk
    chunk = []
    size = 0
  }
  if (chunk.length > 0) yield chunk
}

interface Surroundings {
  jurisdictionCode: string
  knownOn: Day
  library: readonly LibraryIndicator[]
  tree: PlaceTree
}

async function putChunk(tx: Write['tx'], around: Surroundings, entries: readonly OwnEntry[]): Promise<void> {
  const { jurisdictionCode, knownOn, library, tree } = around
  const byId = new Map(library.map(indicator => [indicator.id, indicator]))
  const codes = new Set(entries.flatMap(({ own }) => [...own.keys()]))
  for (const code of codes)
    if (!tree.get(code)) throw new Error(`Figures of ${code}, which is no place of ${jurisdictionCode}.`)
  const rows = await readFigures(tx, jurisdictionCode, entries, placesAround(tree, codes))
  const sheet = figureSheet(rows)
  const touched: TouchedFigure[] = entries.flatMap(entry => {
    const indicator = byId.get(entry.indicatorId)
    if (!indicator)
      throw new Error(`Figures of ${entry.indicatorId}, which is no indicator of ${jurisdictionCode}.`)
    const places = enterOwn(sheet, tree, indicator, entry, knownOn)
    return places.map(place => ({ indicator, placeCode: place.code, startsOn: entry.startsOn }))
  })
  const changed = sheet.changes()
  const asked = formulaKeys(library, touched)
  const used = await readFigures(tx, jurisdictionCode, asked.read, asked.places)
  const formulas =
    asked.figures.length === 0 ? [] : applyFormulas(library, asked, [...used, ...changed], knownOn)
  await storeFigures(tx, jurisdictionCode, [...changed, ...formulas])
}

/** The places themselves, what lies above them, and everything right below those. */
function placesAround(tree: PlaceTree, codes: Iterable<string>): string[] {
  const around = new Set<string>()
  for (const code of codes) for (const place of tree.upwards(code)) around.add(place.code)
  for (const code of [...around]) for (const child of tree.below(code)) around.add(child.code)
  return [...around]
}
