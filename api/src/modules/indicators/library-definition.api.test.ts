import { describe, expect, test } from 'vitest'
import { NANPING, WUJIANG } from '#test/kit/builders.ts'
import {
  call,
  count,
  create,
  define,
  facts,
  fieldsOf,
  indicatorsIn,
  libraryWorld,
  ratio,
  saidBy,
  setTarget,
} from '#test/kit/library-world.ts'

const VILLAGE = '440203102200'

const world = await libraryWorld()
const { server, steward, office, foreigner } = world
const { one, fresh } = indicatorsIn(world)

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
