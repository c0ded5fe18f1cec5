import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, WUJIANG } from './builders.ts'
import { asUser, type TestClient } from './client.ts'
import { moveTo } from './days.ts'
import { buildReportedIndicator } from './reporting-world.ts'
import { createTestServer, type TestServer } from './server.ts'

export const VILLAGE = '440203102200'

export const HEAD = `place { code } reporting { period words opensOn dueOn closesOn open } reopenedUntil light
  owed submitted published returned canEnter`
const FAULTS = `faults { place { code } indicatorId indicatorName row cell column typed severity reason fix }`
export const OUTCOME = `rows ready submitted unchanged ${FAULTS} sheet { head { ${HEAD} } }`
export const SUBMIT = `mutation ($input: SheetInput!) { submitSheet(input: $input) { ${OUTCOME} } }`
export const CHECK = `query ($input: SheetInput!) { checkSheet(input: $input) { ${OUTCOME} } }`
export const SHEET = `query ($place: ID!, $period: String!) {
  reportingSheet(place: $place, frequency: MONTHLY, period: $period) { head { ${HEAD} } draftSavedBy rows {
    indicator { id name } definition { kind } numerator denominator value note canEnter beforePeriod beforeValue
    observation { id version status revision period value opinion can { withdraw review publish return correct } } } } }`

export interface Fault {
  indicatorName: string | null
  cell: string
  severity: string
  reason: string
}
export interface Outcome {
  rows: number
  ready: number
  submitted: number
  unchanged: number
  faults: Fault[]
}
export interface Row {
  indicator: { id: string; name: string }
  numerator: string | null
  denominator: string | null
  value: string | null
  canEnter: boolean
  beforeValue: number | null
  observation: { id: string; version: number; status: string; value: number | null } | null
}

export type Typed = {
  indicatorId: string
  numerator?: string
  denominator?: string
  value?: string
  note?: string
}

type Person = TestClient & { userId: string }

/** A village, its town and all above them who report, review and publish; what they report on. */
export interface SheetWorld {
  server: TestServer
  /** 区政数局, which reports for the county. */
  owner: string
  window: string
  online: string
  /** Not asked of 江湾镇. */
  speed: string
  /** Reported by its owner. */
  cloud: string
  village: Person
  town: Person
  otherTown: TestClient
  unit: TestClient
  steward: TestClient
  leader: TestClient
}

const SHARED = { denominatorItem: '政务服务事项总数', reportLevels: [4, 5] }
const WINDOW = { name: '一窗受理率', numeratorItem: '一窗受理事项', ...SHARED }
const ONLINE = { name: '网上可办率', numeratorItem: '网上可办事项', ...SHARED }
const SPEED = {
  ...({ name: '网络宽带速率', kind: 'MINIMUM', unit: '兆', direction: 'MINIMUM' } as const),
  ...{ line: 50, cumulative: true, exempt: [JIANGWAN] },
}

export async function sheetWorld(): Promise<SheetWorld> {
  const server = await createTestServer({ day: '2024-10-08' })
  await buildPlaces(server)
  const owner = await buildOrganization(server, { name: '区政数局' })
  const at = (role: string, more: { scopeCode?: string; organizationId?: string } = {}) =>
    asUser(server, { role, jurisdictionCode: WUJIANG, ...more })
  return {
    ...{ server, owner },
    window: await buildReportedIndicator(server, WINDOW),
    online: await buildReportedIndicator(server, ONLINE),
    speed: await buildReportedIndicator(server, SPEED),
    cloud: await buildReportedIndicator(server, { name: '上云率', reportLevels: [3], ownerId: owner }),
    village: await at('VILLAGE_OPERATOR', { scopeCode: VILLAGE }),
    town: await at('TOWN_OPERATOR', { scopeCode: LONGGUI }),
    otherTown: await at('TOWN_OPERATOR', { scopeCode: JIANGWAN }),
    unit: await at('UNIT_OFFICER', { organizationId: owner }),
    steward: await at('DATA_STEWARD'),
    leader: await at('LEADER'),
  }
}

const REPORTED =
  'observation, indicator_figure, sheet_draft, reporting_period, period_reopening, reporting_reminder, message'

/** The first day again, with nothing reported. */
export async function beginAgain(world: SheetWorld): Promise<void> {
  await moveTo(world, '2024-10-08')
  await world.server.db.script(`truncate ${REPORTED}`)
}

export const input = (rows: readonly Typed[], place = VILLAGE, period = '2024-09') => ({
  input: { place, frequency: 'MONTHLY', period, rows },
})

export async function submit(
  client: TestClient,
  rows: readonly Typed[],
  place = VILLAGE,
  period = '2024-09',
) {
  const answer = await client.query<{ submitSheet: Outcome }>(SUBMIT, input(rows, place, period))
  return { code: answer.code, message: answer.errors?.[0]?.message ?? null, ...answer.data?.submitSheet }
}

export async function sheet(client: TestClient, place = VILLAGE, period = '2024-09') {
  const { data, code } = await client.query<{
    reportingSheet: { head: Record<string, unknown>; rows: Row[]; draftSavedBy: string | null }
  }>(SHEET, { place, period })
  return { code, ...data?.reportingSheet } as {
    code: string | null
    head: Record<string, unknown>
    rows: Row[]
    draftSavedBy: string | null
  }
}

const REVIEW = `mutation ($keys: [ObservationKey!]!, $action: ObservationAction!, $opinion: String) {
  reviewObservations(keys: $keys, action: $action, opinion: $opinion) { done observations { id version status opinion } } }`

export const review = (
  client: TestClient,
  keys: { id: string; version: number }[],
  action: string,
  opinion?: string,
) =>
  client.query<{ reviewObservations: { done: number; observations: { status: string }[] } }>(REVIEW, {
    ...{ keys, action, opinion },
  })

/** A sheet filled in as it should be, the values on it, and what became of them. */
export function sheetsIn({ server, window, online, speed, steward }: SheetWorld) {
  const full = (): Typed[] => [
    { indicatorId: window, numerator: '９０', denominator: '100' },
    { indicatorId: online, numerator: '80' },
    { indicatorId: speed, value: '100兆' },
  ]

  const keysOf = async (place = VILLAGE) => {
    const { rows } = await sheet(steward, place)
    return rows.flatMap(({ observation }) =>
      observation ? [{ id: observation.id, version: observation.version }] : [],
    )
  }

  const figure = (indicatorId: string, placeCode: string) =>
    server.db.sql<{ value: number | null; knownOn: string }>(
      `select value, known_on as "knownOn" from indicator_figure where indicator_id = $1 and place_code = $2
       order by known_on desc`,
      [indicatorId, placeCode],
    )
  return { full, keysOf, figure }
}
