import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NUMBER, readNumber } from './chinese-number.rules.ts'
import type { ClaimSubject } from './claim.compare.ts'
import { checkClaims, checkFinished } from './claim.rules.ts'

const measured = (
  value: number | null,
  numerator: number | null = null,
  denominator: number | null = null,
) => ({
  value,
  numerator,
  denominator,
  unit: '%',
  decimals: 1,
  share: false,
  period: '2024年9月',
  target: 100,
  targetYear: 2025,
})

const speed: ClaimSubject = {
  name: '村级网络宽带速率',
  items: [],
  kind: 'MINIMUM',
  direction: 'HIGHER',
  measuredIn: '兆',
  line: 50,
  measured: { ...measured(88.888889, 8, 9), share: true },
}

const cloud: ClaimSubject = {
  name: '政务信息系统上云率',
  items: ['已上云系统数', '应上云系统数'],
  kind: 'RATIO',
  direction: 'HIGHER',
  measuredIn: '%',
  line: null,
  measured: measured(82.5, 33, 40),
}

const pieces: ClaimSubject = {
  name: '“免证办”事项',
  items: [],
  kind: 'COUNT',
  direction: 'HIGHER',
  measuredIn: '个',
  line: null,
  measured: { ...measured(420), unit: '个', decimals: 0, target: 600 },
}

const check = (text: string, ...subjects: ClaimSubject[]) =>
  checkClaims(text, subjects).map(
    ({ words, claimed, contradicts }) => `${words} → ${claimed} ${contradicts ? '✗' : '✓'}`,
  )

describe('numbers in words', () => {
  it.each([
    ['九', 9],
    ['十', 10],
    ['十二', 12],
    ['八十九', 89],
    ['一百二十', 120],
    ['一百零五', 105],
    ['两千', 2000],
    ['三万二千', 32_000],
    ['1,200', 1200],
    ['98.5', 98.5],
  ])('%s is %d', (words, value) => expect(readNumber(words)).toBe(value))
})

