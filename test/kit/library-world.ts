import { createIndicators, type IndicatorDraft } from '#api/modules/indicators/index.ts'
import { write } from '#api/platform/write.ts'
import { buildPlaces, buildPlan, NANPING, WUJIANG } from './builders.ts'
import { asUser, type GraphQLAnswer, type TestClient } from './client.ts'
import { createTestServer, type TestServer } from './server.ts'

/** What tests read of an indicator. */
const ENTRY = `fragment Entry on Indicator {
  id no name status feed measure dataSource reportLevels frequency ownFigure version unit target baseline
  owner { name } sourceText
  definition { version validFrom kind direction unit definition numeratorItem denominatorItem formula formulaWords line reason }
  definitions { version validFrom }
  targets { level place { code } baselineYear baseline targetYear target yearly { year value } reason inForce createdBy knownOn }
  exemptions { place { name } fromOn untilOn reason }
  tasks { title }
  history { type summary }
  can { edit adopt retire reactivate link }
}`

export interface Entry {
  id: string
  no: number
  name: string
  status: string
  version: number
  target: number | null
  baseline: number | null
  measure: string | null
  reportLevels: number[]
  sourceText: string | null
  definition: { version: number; definition: string; formulaWords: string | null; validFrom: string }
  definitions: { version: number; validFrom: string }[]
  targets: { target: number | null; inForce: boolean; reason: string | null; level: number | null }[]
  exemptions: { place: { name: string }; fromOn: string; untilOn: string | null }[]
  tasks: { title: string }[] | null
  history: { type: string; summary: string }[]
  can: Record<string, boolean>
}

export const facts = (more: object = {}) => ({
  name: '“一件事”事项数',
  feed: 'REPORTED',
  reportLevels: [3],
  frequency: 'MONTHLY',
  ownFigure: 'WHOLE',
  ...more,
})

export const count = (more: object = {}) => ({
  validFrom: '2021-01-01',
  kind: 'COUNT',
  direction: 'HIGHER',
  unit: '个',
  decimals: 0,
  cumulative: true,
  definition: '截至期末累计上线的事项数',
  ...more,
})

export const ratio = (more: object = {}) => ({
  ...count(),
  kind: 'RATIO',
  unit: '%',
  cumulative: false,
  decimals: 1,
  definition: '窗口受理事项数 ÷ 依申请事项总数 × 100%',
  numeratorItem: '窗口受理的事项数',
  denominatorItem: '依申请事项总数',
  ...more,
})

/** Those who keep the library of 武江区, one elsewhere, and a plan that names indicators. */
export interface LibraryWorld {
  server: TestServer
  planId: string
  steward: TestClient
  office: TestClient
  foreigner: TestClient
}

export async function libraryWorld(): Promise<LibraryWorld> {
  const server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  return {
    server,
    planId: await buildPlan(server, { title: '数字政府规划' }),
    steward: await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG }),
    office: await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG }),
    foreigner: await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING }),
  }
}

export const draft = (name: string, more: Partial<IndicatorDraft> = {}): IndicatorDraft => ({
  name,
  level: null,
  unit: '%',
  baselineYear: 2021,
  baseline: 80,
  targetYear: 2025,
  target: 100,
  targetText: null,
  comparator: '>=',
  source: { start: 0, end: 4 },
  ...more,
})

export type Answer = GraphQLAnswer<Record<string, Entry>>

export const call = (client: TestClient, name: string, types: string, variables: object): Promise<Answer> => {
  const given = Object.keys(variables)
  const declared = types.split(',').map(type => type.trim())
  const head = given.map((key, index) => `$${key}: ${declared[index]}`).join(', ')
  const pass = given.map(key => `${key}: $${key}`).join(', ')
  return client.query(`mutation (${head}) { ${name}(${pass}) { ...Entry } } ${ENTRY}`, variables as never)
}

export const create = (client: TestClient, input: object) =>
  call(client, 'createIndicator', 'CreateIndicatorInput!', { input })
export const adopt = (client: TestClient, inputs: object[]) =>
  client.query<{ adoptIndicators: Entry[] }>(
    `mutation ($inputs: [AdoptIndicatorInput!]!) { adoptIndicators(inputs: $inputs) { ...Entry } } ${ENTRY}`,
    { inputs },
  )
export const define = (client: TestClient, id: string, version: number, definition: object) =>
  call(client, 'defineIndicator', 'ID!, Int!, DefinitionInput!', { id, version, definition })
export const setTarget = (client: TestClient, id: string, version: number, target: object) =>
  call(client, 'setIndicatorTarget', 'ID!, Int!, TargetInput!', { id, version, target })

export const fieldsOf = ({ errors }: GraphQLAnswer<unknown>) =>
  ((errors?.[0]?.extensions.fields ?? []) as { field: string }[]).map(({ field }) => field)
export const saidBy = ({ errors }: GraphQLAnswer<unknown>) => errors?.[0]?.message ?? ''

/** Indicators of this world: proposed by its plan, or new and in use. */
export function indicatorsIn({ server, planId, steward, office }: LibraryWorld) {
  /** Indicators as a plan brings them; their ids. */
  const proposed = async (...drafts: IndicatorDraft[]): Promise<string[]> => {
    const from = await server.db.prisma.indicator.count({ where: { jurisdictionCode: WUJIANG } })
    await write(server.context, WUJIANG, step =>
      createIndicators(step, WUJIANG, planId, drafts, server.context),
    )
    const rows = await server.db.prisma.indicator.findMany({
      where: { jurisdictionCode: WUJIANG },
      orderBy: { no: 'asc' },
      skip: from,
    })
    return rows.map(({ id }) => id)
  }

  const one = async (id: string, client = office) =>
    (
      await client.query<{ indicator: Entry }>(
        `query ($id: ID!) { indicator(id: $id) { ...Entry } } ${ENTRY}`,
        { id },
      )
    ).data.indicator

  let made = 0
  /** A new indicator in use. */
  const fresh = async (definition: object = count(), more: object = {}): Promise<Entry> => {
    made += 1
    const answer = await create(steward, {
      place: WUJIANG,
      facts: facts({ name: `指标甲${made}`, ...more }),
      definition,
    })
    if (answer.errors) throw new Error(saidBy(answer))
    return answer.data['createIndicator'] as Entry
  }
  return { proposed, one, fresh }
}
