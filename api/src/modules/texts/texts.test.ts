import { describe, expect, test } from 'vitest'
import {
  addText,
  classify,
  countFeatures,
  featuresOf,
  noTexts,
  openModel,
  phrases,
  segment,
  similarity,
  trainClassifier,
  vectorOf,
} from './index.ts'

describe('words of a text', () => {
  test('are cut by the dictionary and by our own words; politeness, numbers and marks fall away', () => {
    expect(segment('您好，小区充电桩不够用，请尽快处理，谢谢！')).toEqual(['小区', '充电桩', '不够'])
    expect(segment('ＫＴＶ 凌晨 2 点，太吵')).toEqual(['ktv', '凌晨', '太吵'])
  })

  test('masks are no words', () => {
    expect(segment('A市A3区****，张*，138****5678，粤F****')).toEqual([])
    expect(segment('')).toEqual([])
  })

  test('phrases end at marks and stop words', () => {
    expect(phrases('村口的路灯不亮，晚上黑')).toEqual([['村口'], ['路灯', '不亮'], ['晚上', '黑']])
  })
})

describe('likeness', () => {
  const vectors = (...texts: string[]) => {
    const frequency = noTexts()
    const counts = texts.map(text => countFeatures(featuresOf(segment(text))))
    for (const count of counts) addText(frequency, new Set(count.keys()))
    return counts.map(count => vectorOf(count, frequency))
  }

  test('is 1 for the same words, 0 for none in common, and between for some', () => {
    const [lamp, same, other, water] = vectors('路灯不亮', '路灯不亮。', '路灯坏了', '自来水水压不足')
    const like = (one = lamp, two = lamp) => similarity(one as never, two as never)
    expect(like(lamp, same)).toBeCloseTo(1)
    expect(like(lamp, water)).toBe(0)
    expect(like(lamp, other)).toBeGreaterThan(0.2)
    expect(like(lamp, other)).toBeLessThan(0.9)
  })
})

describe('a classifier', () => {
  const examples = Array.from({ length: 60 }, (_, at) =>
    at % 2 === 0
      ? { features: featuresOf(segment(`路灯不亮第${at}盏，晚上看不见`)), label: '照明' }
      : { features: featuresOf(segment(`自来水水压不足${at}天，用水困难`)), label: '供水' },
  )

  test('learns from examples, the same way every time, and names what it does not know not at all', () => {
    const model = trainClassifier(examples)
    if (model === null) throw new Error('nothing learned')
    expect(trainClassifier(examples)).toEqual(model)
    const ask = (text: string) => classify(openModel(model), featuresOf(segment(text)))
    expect(ask('巷子里路灯坏了')[0]?.label).toBe('照明')
    expect(ask('二楼水压低')[0]?.label).toBe('供水')
    const sum = ask('路灯').reduce((all, { probability }) => all + probability, 0)
    expect(sum).toBeCloseTo(1)
    expect(ask('养老金')).toEqual([])
  })

  test('learns nothing from one label or too few examples', () => {
    expect(trainClassifier(examples.filter(({ label }) => label === '照明'))).toBeNull()
    expect(trainClassifier(examples.slice(0, 4))).toBeNull()
  })

  test('survives being kept as JSON', () => {
    const model = JSON.parse(JSON.stringify(trainClassifier(examples)))
    expect(classify(openModel(model), featuresOf(segment('路灯')))[0]?.label).toBe('照明')
  })
})