describe('claims against measured figures', () => {
  it('9 of 9 villages reach 50 M, measured 8 of 9', () => {
    for (const [text, words] of [
      ['9个村全部达到50兆', '9个村全部达到50兆'],
      ['九个村均已达到50M。', '九个村均已达到50M'],
      ['9个村（社区）接入全部达到50兆，请予核验。', '9个村（社区）接入全部达到50兆'],
      ['本月测速，９／９个村达到５０兆', '９／９个村达到５０兆'],
    ] as const)
      expect(check(text, speed)).toEqual([`${words} → 9/9（100%） ✗`])
    expect(checkClaims('9个村全部达到50兆。', [speed])[0]).toMatchObject({
      measured: '8/9（88.9%）',
      start: 0,
      end: 10,
      sentence: '填报称“9个村全部达到50兆”，“村级网络宽带速率”2024年9月的数据为 8/9（88.9%），与填报不符。',
    })
  })

  it('what agrees with the figures is said to agree', () => {
    expect(check('9个村（社区）中8个接入达到50兆，其余1个村已完成布线。', speed)).toEqual([
      '9个村（社区）中8个接入达到50兆 → 8/9（88.9%） ✓',
    ])
    expect(check('9个村（社区）中5个接入达到50兆', speed)).toEqual([
      '9个村（社区）中5个接入达到50兆 → 5/9（55.6%） ✓',
    ])
  })

  it('a lower line, fewer places and other things counted say nothing', () => {
    expect(check('9个村全部达到20兆', speed)).toEqual([])
    expect(check('3个村全部达到50兆', speed)).toEqual([])
    expect(check('9个村全部完成上云', cloud)).toEqual([])
  })

  it('a percentage that is better than the figure contradicts it, rounding does not', () => {
    expect(check('上云率达到95%', cloud)).toEqual(['95% → 95% ✗'])
    expect(check('系统上云率已达百分之九十五', cloud)).toEqual(['百分之九十五 → 95% ✗'])
    expect(check('系统上云工作推进顺利，比率达到98.5％', cloud)).toEqual(['98.5％ → 98.5% ✗'])
    expect(check('上云率82.5%', cloud)).toEqual(['82.5% → 82.5% ✓'])
    expect(check('上云率83%', cloud)).toEqual(['83% → 83% ✓'])
    expect(check('上云率80%', cloud)).toEqual(['80% → 80% ✓'])
  })

  it('counts and wholes are held against the count above the line', () => {
    expect(check('已有 40 个系统上云', cloud)).toEqual(['40 个系统上云 → 40个 ✗'])
    expect(check('168个应上云系统已迁移140个', { ...cloud, measured: measured(80, 134, 168) })).toEqual([
      '168个应上云系统已迁移140个 → 140/168（83.3%） ✗',
    ])
    expect(check('本月新增上云系统5个', cloud)).toEqual([])
    expect(check('应上云系统40个', cloud)).toEqual([])
    expect(check('政务信息系统全部上云', cloud)).toEqual(['全部上云 → 100% ✗'])
    expect(check('上云全覆盖', cloud)).toEqual(['全覆盖 → 100% ✗'])
    expect(check('已推出免证办事项600个', pieces)).toEqual(['600个 → 600个 ✗'])
    expect(check('已推出免证办事项420个', pieces)).toEqual(['420个 → 420个 ✓'])
  })

  it('what is planned, asked for, missing or a change is no claim', () => {
    for (const text of [
      '计划年底前上云率达到95%',
      '上云率未达到9月底95%的要求',
      '上云率目标100%',
      '力争上云系统全覆盖',
      '上云率提高10%',
      '上云率由60%起步',
      '尚有4个系统未上云',
      '上云进度95%',
    ])
      expect(check(text, cloud), text).toEqual([])
  })

  it('a sentence carries its subject on, another sentence does not', () => {
    expect(check('政务信息系统上云进展顺利，目前已达95%。', cloud)).toEqual(['95% → 95% ✗'])
    expect(check('政务信息系统上云进展顺利。群众满意率95%。', cloud)).toEqual([])
    expect(check('群众满意率达到95%', cloud, speed)).toEqual([])
  })

  it('of several indicators the one meant is found by name, unit and what is counted', () => {
    const town: ClaimSubject = {
      ...speed,
      name: '镇级网络宽带速率',
      measured: { ...measured(100, 7, 7), share: true },
    }
    expect(check('9个村全部达到50兆', town, speed)).toEqual(['9个村全部达到50兆 → 9/9（100%） ✗'])
    expect(check('7个镇街全部达到50兆', town, speed)).toEqual(['7个镇街全部达到50兆 → 7/7（100%） ✓'])
    expect(checkClaims('上云率达到95%', [speed, cloud])[0]?.subject).toBe(1)
  })

  it('where less is better, less is the better claim', () => {
    const visits: ClaimSubject = {
      ...cloud,
      name: '投诉率',
      items: [],
      direction: 'LOWER',
      measured: measured(5),
    }
    expect(check('投诉率降至3%', visits)).toEqual(['3% → 3% ✗'])
    expect(check('投诉率8%', visits)).toEqual(['8% → 8% ✓'])
  })

  it('done while the target is not reached contradicts as well', () => {
    expect(checkFinished([cloud, { ...cloud, measured: measured(100) }])).toMatchObject([
      { subject: 0, contradicts: true, words: '已办结', measured: '33/40（82.5%）' },
    ])
    expect(checkFinished([cloud])[0]?.sentence).toBe(
      '填报称已办结，但“政务信息系统上云率”2024年9月的数据为 33/40（82.5%），未达到2025 年底目标 100%。',
    )
    expect(checkFinished([{ ...cloud, measured: measured(null) }])).toEqual([])
  })
})

const seed = Date.now() % 1_000_000

describe(`any text (seed ${seed})`, () => {
  const scraps = fc.constantFrom(
    ...[
      '9',
      '个',
      '村',
      '全部',
      '达到',
      '50',
      '兆',
      '%',
      '/',
      '，',
      '。',
      '九',
      '十',
      '上云率',
      '系统',
      '已',
      '百分之',
      '点',
      '未',
      '１',
      '％',
      '万',
      ',',
    ],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(scraps, { maxLength: 30 }).map(all => all.join('')),
  )

  it('is read without failing, and every finding quotes the words at its place', () => {
    fc.assert(
      fc.property(texts, text => {
        for (const { start, end, words, claimed } of checkClaims(text, [speed, cloud, pieces])) {
          expect(text.slice(start, end)).toBe(words)
          expect(words.length).toBeGreaterThan(0)
          expect(claimed).not.toMatch(/NaN|undefined|Infinity/)
        }
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('a claim no better than the figure never contradicts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (claimed, real) => {
        const found = checkClaims(`上云率达到${claimed}%`, [{ ...cloud, measured: measured(real) }])
        expect(found.map(({ contradicts }) => contradicts)).toEqual([claimed > real])
      }),
      { seed, numRuns: 300 },
    )
  })

  it('numbers are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), value => {
        expect(readNumber(String(value))).toBe(value)
        expect(new RegExp(`^${NUMBER}$`).test(value.toLocaleString('en-US'))).toBe(true)
        expect(readNumber(value.toLocaleString('en-US'))).toBe(value)
      }),
      { seed, numRuns: 200 },
    )
  })
})
