import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  JIANGWAN,
  LONGGUI,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type GraphQLAnswer, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { newId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { createIndicators, type IndicatorDraft, libraryOf } from './index.ts'

const VILLAGE = '440203102200'

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

interface Entry {
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

const facts = (more: object = {}) => ({
  name: '“一件事”事项数',
  feed: 'REPORTED',
  reportLevels: [3],
  frequency: 'MONTHLY',
  ownFigure: 'WHOLE',
  ...more,
})

const count = (more: object = {}) => ({
  validFrom: '2021-01-01',
  kind: 'COUNT',
  direction: 'HIGHER',
  unit: '个',
  decimals: 0,
  cumulative: true,
  definition: '截至期末累计上线的事项数',
  ...more,
})

const ratio = (more: object = {}) => ({
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

let server: TestServer
let steward: TestClient
let office: TestClient
let foreigner: TestClient
let planId: string

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  planId = await buildPlan(server, { title: '数字政府规划' })
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  office = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  foreigner = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
})

const draft = (name: string, more: Partial<IndicatorDraft> = {}): IndicatorDraft => ({
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

/** Indicators as a plan brings them; their ids. */
async function proposed(...drafts: IndicatorDraft[]): Promise<string[]> {
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

type Answer = GraphQLAnswer<Record<string, Entry>>

const call = (client: TestClient, name: string, types: string, variables: object): Promise<Answer> => {
  const given = Object.keys(variables)
  const declared = types.split(',').map(type => type.trim())
  const head = given.map((key, index) => `$${key}: ${declared[index]}`).join(', ')
  const pass = given.map(key => `${key}: $${key}`).join(', ')
  return client.query(`mutation (${head}) { ${name}(${pass}) { ...Entry } } ${ENTRY}`, variables as never)
}

const create = (client: TestClient, input: object) =>
  call(client, 'createIndicator', 'CreateIndicatorInput!', { input })
const adopt = (client: TestClient, inputs: object[]) =>
  client.query<{ adoptIndicators: Entry[] }>(
    `mutation ($inputs: [AdoptIndicatorInput!]!) { adoptIndicators(inputs: $inputs) { ...Entry } } ${ENTRY}`,
    { inputs },
  )
const define = (client: TestClient, id: string, version: number, definition: object) =>
  call(client, 'defineIndicator', 'ID!, Int!, DefinitionInput!', { id, version, definition })
const setTarget = (client: TestClient, id: string, version: number, target: object) =>
  call(client, 'setIndicatorTarget', 'ID!, Int!, TargetInput!', { id, version, target })

const fieldsOf = ({ errors }: GraphQLAnswer<unknown>) =>
  ((errors?.[0]?.extensions.fields ?? []) as { field: string }[]).map(({ field }) => field)
const saidBy = ({ errors }: GraphQLAnswer<unknown>) => errors?.[0]?.message ?? ''

let made = 0
/** A new indicator in use. */
async function fresh(definition: object = count(), more: object = {}): Promise<Entry> {
  made += 1
  const answer = await create(steward, {
    place: WUJIANG,
    facts: facts({ name: `指标甲${made}`, ...more }),
    definition,
  })
  expect(saidBy(answer)).toBe('')
  return answer.data['createIndicator'] as Entry
}

describe('an indicator of the library', () => {
  test('is kept by data steward and office; nobody else writes, and nothing foreign is there', async () => {
    const { id, version } = await fresh()
    const target = { targetYear: 2025, target: 150 }
    expect((await setTarget(asStranger(server), id, version, target)).code).toBe('UNAUTHENTICATED')
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await setTarget(leader, id, version, target)).code).toBe('FORBIDDEN')
    expect((await setTarget(foreigner, id, version, target)).code).toBe('NOT_FOUND')
    expect((await setTarget(steward, 'no id', version, target)).code).toBe('NOT_FOUND')
    expect((await create(foreigner, { place: WUJIANG, facts: facts(), definition: count() })).code).toBe(
      'NOT_FOUND',
    )
    expect(await one(id, foreigner)).toBeNull()
    expect((await one(id, leader)).can).toEqual({
      edit: false,
      adopt: false,
      retire: false,
      reactivate: false,
      link: false,
    })
    expect((await one(id, office)).can).toMatchObject({ edit: true, adopt: false, retire: true, link: true })
    expect((await one(id, steward)).can).toMatchObject({ edit: true, link: false })
  })

  test('is refused with every field that is wrong', async () => {
    const answer = await create(steward, {
      place: WUJIANG,
      facts: facts({ name: ' ', reportLevels: [2], ownerId: newId() }),
      definition: count({ unit: '%', definition: '短', decimals: 9 }),
      target: { targetYear: 2020, baselineYear: 2021, baseline: 9, target: 150 },
    })
    expect(answer.code).toBe('BAD_INPUT')
    expect(fieldsOf(answer)).toEqual([
      'facts.name',
      'facts.reportLevels',
      'definition.definition',
      'definition.decimals',
      'definition.unit',
      'target.targetYear',
      'facts.ownerId',
    ])
  })

  test('is made with number, definition and target; the same form sent twice makes one', async () => {
    const ownerId = await buildOrganization(server, { name: '区政数局' })
    const input = {
      place: WUJIANG,
      facts: facts({ ownerId, dataSource: '政务服务平台' }),
      definition: count(),
      target: {
        baselineYear: 2021,
        baseline: 100,
        targetYear: 2025,
        target: 150,
        yearly: [{ year: 2023, value: 130 }],
      },
    }
    const answers = await Promise.all([create(steward, input), create(office, input)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['BAD_INPUT', null].sort())
    const entry = answers.find(({ code }) => code === null)?.data['createIndicator']
    expect(entry).toMatchObject({
      name: '“一件事”事项数',
      status: 'ACTIVE',
      baseline: 100,
      target: 150,
      owner: { name: '区政数局' },
      definition: { version: 1, kind: 'COUNT', unit: '个' },
      targets: [{ target: 150, yearly: [{ year: 2023, value: 130 }], inForce: true, reason: null }],
      history: [{ type: 'INDICATOR_CREATED', summary: '新建指标' }],
    })
    const other = await create(steward, { ...input, definition: count({ definition: '当月新上线的事项数' }) })
    expect(other.data['createIndicator']?.no).toBe((entry?.no ?? 0) + 1)
  })
})

describe('an indicator read from a plan', () => {
  test('comes with a proposal and the words of the plan', async () => {
    const ids = await proposed(
      draft('政务信息系统上云率'),
      draft('村级网络宽带速率', { level: 'village', unit: '兆', baseline: 10, target: 50 }),
      draft('“免证办”事项', { unit: '个', baseline: 180, target: 600 }),
    )
    const ask = `query ($place: ID!, $ids: [ID!]) { indicatorProposals(place: $place, ids: $ids) {
      indicator { name status sourceText } kind direction reportLevels feed measure ownFigure numeratorItem } }`
    const { data } = await steward.query<{ indicatorProposals: unknown[] }>(ask, { place: WUJIANG, ids })
    expect(data.indicatorProposals).toMatchObject([
      {
        indicator: { name: '政务信息系统上云率', status: 'PROPOSED', sourceText: null },
        kind: 'RATIO',
        feed: 'SYSTEMS',
        measure: 'CLOUD',
        ownFigure: 'PART',
        reportLevels: [],
        numeratorItem: '已上云的政务信息系统数',
      },
      { kind: 'MINIMUM', direction: 'MINIMUM', reportLevels: [5], feed: 'REPORTED' },
      { kind: 'COUNT', direction: 'HIGHER', reportLevels: [3] },
    ])
    expect((await one(ids[0]!)).sourceText).toBe('数字政府')
    expect((await steward.query(ask, { place: WUJIANG, ids: [newId()] })).code).toBe('NOT_FOUND')
    expect((await foreigner.query(ask, { place: WUJIANG, ids })).code).toBe('NOT_FOUND')
  })

  test('is adopted once, several in one write, all or none', async () => {
    const ids = await proposed(draft('甲率'), draft('乙率'))
    const inputs = ids.map((id, index) => ({
      id,
      version: 0,
      facts: facts({ name: `甲乙${index}率`, reportLevels: [3, 4, 5], ownFigure: 'PART' }),
      definition: ratio(),
    }))
    const wrong = await adopt(steward, [
      inputs[0]!,
      { ...inputs[1]!, definition: ratio({ numeratorItem: '' }) },
    ])
    expect([wrong.code, fieldsOf(wrong)]).toEqual(['BAD_INPUT', ['inputs.1.definition.numeratorItem']])
    expect((await adopt(steward, [inputs[0]!, inputs[0]!])).code).toBe('BAD_INPUT')
    expect((await adopt(foreigner, inputs)).code).toBe('NOT_FOUND')
    expect((await one(ids[0]!)).status).toBe('PROPOSED')
    const answers = await Promise.all([adopt(steward, inputs), adopt(office, inputs)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    expect((await adopt(steward, inputs)).code).toBe('CONFLICT')
    const again = await adopt(
      steward,
      inputs.map(input => ({ ...input, version: 1 })),
    )
    expect([again.code, saidBy(again)]).toEqual(['CONFLICT', expect.stringContaining('已经纳入指标库')])
    const adopted = await one(ids[1]!)
    expect(adopted).toMatchObject({
      name: '甲乙1率',
      status: 'ACTIVE',
      version: 1,
      target: 100,
      definitions: [{ version: 1 }],
      definition: { definition: '窗口受理事项数 ÷ 依申请事项总数 × 100%' },
    })
    expect(adopted.history.map(({ summary }) => summary)).toEqual(['纳入指标库'])
  })
})

describe('a definition', () => {
  test('needs a reason, a first day of a period, and a difference', async () => {
    const { id, version } = await fresh(ratio())
    const without = await define(steward, id, version, ratio({ validFrom: '2024-07-15' }))
    expect(fieldsOf(without)).toEqual(['definition.reason'])
    const midway = await define(
      steward,
      id,
      version,
      ratio({ validFrom: '2024-07-15', reason: '上级口径调整' }),
    )
    expect([fieldsOf(midway), saidBy(midway)]).toEqual([
      ['definition.validFrom'],
      expect.stringContaining('2024-07-01'),
    ])
    const early = ratio({ validFrom: '2020-12-01', reason: '上级口径调整' })
    expect(fieldsOf(await define(steward, id, version, early))).toEqual(['definition.validFrom'])
    const same = await define(steward, id, version, ratio({ reason: '没有改' }))
    expect(saidBy(same)).toContain('没有变化')
    expect((await one(id)).version).toBe(version)
  })

  test('goes on as a further version; of two stewards at once one is told CONFLICT', async () => {
    const { id, version } = await fresh(ratio())
    const next = (excluded: string) =>
      ratio({ validFrom: '2024-07-01', excluded, reason: '下半年起不计涉密事项' })
    const answers = await Promise.all([
      define(steward, id, version, next('涉密事项')),
      define(office, id, version, next('涉密事项和垂管事项')),
    ])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    const { definitions, history } = await one(id)
    expect(definitions).toEqual([
      { version: 2, validFrom: '2024-07-01' },
      { version: 1, validFrom: '2021-01-01' },
    ])
    expect(history[0]?.summary).toBe('口径改为第 2 版，自 2024-07-01 起执行。理由：下半年起不计涉密事项')
    const asked = `query ($id: ID!) { indicator(id: $id) {
      before: definition(asOf: "2024-06-30") { version } now: definition { version } } }`
    // Entered on 15 October: on 30 June nobody knew.
    expect((await steward.query(asked, { id })).data).toEqual({
      indicator: { before: { version: 1 }, now: { version: 2 } },
    })
  })

  test('with a formula is refused with sentences, and two formulas cannot close a circle at once', async () => {
    const base = await fresh()
    const derived = (formula: string) => count({ kind: 'DERIVED', cumulative: false, formula })
    const feed = { feed: 'FORMULA', reportLevels: [] }
    const input = (formula: string) => ({
      place: WUJIANG,
      facts: facts({ name: `公式 ${formula}`, ...feed }),
      definition: derived(formula),
    })
    for (const [formula, words] of [
      ['[99999] + 1', '没有编号为 [99999] 的指标'],
      ['[1', '方括号'],
      ['1 + 1', '公式里没有指标'],
      [`[${base.no}] / (2 - 2)`, '除数是 0'],
      ['process.exit()', '不认识'],
    ] as const) {
      const answer = await create(steward, input(formula))
      expect([fieldsOf(answer), saidBy(answer)]).toEqual([
        ['definition.formula'],
        expect.stringContaining(words),
      ])
    }
    const rate = await fresh(ratio())
    const mixed = await create(steward, input(`[${base.no}] + [${rate.no}]`))
    expect(saidBy(mixed)).toContain('单位不同')
    const unit = await create(steward, { ...input(`[${rate.no}] + 1`) })
    expect(fieldsOf(unit)).toEqual(['definition.unit'])
    const one = await fresh(derived(`[${base.no}] * 2`), feed)
    const two = await fresh(derived(`[${base.no}] * 3`), feed)
    expect(one.definition.formulaWords).toBe(`“${base.name}” * 2`)
    const turn = (formula: string) => ({ ...derived(formula), validFrom: '2024-11-01', reason: '改公式' })
    const answers = await Promise.all([
      define(steward, one.id, one.version, turn(`[${two.no}] * 2`)),
      define(office, two.id, two.version, turn(`[${one.no}] * 2`)),
    ])
    expect(answers.map(({ code }) => code).sort()).toEqual(['BAD_INPUT', null].sort())
    expect(answers.map(saidBy).join('')).toContain('循环引用')
    const retired = await call(steward, 'retireIndicator', 'ID!, Int!, String!', {
      id: base.id,
      version: base.version,
      reason: '不再统计',
    })
    expect([retired.code, saidBy(retired)]).toEqual(['CONFLICT', expect.stringContaining('公式还在用')])
  })

  test('checks a formula while it is typed', async () => {
    const base = await fresh()
    const ask = `query ($place: ID!, $formula: String!, $indicatorId: ID) {
      checkFormula(place: $place, formula: $formula, indicatorId: $indicatorId) {
        ok faults { message start end } words uses { id } unit } }`
    const check = async (formula: string, indicatorId?: string) =>
      (await steward.query<{ checkFormula: unknown }>(ask, { place: WUJIANG, formula, indicatorId })).data
        .checkFormula
    expect(await check(`[${base.no}] / 2`)).toEqual({
      ok: true,
      faults: [],
      words: `“${base.name}” / 2`,
      uses: [{ id: base.id }],
      unit: '个',
    })
    expect(await check(`[${base.no}] / 2`, base.id)).toMatchObject({
      ok: false,
      faults: [{ message: expect.stringContaining('循环引用'), start: 0, end: String(base.no).length + 2 }],
    })
    expect((await foreigner.query(ask, { place: WUJIANG, formula: '1' })).code).toBe('NOT_FOUND')
  })
})

describe('a target', () => {
  test('that is a slip is refused in words', async () => {
    const { id, version } = await fresh(ratio())
    const refusal = async (target: object) => saidBy(await setTarget(steward, id, version, target))
    const usual = { baselineYear: 2021, baseline: 85, targetYear: 2025 }
    expect(await refusal({ ...usual, target: 98, targetYear: 2021 })).toContain('目标年应晚于基准年')
    expect(await refusal({ ...usual, target: 600 })).toContain('超过了 100%')
    expect(await refusal({ targetYear: 2025, target: 0.98 })).toContain('请填 98')
    expect(await refusal({ ...usual, target: 80 })).toContain('低于基准值')
    expect(await refusal({ ...usual, target: null, targetText: '达到600个' })).toContain(
      '“个”与指标的单位“%”不一致',
    )
    expect(
      await refusal({
        ...usual,
        target: 98,
        yearly: [
          { year: 2024, value: 95 },
          { year: 2023, value: 90 },
        ],
      }),
    ).toContain('递增')
    expect(await refusal({ ...usual, target: 98, place: NANPING })).toContain('没有找到这个地方')
    expect(await refusal({ ...usual, target: 98, level: 2 })).toContain('层级不在本地区')
    expect(await refusal({ baseline: 5, target: 98 })).toContain('哪一年')
  })

  test('changed keeps the old one visible, and a past day shows what was known then', async () => {
    const { id, version } = await fresh(ratio())
    const first = { baselineYear: 2021, baseline: 85, targetYear: 2025, target: 98 }
    expect((await setTarget(steward, id, version, first)).code).toBeNull()
    await server.db.prisma.indicatorTarget.updateMany({
      where: { indicatorId: id },
      data: { knownOn: new Date('2024-01-10') },
    })
    const silent = await setTarget(steward, id, version + 1, { ...first, target: 95 })
    expect(fieldsOf(silent)).toEqual(['target.reason'])
    const same = await setTarget(steward, id, version + 1, { ...first, reason: '再保存一次' })
    expect(saidBy(same)).toContain('没有变化')
    const changed = { ...first, target: 95, reason: '省里下调目标' }
    const answers = await Promise.all([
      setTarget(steward, id, version + 1, changed),
      setTarget(office, id, version + 1, changed),
    ])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    const entry = await one(id)
    expect(entry.target).toBe(95)
    expect(entry.targets).toMatchObject([
      { target: 95, inForce: true, reason: '省里下调目标' },
      { target: 98, inForce: false },
    ])
    const asked = `query ($id: ID!) { indicator(id: $id) { targets(asOf: "2024-06-30") { target inForce } } }`
    expect((await steward.query(asked, { id })).data).toEqual({
      indicator: { targets: [{ target: 98, inForce: true }] },
    })
    expect(entry.history[0]?.summary).toBe('设定目标：由 98 改为 95（2025 年）。理由：省里下调目标')
  })

  test('may hold for a level and for one place beside the whole', async () => {
    const { id, version } = await fresh(ratio())
    const aim = { targetYear: 2025, target: 98 }
    await setTarget(steward, id, version, aim)
    await setTarget(steward, id, version + 1, { ...aim, target: 90, level: 5 })
    const last = await setTarget(steward, id, version + 2, { ...aim, target: 80, place: VILLAGE })
    expect(last.data['setIndicatorTarget']?.targets).toMatchObject([
      { level: null, place: { code: VILLAGE }, target: 80, inForce: true },
      { level: 5, place: null, target: 90, inForce: true },
      { level: null, place: null, target: 98, inForce: true },
    ])
  })
})

describe('facts, exemptions and the end of an indicator', () => {
  const edit = (client: TestClient, id: string, version: number, more: object) =>
    call(client, 'editIndicator', 'ID!, Int!, IndicatorFactsInput!', { id, version, facts: facts(more) })

  test('facts are changed by version; rhythm and origin stay once there are figures', async () => {
    const { id, version } = await fresh()
    const renamed = await edit(steward, id, version, { name: '改名', frequency: 'QUARTERLY' })
    expect(renamed.data['editIndicator']).toMatchObject({ name: '改名', version: version + 1 })
    expect((await edit(steward, id, version, { name: '再改' })).code).toBe('CONFLICT')
    await server.db.prisma.indicatorFigure.create({
      data: {
        jurisdictionCode: WUJIANG,
        indicatorId: id,
        placeCode: WUJIANG,
        startsOn: new Date('2024-07-01'),
        knownOn: new Date('2024-10-08'),
        definitionVersion: 1,
        source: 'OWN',
        value: 120,
      },
    })
    expect(fieldsOf(await edit(steward, id, version + 1, { frequency: 'MONTHLY' }))).toEqual([
      'facts.frequency',
    ])
    const fed = await edit(steward, id, version + 1, { feed: 'FORMULA', frequency: 'QUARTERLY' })
    expect(fieldsOf(fed)).toContain('facts.feed')
    expect((await edit(steward, id, version + 1, { name: '又改', frequency: 'QUARTERLY' })).code).toBeNull()
  })

  test('a place is exempt with a reason, once, and until a day', async () => {
    const { id, version } = await fresh(count(), { reportLevels: [4] })
    const exempt = (client: TestClient, at: number, more: object = {}) =>
      call(client, 'exemptPlaces', 'ID!, Int!, [ID!]!, Day!, String!', {
        ...{ id, version: at, places: [LONGGUI], fromOn: '2024-03-01', reason: '撤并过渡期' },
        ...more,
      })
    expect(fieldsOf(await exempt(steward, version, { reason: ' ' }))).toEqual(['reason'])
    expect(fieldsOf(await exempt(steward, version, { places: [NANPING] }))).toEqual(['places'])
    expect(saidBy(await exempt(steward, version, { places: [VILLAGE] }))).toContain('本来就不填报')
    const done = await exempt(steward, version, { places: [LONGGUI, JIANGWAN] })
    expect(done.data['exemptPlaces']?.exemptions).toHaveLength(2)
    expect((await exempt(office, version)).code).toBe('CONFLICT')
    expect(saidBy(await exempt(steward, version + 1))).toContain('已免报')
    const end = (lastDay: string, at = version + 1) =>
      call(steward, 'endExemption', 'ID!, Int!, ID!, Day!, Day!', {
        ...{ id, version: at, place: LONGGUI, fromOn: '2024-03-01', lastDay },
      })
    expect(fieldsOf(await end('2024-02-01'))).toEqual(['lastDay'])
    const ended = await end('2024-09-30')
    expect(ended.data['endExemption']?.exemptions.map(({ untilOn }) => untilOn)).toEqual(['2024-09-30', null])
    expect((await exempt(steward, version + 2, { fromOn: '2024-10-01' })).code).toBeNull()
  })

  test('retired with a reason it cannot be changed until it is in use again', async () => {
    const { id, version } = await fresh()
    const retire = (at: number, reason: string) =>
      call(steward, 'retireIndicator', 'ID!, Int!, String!', { id, version: at, reason })
    const back = (at: number) => call(steward, 'reactivateIndicator', 'ID!, Int!', { id, version: at })
    expect(fieldsOf(await retire(version, ''))).toEqual(['reason'])
    expect((await back(version)).code).toBe('CONFLICT')
    expect((await retire(version, '合并到另一项')).data['retireIndicator']?.status).toBe('RETIRED')
    expect((await retire(version + 1, '合并到另一项')).code).toBe('CONFLICT')
    expect(saidBy(await setTarget(steward, id, version + 1, { targetYear: 2025, target: 1 }))).toContain(
      '请先恢复启用',
    )
    expect(
      saidBy(await define(steward, id, version + 1, count({ validFrom: '2024-11-01', reason: '理由' }))),
    ).toContain('请先恢复启用')
    expect((await back(version + 1)).data['reactivateIndicator']).toMatchObject({
      status: 'ACTIVE',
      can: { edit: true, reactivate: false },
    })
  })
})

describe('a task that is to move an indicator', () => {
  test('is suggested by its words, linked once, and seen from both sides', async () => {
    const [id] = await proposed(draft('政务信息系统上云率'))
    const lead = [await buildOrganization(server, { name: '区大数据中心' })]
    const taskId = await buildTask(server, { planId, title: '推进信息系统迁移上云', lead })
    const second = await buildTask(server, {
      planId,
      title: '电子政务外网',
      text: '年底前系统全部上云。',
      lead,
    })
    await buildTask(server, { planId, title: '村级网络宽带', lead })
    const ask = `query ($id: ID!) { indicatorTaskSuggestions(indicatorId: $id) { id title } }`
    const suggested = await office.query<{ indicatorTaskSuggestions: { id: string }[] }>(ask, { id })
    expect(suggested.data.indicatorTaskSuggestions.map(task => task.id)).toEqual([taskId, second])
    expect((await steward.query(ask, { id })).code).toBe('FORBIDDEN')
    const link = (client: TestClient, name: string, task: string) =>
      call(client, name, 'ID!, ID!', { id, taskId: task })
    expect((await link(steward, 'linkIndicatorTask', taskId)).code).toBe('FORBIDDEN')
    expect((await link(foreigner, 'linkIndicatorTask', taskId)).code).toBe('NOT_FOUND')
    expect((await link(office, 'linkIndicatorTask', newId())).code).toBe('NOT_FOUND')
    const linked = await link(office, 'linkIndicatorTask', taskId)
    expect(linked.data['linkIndicatorTask']?.tasks).toEqual([{ title: '推进信息系统迁移上云' }])
    expect((await link(office, 'linkIndicatorTask', taskId)).code).toBeNull()
    const task = `query ($id: ID!) { task(id: $id) { indicators { name } } }`
    expect((await office.query(task, { id: taskId })).data).toEqual({
      task: { indicators: [{ name: '政务信息系统上云率' }] },
    })
    const seen = await one(id!, steward)
    expect([seen.tasks, seen.history.map(({ type }) => type)]).toEqual([null, []])
    const left = await office.query<{ indicatorTaskSuggestions: { id: string }[] }>(ask, { id })
    expect(left.data.indicatorTaskSuggestions.map(one => one.id)).toEqual([second])
    const unlinked = await link(office, 'unlinkIndicatorTask', taskId)
    expect(unlinked.data['unlinkIndicatorTask']?.tasks).toEqual([])
    expect(unlinked.data['unlinkIndicatorTask']?.history.map(({ summary }) => summary)).toEqual([
      '取消关联任务“推进信息系统迁移上云”',
      '关联任务“推进信息系统迁移上云”',
    ])
  })
})

test('the numbers go on without a gap or a double, however many make one at once', async () => {
  const before = (await libraryOf(server.db.prisma, WUJIANG)).length
  const names = Array.from({ length: 6 }, (_, index) => `并发${index}`)
  await Promise.all(
    names.map(name => create(steward, { place: WUJIANG, facts: facts({ name }), definition: count() })),
  )
  const numbers = (await libraryOf(server.db.prisma, WUJIANG)).map(({ no }) => no).sort((a, b) => a - b)
  expect(numbers).toHaveLength(before + 6)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
})
