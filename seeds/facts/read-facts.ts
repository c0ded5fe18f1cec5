import { readFileSync } from 'node:fs'
import type { OrganizationKind } from '#prisma'

/** The five jurisdictions of the demo world; Wujiang is its home. */
export const JURISDICTIONS = {
  wujiang: '440203000000',
  nanping: '350700000000',
  suqian: '321300000000',
  shandong: '370000000000',
  province: '990000000000',
} as const

export type FactsName = keyof typeof JURISDICTIONS

export interface OrganizationFact {
  name: string
  aliases: string[]
  kind: OrganizationKind
}

export interface IndicatorFact {
  name: string
  /** county, town, village, or null for the jurisdiction as a whole. */
  level: string | null
  unit: string
  baselineYear: number
  baseline: number
  targetYear: number
  target: number
  comparator: string
}

export interface TaskFact {
  /** As printed; the masked province prints x everywhere. */
  no: string
  /** `no` of the parent task. */
  parent: string | null
  section: string
  title: string
  milestones: { status: 'DATED' | 'UNKNOWN'; due: string | null }[]
  /** Units and groups as written. */
  lead: string[]
  joint: string[]
  targets: { text: string; value: number; unit: string; comparator: string }[]
}

export interface PlanFacts {
  jurisdictionCode: string
  title: string
  documentNumber: string | null
  issuer: string | null
  /** `YYYY-MM-DD`; null where the published text does not say. */
  issuedOn: string | null
  tasks: TaskFact[]
}

/** The folder of the facts: the same two levels up from here and from the built program (dist/api). */
const here = new URL('../../seeds/facts/', import.meta.url)

const readJson = (path: string, folder: URL): unknown =>
  JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

/** Rows of a file whose values hold neither commas nor quotes. */
function readRows(path: string, folder: URL): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(path, folder), 'utf8').trim().split('\n')
  const columns = head.split(',')
  return lines.map(line => {
    const values = line.split(',')
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']))
  })
}

/** A tree for `importDivisions`. */
export const divisionFacts = (name: FactsName, folder = here): unknown =>
  readJson(`divisions/${name}.json`, folder)

export const organizationFacts = (name: FactsName, folder = here): OrganizationFact[] =>
  readRows(`organizations/${name}.csv`, folder).map(row => ({
    name: row['name'] ?? '',
    aliases: (row['aliases'] ?? '').split('|').filter(alias => alias !== ''),
    kind: row['kind'] as OrganizationKind,
  }))

/** The nine annex indicators of Wujiang. */
export const indicatorFacts = (folder = here): IndicatorFact[] =>
  readRows('indicators.csv', folder).map(row => ({
    name: row['name'] ?? '',
    level: row['level'] || null,
    unit: row['unit'] ?? '',
    baselineYear: Number(row['baselineYear']),
    baseline: Number(row['baseline']),
    targetYear: Number(row['targetYear']),
    target: Number(row['target']),
    comparator: row['comparator'] ?? '',
  }))

/** A change in the ledger of systems: the day it takes effect, the new state and why, in words. */
export interface SystemChangeFact {
  on: string
  state: string
  reason: string
}

/** An information system: its first state, in the words of the ledger, and what changed later. */
export interface SystemFact {
  /** By the names of the columns; those of the state are its first. */
  values: Record<string, string>
  /** The day of its first state. */
  since: string
  changes: SystemChangeFact[]
}

/** The ledger of information systems at home, invented but for the seven that the plan names. */
export const systemFacts = (folder = here): SystemFact[] =>
  readRows('systems/wujiang.csv', folder).map(({ changes = '', since = '', ...values }) => ({
    values,
    since,
    changes: changes
      .split('|')
      .filter(change => change !== '')
      .map(change => {
        const [on = '', state = '', ...reason] = change.split(' ')
        return { on, state, reason: reason.join(' ') }
      }),
  }))

export const planFacts = (name: FactsName, folder = here): PlanFacts =>
  readJson(`plan-tasks/${name}.json`, folder) as PlanFacts

/** The sample plan of our own words. */
export const sampleDocument = (folder = here): string =>
  readFileSync(new URL('../documents/wujiang-sample-2024.txt', folder), 'utf8')
