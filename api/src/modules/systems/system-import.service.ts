import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { columnLetters, FORMULA_UNCOUNTED, isBlank } from '../../platform/sheet-cell.ts'
import { type ReadSheet, readUploadedSheet } from '../../platform/sheet-file.ts'
import { type Write, write } from '../../platform/write.ts'
import { DOING_ROLES, placeScope } from '../access/index.ts'
import { isWithin, type Organization, organizationDirectory } from '../divisions/index.ts'
import { SHEET_NAME } from './system.export.ts'
import { canEditSystem } from './system.policy.ts'
import { toWhole, type WholeSystem } from './system.rows.ts'
import { countsOtherwise, firstDay, insertSystems, saveFacts } from './system.service.ts'
import { feedFigures } from './system-figures.service.ts'
import {
  type FilledRow,
  type Judging,
  judgeRow,
  ownerOfRow,
  type Plan,
  type SheetFault,
  systemKey,
  toSheetFault,
} from './system-import.judge.ts'
import {
  COLUMN_IDS,
  COLUMNS,
  type ColumnId,
  NEEDED_HEADS,
  placeColumns,
  readSystemRow,
} from './system-sheet.rules.ts'
import { type PlannedChange, saveChanges } from './system-state.service.ts'

/** What became of a sheet. */
export interface ImportOutcome {
  /** Rows that were filled in. */
  rows: number
  /** Of these without a fault. */
  ready: number
  /** New systems, changed ones, and those that are so already; before `commit` what would become of them. */
  created: number
  updated: number
  unchanged: number
  errors: SheetFault[]
}

const MOST_ROWS = 3000

/** Titles that people put above the heads. */
const HEAD_ROWS = 5

const WANTED = {
  name: SHEET_NAME,
  unreadable: '无法读取这个文件。请上传 .xlsx 格式的台账，不要另存为 .xls 或 .csv，也不要加密码。',
  tooLarge: '表格太大，无法读取。请删去多余的行列和工作表后再上传。',
}

/** The first sheet of a workbook, or the one with the name of the template. Throws `UNREADABLE_FILE`, `TOO_LARGE`. */
export const readSystemSheet = (bytes: Uint8Array): Promise<ReadSheet> => readUploadedSheet(bytes, WANTED)

/**
 * Reads an uploaded ledger and says everything that is wrong with it at once. With `commit`, and only when nothing is
 * wrong, brings it in as one write; a sheet brought in twice changes nothing the second time. Throws `FORBIDDEN`,
 * `NOT_FOUND`, `UNREADABLE_FILE`, `TOO_LARGE`; `BAD_INPUT` for another kind of sheet.
 */
export async function takeSystems(
  context: Context,
  { place, bytes, commit }: { place: string; bytes: Uint8Array; commit: boolean },
): Promise<ImportOutcome> {
  const { jurisdictionCode } = placeScope(context.viewer, place, ['DATA_STEWARD', ...DOING_ROLES])
  const sheet = await readSystemSheet(bytes)
  const mayEdit = ({ id, placeCode }: Organization) =>
    isWithin(placeCode, place) && canEditSystem(context.viewer, { jurisdictionCode, ownerId: id, placeCode })
  return importSystems(context, { jurisdictionCode, sheet, mayEdit, commit })
}

export interface SystemImport {
  jurisdictionCode: string
  sheet: Pick<ReadSheet, 'rows' | 'uncounted' | 'merges'>
  /** Whether whoever brings the sheet keeps the systems of an organization. */
  mayEdit(owner: Organization): boolean
  commit: boolean
}

/** The same for a sheet in hand, whoever brings it. */
export async function importSystems(
  context: Context,
  { jurisdictionCode, sheet, mayEdit, commit }: SystemImport,
): Promise<ImportOutcome> {
  const filled = filledRows(sheet)
  const directory = await organizationDirectory(context, jurisdictionCode)
  const owners = filled.flatMap(({ system }) => directory.match(system.owner ?? '')?.id ?? [])
  const known = await knownSystems(context, jurisdictionCode, [...new Set(owners)])
  const judging: Judging = { today: context.clock.today(), directory, mayEdit, known }
  const { plans, errors } = judgeRows(filled, judging)
  const count = (kind: Plan['kind']) => plans.filter(plan => plan.kind === kind).length
  const outcome: ImportOutcome = {
    rows: filled.length,
    ready: plans.length,
    created: count('CREATE'),
    updated: count('UPDATE'),
    unchanged: count('NOTHING'),
    errors,
  }
  if (commit && errors.length === 0 && outcome.created + outcome.updated > 0)
    await write(context, jurisdictionCode, step =>
      bringIn(step, context, { jurisdictionCode, plans, outcome }),
    )
  return outcome
}

async function knownSystems(
  { db }: Context,
  jurisdictionCode: string,
  ownerIds: string[],
): Promise<ReadonlyMap<string, WholeSystem>> {
  const rows = await db.prisma.informationSystem.findMany({
    where: { jurisdictionCode, ownerId: { in: ownerIds }, removedOn: null },
    include: { states: true },
  })
  return new Map(rows.map(row => [systemKey(row.ownerId, row.name), toWhole(row)]))
}

