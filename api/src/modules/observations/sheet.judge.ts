import { periodWords } from '../../platform/period.ts'
import { exemptionOf, type LibraryIndicator } from '../indicators/index.ts'
import { type Figure, readFigure } from './figure-cell.rules.ts'
import { type ObservationRow, sameAmounts, stands } from './observation.row.ts'
import {
  type CellFigures,
  checkFigures,
  type FigureCell,
  isPercent,
  type ObservedValue,
  observedOf,
} from './observation-check.rules.ts'
import type { OwedRow, PlaceGround } from './sheet.ground.ts'
import { neededCells, shareItems } from './sheet.items.ts'
import {
  FIGURE_CELLS,
  faultOf,
  isFilledRow,
  type Line,
  type SheetFault,
  type TypedRow,
} from './sheet.line.ts'
import { COLUMN_WORDS, FREQUENCY_WORDS, LEVEL_WORDS, type SheetColumnId } from './sheet.words.ts'

export interface ReadyRow {
  owed: OwedRow
  observed: ObservedValue
  note: string | null
  /** What the reviewer should look at. */
  doubts: string[]
}

export interface Judged {
  ground: PlaceGround
  /** Rows somebody filled in, and those that follow from the same items. */
  filled: number
  ready: ReadyRow[]
  unchanged: number
  faults: SheetFault[]
}

const LONGEST_NOTE = 500

/** Judges the sheet of one place, every cell at once. Pure. */
export function judgeSheet(ground: PlaceGround, typedRows: readonly TypedRow[]): Judged {
  const faults: SheetFault[] = []
  const filled = typedRows.filter(isFilledRow)
  const lines = findLines(ground, filled, faults)
  const shared = shareItems(ground, lines, faults)
  const judged: Judged = { ground, filled: filled.length + shared.length, ready: [], unchanged: 0, faults }
  const open = [...lines, ...shared].filter(line => line.sound && !isUnchanged(line, judged))
  const enterable = open.filter(line => mayGoIn(line, ground, faults))
  for (const line of standing(enterable, ground, faults)) judgeLine(line, ground, judged)
  return judged
}

/** Finds what each filled row answers, and reads its figures. */
function findLines(ground: PlaceGround, filled: readonly TypedRow[], faults: SheetFault[]): Line[] {
  const seen = new Set<string>()
  return filled.flatMap(typed => {
    const owed = ground.rows.find(({ indicator }) => indicator.id === typed.indicatorId)
    if (!owed) {
      const indicator = ground.library.find(({ id }) => id === typed.indicatorId) ?? null
      faults.push(faultOf(ground, typed, indicator, { cell: 'ROW', ...whyNotOwed(indicator, ground) }))
      return []
    }
    if (seen.has(owed.indicator.id)) {
      const fix = '请只保留一行。'
      faults.push(
        faultOf(ground, typed, owed.indicator, { cell: 'ROW', reason: '同一项指标填了两行。', fix }),
      )
      return []
    }
    seen.add(owed.indicator.id)
    return [readLine(ground, typed, owed, faults)]
  })
}

function whyNotOwed(
  indicator: LibraryIndicator | null,
  { place, dates }: PlaceGround,
): { reason: string; fix: string } {
  const fix = '请清空这一行，或重新打开（下载）填报表。'
  if (!indicator) return { reason: '没有这项指标。', fix }
  if (indicator.status !== 'ACTIVE')
    return { reason: indicator.status === 'RETIRED' ? '这项指标已停用。' : '这项指标还没有启用。', fix }
  if (indicator.feed !== 'REPORTED') return { reason: '这项指标由系统计算，不用填报。', fix }
  if (indicator.frequency !== dates.frequency)
    return { reason: `这项指标按${FREQUENCY_WORDS[indicator.frequency]}填报，不在这张表里。`, fix }
  const exemption = exemptionOf(indicator, place.code, dates.startsOn)
  if (exemption) return { reason: `${place.name}不填报这项指标：${exemption.reason}`, fix }
  const levels = indicator.reportLevels.map(level => LEVEL_WORDS[level] ?? '').join('、')
  return { reason: `这项指标由${levels}填报，${place.name}不填。`, fix }
}

