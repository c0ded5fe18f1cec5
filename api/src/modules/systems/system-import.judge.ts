import type { Day } from '../../platform/day.ts'
import { DomainError } from '../../platform/errors.ts'
import { cellWords } from '../../platform/sheet-cell.ts'
import type { Organization, OrganizationDirectory } from '../divisions/index.ts'
import { nearestName } from './nearest-name.rules.ts'
import { heldStates } from './system.rates.ts'
import type { WholeSystem } from './system.rows.ts'
import { type NewState, planChange, VALUE_KEYS } from './system.rules.ts'
import { factFaults, factsOf, type SystemFacts, sameFacts } from './system-facts.rules.ts'
import {
  COLUMNS,
  type ColumnId,
  type RowCells,
  type RowFault,
  type SheetSystem,
} from './system-sheet.rules.ts'

/** One thing wrong with an uploaded sheet; `row` as Excel counts it. */
export interface SheetFault {
  row: number
  column: string
  value: string
  reason: string
  fix: string
}

/** A filled row on its way. */
export interface FilledRow {
  row: number
  cells: RowCells
  system: SheetSystem
  faults: RowFault[]
}

/** What a row without faults does. */
export type Plan =
  | { kind: 'CREATE'; owner: Organization; facts: SystemFacts; first: NewState }
  | { kind: 'UPDATE'; owner: Organization; system: WholeSystem; facts: SystemFacts | null; rows: NewState[] }
  | { kind: 'NOTHING' }

export interface Judging {
  today: Day
  directory: OrganizationDirectory
  /** Whether whoever brings the sheet keeps the systems of an organization. */
  mayEdit(owner: Organization): boolean
  /** Systems in the ledger by owner and name. */
  known: ReadonlyMap<string, WholeSystem>
}

export const systemKey = (ownerId: string, name: string): string => `${ownerId} ${name}`

const LONGEST_VALUE = 60

export const toSheetFault = ({ row, cells }: FilledRow, { column, reason, fix }: RowFault): SheetFault => ({
  row,
  column: COLUMNS[column].head,
  value: cellWords(cells[column]).slice(0, LONGEST_VALUE),
  reason,
  fix: fix ?? COLUMNS[column].fix,
})

/** The owner a row names, or what is wrong with it. */
export function ownerOfRow(
  words: string,
  { directory, mayEdit }: Pick<Judging, 'directory' | 'mayEdit'>,
): Organization | RowFault {
  const owner = directory.match(words)
  if (owner && mayEdit(owner)) return owner
  if (owner)
    return {
      column: 'owner',
      reason: `${owner.name}的系统不由您登记。`,
      fix: '请删去这一行，或请数据管理员导入。',
    }
  const near = nearestName(
    words,
    directory.organizations.filter(mayEdit).map(({ name }) => name),
  )
  return {
    column: 'owner',
    reason: `没有找到单位“${words}”。`,
    fix: near ? `最接近的是“${near}”，请核对后填写。` : '请填写本地区单位的名称或简称。',
  }
}

/** What a row does, or everything that is wrong with what it says. Its cells were read without a fault. */
export function judgeRow(
  row: SheetSystem,
  owner: Organization,
  { today, known }: Judging,
): Plan | { faults: RowFault[] } {
  const system = known.get(systemKey(owner.id, row.name ?? ''))
  return system ? judgeUpdate(row, owner, system, today) : judgeNew(row, owner, today)
}

function judgeNew(row: SheetSystem, owner: Organization, today: Day): Plan | { faults: RowFault[] } {
  const facts = mergeFacts(row, emptyFacts(row.name ?? '', owner.id))
  const faults: RowFault[] = factColumns(facts, today)
  for (const column of ['cloud', 'sharing', 'integration'] as const)
    if (row[column] === null) faults.push({ column, reason: `新登记的系统须填写${COLUMNS[column].head}。` })
  const effectiveOn = row.effectiveOn ?? today
  if (effectiveOn > today) faults.push({ column: 'effectiveOn', reason: '状态生效日期不能晚于今天。' })
  const { cloud, sharing, integration, zombie, reason } = row
  if (faults.length > 0 || !cloud || !sharing || !integration) return { faults }
  const first = { cloud, sharing, integration, zombie: zombie ?? false, effectiveOn, reason }
  return { kind: 'CREATE', owner, facts, first }
}

function judgeUpdate(
  row: SheetSystem,
  owner: Organization,
  system: WholeSystem,
  today: Day,
): Plan | { faults: RowFault[] } {
  const facts = mergeFacts(row, factsOf(system))
  const faults = factColumns(facts, today)
  const rows = changeOf(row, system, today, faults)
  if (faults.length > 0) return { faults }
  const changed = sameFacts(facts, factsOf(system)) ? null : facts
  return changed === null && rows.length === 0
    ? { kind: 'NOTHING' }
    : { kind: 'UPDATE', owner, system, facts: changed, rows }
}

/** The rows that a changed state adds; faults go to `faults`. */
function changeOf(row: SheetSystem, { states }: WholeSystem, today: Day, faults: RowFault[]): NewState[] {
  const now = heldStates(states, today).at(-1)
  const values = Object.fromEntries(
    VALUE_KEYS.flatMap(key => (row[key] === null || row[key] === now?.[key] ? [] : [[key, row[key]]])),
  )
  if (!now || Object.keys(values).length === 0) return []
  if (row.effectiveOn === now.effectiveOn && now.effectiveOn < today) {
    faults.push({
      column: 'effectiveOn',
      reason: `状态有变化，但生效日期仍是上一次的 ${now.effectiveOn}。`,
      fix: '请填写这次变化的日期；如要更正上一次的登记，请在系统页面上办理。',
    })
    return []
  }
  const effectiveOn = row.effectiveOn ?? today
  // What an exported sheet still says of the state before is no reason of this one.
  const reason = row.reason === now.reason ? null : row.reason
  try {
    return planChange(states, { effectiveOn, values, reason }, today)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const [{ field = 'cloud' } = {}] = error.fields
    faults.push({ column: field as ColumnId, reason: error.message })
    return []
  }
}

const factColumns = (facts: SystemFacts, today: Day): RowFault[] =>
  factFaults(facts, today).map(({ field, message }) => ({
    column: field === 'ownerId' ? 'owner' : (field as ColumnId),
    reason: message,
  }))

const emptyFacts = (name: string, ownerId: string): SystemFacts => ({
  ...{ name, ownerId, purpose: null, userCount: null, usage: null, approval: null, approvedOn: null },
  ...{ fundingSource: null, fundingAmount: null, network: null, securityLevel: null, classified: false },
  ...{ cloudDueOn: null, note: null },
})

/** What a row says in place of what is known; blanks leave it as it is. */
function mergeFacts(row: SheetSystem, facts: SystemFacts): SystemFacts {
  return {
    ...facts,
    purpose: row.purpose ?? facts.purpose,
    userCount: row.userCount ?? facts.userCount,
    usage: row.usage ?? facts.usage,
    approval: row.approval ?? facts.approval,
    approvedOn: row.approvedOn ?? facts.approvedOn,
    fundingSource: row.fundingSource ?? facts.fundingSource,
    fundingAmount: row.fundingAmount ?? facts.fundingAmount,
    network: row.network ?? facts.network,
    securityLevel: row.securityLevel === 0 ? null : (row.securityLevel ?? facts.securityLevel),
    classified: row.classified ?? facts.classified,
    cloudDueOn: row.cloudDueOn ?? facts.cloudDueOn,
    note: row.note ?? facts.note,
  }
}