/** Rows below the heads that say something. Throws `BAD_INPUT` when the heads are not those of a ledger. */
function filledRows({ rows, uncounted, merges }: SystemImport['sheet']): FilledRow[] {
  const cells = spread(rows, merges)
  const index = cells.slice(0, HEAD_ROWS).findIndex(heads => missingHeads(placeColumns(heads)).length === 0)
  const places = placeColumns(cells[Math.max(0, index)] ?? [])
  if (index < 0) {
    const names = missingHeads(places)
      .map(id => `“${COLUMNS[id].head}”`)
      .join('、')
    throw badInput('file', `这不是信息系统台账，或表头被改动：缺少${names}列。请下载模板，填好后再上传。`)
  }
  const filled = cells.slice(index + 1).flatMap((line, offset) => {
    const row = index + offset + 2
    const own = Object.fromEntries(
      COLUMN_IDS.map(id => [id, places[id] < 0 ? null : line[places[id]]]),
    ) as FilledRow['cells']
    if (COLUMN_IDS.every(id => isBlank(own[id]) && !isUncounted(id))) return []
    function isUncounted(id: ColumnId): boolean {
      return places[id] >= 0 && uncounted.has(`${columnLetters(places[id])}${row}`)
    }
    const { row: system, faults } = readSystemRow(own)
    const open = COLUMN_IDS.filter(id => isBlank(own[id]) && isUncounted(id))
    const [reason, fix] = FORMULA_UNCOUNTED
    const formulas = open.map(column => ({ column, reason, fix }))
    const others = faults.filter(({ column }) => !open.includes(column))
    return [{ row, cells: own, system, faults: [...formulas, ...others] }]
  })
  if (filled.length > MOST_ROWS)
    throw badInput('file', `表里有 ${filled.length} 行，一次最多导入 ${MOST_ROWS} 行，请分开导入。`)
  return filled
}

const missingHeads = (places: Readonly<Record<ColumnId, number>>): ColumnId[] =>
  NEEDED_HEADS.filter(id => places[id] < 0)

/** What stands in cells that were made one holds for each of them down a column. */
function spread(rows: ReadSheet['rows'], merges: ReadSheet['merges']): ReadSheet['rows'] {
  const cells = rows.map(line => [...line])
  for (const { fromRow, toRow, fromColumn, toColumn } of merges) {
    if (fromColumn !== toColumn || fromRow === 0) continue
    for (let row = fromRow + 1; row <= Math.min(toRow, rows.length - 1); row += 1) {
      const line = cells[row]
      if (line) line[fromColumn] = cells[fromRow]?.[fromColumn] ?? null
    }
  }
  return cells
}

function judgeRows(filled: readonly FilledRow[], judging: Judging): { plans: Plan[]; errors: SheetFault[] } {
  const seen = new Map<string, number>()
  const errors: SheetFault[] = []
  const plans = filled.flatMap(row => {
    const faults = [...row.faults]
    const { name, owner: words } = row.system
    const owner = words === null ? null : ownerOfRow(words, judging)
    if (owner && 'reason' in owner) faults.push(owner)
    else if (owner && name !== null) {
      const key = systemKey(owner.id, name)
      const before = seen.get(key)
      if (before === undefined) seen.set(key, row.row)
      else faults.push({ column: 'name', reason: `与第 ${before} 行是同一个系统。`, fix: '请只保留一行。' })
      const plan = judgeRow(row.system, owner, judging)
      if (!('faults' in plan) && faults.length === 0) return [plan]
      if ('faults' in plan) {
        const said = new Set(faults.map(({ column }) => column))
        faults.push(...plan.faults.filter(({ column }) => !said.has(column)))
      }
    }
    errors.push(...faults.map(fault => toSheetFault(row, fault)))
    return []
  })
  return { plans, errors }
}

interface Bringing {
  jurisdictionCode: string
  plans: readonly Plan[]
  outcome: ImportOutcome
}

async function bringIn(
  step: Write,
  context: Context,
  { jurisdictionCode, plans, outcome }: Bringing,
): Promise<void> {
  const places = new Set<string>()
  const days: Day[] = []
  const changes: PlannedChange[] = []
  const entries = plans.flatMap(plan =>
    plan.kind === 'CREATE' ? [{ jurisdictionCode, placeCode: plan.owner.placeCode, ...plan }] : [],
  )
  const made = await insertSystems(step, context, jurisdictionCode, entries)
  for (const plan of plans) {
    if (plan.kind === 'CREATE') {
      places.add(plan.owner.placeCode)
      days.push(plan.first.effectiveOn)
    } else if (plan.kind === 'UPDATE') {
      const { system, facts, rows } = plan
      const { placeCode, version } = system
      if (facts) await saveFacts(step, context, { system, version, facts, placeCode, unfed: true })
      if (rows.length > 0) changes.push({ system, version: version + (facts ? 1 : 0), rows })
      places.add(placeCode)
      days.push(...rows.map(({ effectiveOn }) => effectiveOn))
      if (facts && countsOtherwise(system, facts, placeCode)) days.push(firstDay(system))
    }
  }
  if (changes.length > 0) await saveChanges(step, context, changes, newId())
  const { created, updated, unchanged } = outcome
  await step.record({
    type: 'SYSTEMS_IMPORTED',
    entity: 'Jurisdiction',
    entityId: jurisdictionCode,
    after: { created, updated, unchanged, systems: made },
  })
  if (days.length === 0) return
  const from = days.reduce((first, day) => (day < first ? day : first))
  await feedFigures(step, context, { jurisdictionCode, places: [...places], from })
}