function readLine(ground: PlaceGround, typed: TypedRow, owed: OwedRow, faults: SheetFault[]): Line {
  const line: Line = {
    ...{ typed, owed, marked: new Set(), sound: true },
    figures: { NUMERATOR: null, DENOMINATOR: null, VALUE: null },
  }
  const refuse = (fault: { cell: SheetColumnId; reason: string; fix: string }) => {
    faults.push(faultOf(ground, typed, owed.indicator, fault))
    line.sound = false
  }
  for (const fault of typed.broken ?? []) refuse(fault)
  const broken = new Set(typed.broken?.map(({ cell }) => cell))
  for (const cell of FIGURE_CELLS) {
    if (broken.has(cell)) continue
    const reading = readFigure(typed.cells[cell], cellUse(owed, cell, typed.percents?.has(cell) === true))
    if ('fault' in reading) refuse({ cell, fix: '请只填数字。', ...reading.fault })
    else take(line, cell, reading.value)
  }
  if (typed.note.length > LONGEST_NOTE)
    refuse({ cell: 'NOTE', reason: `备注超过 ${LONGEST_NOTE} 字。`, fix: '请缩短备注。' })
  return line
}

function take(line: Line, cell: FigureCell, figure: Figure | null): void {
  line.figures[cell] = figure?.value ?? null
  if (figure?.marked) line.marked.add(cell)
}

const cellUse = ({ definition }: OwedRow, cell: FigureCell, shownAsPercent: boolean) => ({
  percent: cell === 'VALUE' && (definition.kind === 'RATIO' || isPercent(definition)),
  unit: cell === 'VALUE' ? definition.unit : null,
  shownAsPercent,
})

/** What stands already and was typed again changes nothing: a sheet sent twice is sent once. */
function isUnchanged({ owed, figures }: Line, judged: Judged): boolean {
  const { latest, definition } = owed
  if (!latest || !stands(latest)) return false
  const complete = neededCells(owed).every(cell => figures[cell] !== null)
  const same = complete && sameAmounts(latest, observedOf(figures, definition))
  if (same) judged.unchanged += 1
  return same
}

/** Whose the row is, and what became of it before. */
function mayGoIn({ typed, owed }: Line, ground: PlaceGround, faults: SheetFault[]): boolean {
  const { latest, mayEnter, indicator } = owed
  const stop = !mayEnter
    ? { reason: '这项指标不由您填报。', fix: '请清空这一行。' }
    : latest && stands(latest)
      ? standingStop(latest)
      : null
  if (stop) faults.push(faultOf(ground, typed, indicator, { cell: 'ROW', ...stop }))
  return stop === null
}

const standingStop = ({ status, submittedBy, submittedOn }: ObservationRow) =>
  status === 'PUBLISHED'
    ? { reason: '这一格已经发布，不能重新填报。', fix: '确需修改的，请联系数据管理员更正并说明原因。' }
    : {
        reason: `这一格已由${submittedBy}于 ${submittedOn} 提交，正在审核，与这次填的不同。`,
        fix: '需要修改的，请先撤回原来的数，再重新提交。',
      }

/** Without an open period only what was returned may go in; said once for the place. */
function standing(lines: readonly Line[], ground: PlaceGround, faults: SheetFault[]): readonly Line[] {
  if (ground.stand === 'OPEN') return lines
  const late = lines.filter(({ owed }) => owed.latest?.status !== 'RETURNED')
  if (late.length > 0)
    faults.push(
      faultOf(ground, late[0]?.typed ?? null, null, {
        ...{ cell: 'ROW', typed: periodWords(ground.dates) },
        ...standWords(ground),
      }),
    )
  return ground.stand === 'CLOSED' ? lines.filter(line => !late.includes(line)) : []
}

/** Why a place may not enter figures of the period now; only where it is not open. */
export function standWords({ stand, dates }: Pick<PlaceGround, 'stand' | 'dates'>): {
  reason: string
  fix: string
} {
  const words = periodWords(dates)
  if (stand === 'FUTURE')
    return { reason: `${words}还没有到，不能填报。`, fix: `请在 ${dates.opensOn} 开放填报后再填。` }
  if (stand === 'NOT_OPEN')
    return { reason: `${words}的填报还没有开放。`, fix: `请在 ${dates.opensOn} 之后再填。` }
  return {
    reason: `${words}的填报已于 ${dates.closesOn} 截止。`,
    fix: '确需补报的，请联系数据管理员重新开放这一期。',
  }
}

function judgeLine(line: Line, ground: PlaceGround, judged: Judged): void {
  const { owed, typed } = line
  const { definition, past, next, indicator } = owed
  const note = typed.note.trim()
  const { observed, faults } = checkFigures(line.figures satisfies CellFigures, {
    ...{ name: indicator.name, definition, past, next, marked: line.marked },
  })
  const open = faults.filter(({ severity }) => severity === 'ERROR' || note === '')
  judged.faults.push(...open.map(fault => faultOf(ground, typed, indicator, fault)))
  if (observed === null || open.length > 0) return
  const doubts = faults.map(({ cell, reason }) => `${COLUMN_WORDS[cell]}：${reason}`)
  judged.ready.push({ owed, observed, note: note === '' ? null : note, doubts })
}
