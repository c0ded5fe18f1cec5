import type { Day } from '../../platform/day.ts'
import { definitionFor, evaluateFormula, formulaUses, type LibraryIndicator } from '../indicators/index.ts'
import { daysFrom, formulaFigure } from './figure.compute.ts'
import { type FigureKey, type FigureRow, type FigureSheet, figureSheet } from './figure.sheet.ts'
import { formulaOrder, formulaPeriods, periodFrom, usedBy, usedPeriod } from './formula-order.rules.ts'

/** A figure that may have changed. */
export interface TouchedFigure {
  indicator: LibraryIndicator
  placeCode: string
  startsOn: Day
}

/** Figures of formulas to compute, in order, and what has to be known for that. */
export interface FormulaKeys {
  figures: readonly TouchedFigure[]
  read: readonly Pick<FigureKey, 'indicatorId' | 'startsOn'>[]
  places: readonly string[]
}

type ByNo = ReadonlyMap<number, LibraryIndicator>

const byNumber = (library: readonly LibraryIndicator[]): ByNo =>
  new Map(library.map(indicator => [indicator.no, indicator]))

const keyOf = ({ indicator, placeCode, startsOn }: TouchedFigure): FigureKey => ({
  indicatorId: indicator.id,
  placeCode,
  startsOn,
})

/** The figures of formulas that use what was touched, through other formulas as well; each after what it uses. */
export function formulaKeys(
  library: readonly LibraryIndicator[],
  touched: readonly TouchedFigure[],
): FormulaKeys {
  const byNo = byNumber(library)
  const all = new Map<number, TouchedFigure[]>(library.map(({ no }) => [no, []]))
  for (const figure of touched) all.get(figure.indicator.no)?.push(figure)
  const figures = formulaOrder(library).flatMap(formula => {
    const uses = [...usedBy(formula)].flatMap(no => all.get(no) ?? [])
    const own = formulaFiguresOf(formula, uses)
    all.set(formula.no, own)
    return own
  })
  return {
    figures,
    read: figures.flatMap(figure => [keyOf(figure), ...usedKeys(byNo, figure)]),
    places: [...new Set(figures.map(({ placeCode }) => placeCode))],
  }
}

/** Each figure of a formula once for which one of the used figures speaks. */
function formulaFiguresOf(formula: LibraryIndicator, uses: readonly TouchedFigure[]): TouchedFigure[] {
  const found = new Map<string, TouchedFigure>()
  for (const { indicator, placeCode, startsOn } of uses)
    for (const period of formulaPeriods(formula.frequency, periodFrom(indicator, startsOn)))
      found.set(`${placeCode} ${period.startsOn}`, {
        indicator: formula,
        placeCode,
        startsOn: period.startsOn,
      })
  return [...found.values()]
}

const usedKey = (byNo: ByNo, { indicator, placeCode, startsOn }: TouchedFigure, no: number) => {
  const used = byNo.get(no)
  if (!used) return null
  const period = usedPeriod(used.frequency, periodFrom(indicator, startsOn))
  return { indicatorId: used.id, placeCode, startsOn: period.startsOn }
}

const usedKeys = (byNo: ByNo, figure: TouchedFigure): FigureKey[] =>
  [...usedBy(figure.indicator)].flatMap(no => usedKey(byNo, figure, no) ?? [])

/** Computes formulas on figures in memory, as known since a day and on later days; returns what is to be stored. */
export function applyFormulas(
  library: readonly LibraryIndicator[],
  { figures }: FormulaKeys,
  known: readonly FigureRow[],
  knownOn: Day,
): FigureRow[] {
  const byNo = byNumber(library)
  const sheet = figureSheet(known)
  for (const figure of figures) {
    const states = [keyOf(figure), ...usedKeys(byNo, figure)].map(key => sheet.states(key))
    for (const day of daysFrom(knownOn, states)) applyFormula(sheet, byNo, figure, day)
  }
  return sheet.changes()
}

function applyFormula(sheet: FigureSheet, byNo: ByNo, figure: TouchedFigure, day: Day): void {
  const definition = definitionFor(figure.indicator, figure.startsOn, day)
  const figureOf = (no: number) => {
    const key = usedKey(byNo, figure, no)
    return key && sheet.at(key, day)
  }
  const { formula } = definition
  const value = formula === null ? null : evaluateFormula(formula, no => figureOf(no)?.value ?? null)
  const uses = formula === null ? [] : formulaUses(formula).map(figureOf)
  sheet.put(keyOf(figure), {
    ...formulaFigure(uses, value),
    knownOn: day,
    definitionVersion: definition.version,
  })
}
