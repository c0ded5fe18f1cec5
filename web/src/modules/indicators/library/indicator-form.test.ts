import { describe, expect, it } from 'vitest'
import {
  badNumbers,
  definitionInput,
  factsInput,
  NEW_DEFINITION,
  NEW_FACTS,
  readNumber,
  targetInput,
  yearsBetween,
} from './indicator-form.ts'

const target = {
  scope: 'ALL',
  place: null,
  baselineYear: '2020',
  baseline: '30',
  targetYear: '2025',
  target: '100',
  targetText: '',
  yearly: { '2021': '40', '2023': '７０％', '2030': '99', '2024': 'x' },
  reason: '',
}

describe('numbers as people type them', () => {
  it('are read with full-width digits, separators and a percent sign', () => {
    expect(readNumber('９８．５％')).toBe(98.5)
    expect(readNumber(' 1,234 ')).toBe(1234)
    expect(readNumber('-0.5')).toBe(-0.5)
  })

  it('are nothing else', () => {
    expect(['', 'abc', '1e5', '1.2.3', '约 98'].map(readNumber)).toEqual([null, null, null, null, null])
  })
})

describe('what is sent', () => {
  it('has only what belongs to the kind', () => {
    const typed = {
      ...NEW_DEFINITION,
      validFrom: '2021-01-01',
      numeratorItem: '已上云',
      denominatorItem: '应上云',
      line: '50',
      formula: '[1]',
    }
    expect(definitionInput(typed)).toMatchObject({
      numeratorItem: '已上云',
      denominatorItem: '应上云',
      line: null,
      formula: null,
    })
    expect(definitionInput({ ...typed, kind: 'MINIMUM' })).toMatchObject({ line: 50, denominatorItem: null })
    expect(definitionInput({ ...typed, kind: 'DERIVED' })).toMatchObject({
      formula: '[1]',
      numeratorItem: null,
    })
  })

  it('names a rate of the ledger only where the ledger feeds it', () => {
    const facts = { ...NEW_FACTS, measure: 'CLOUD' as const }
    expect(factsInput(facts).measure).toBeNull()
    expect(factsInput({ ...facts, feed: 'SYSTEMS' }).measure).toBe('CLOUD')
  })

  it('keeps yearly targets between baseline and target, and only real numbers', () => {
    expect(targetInput(target).yearly).toEqual([
      { year: 2021, value: 40 },
      { year: 2023, value: 70 },
    ])
  })

  it('is for all, for a level or for a place', () => {
    expect(targetInput(target)).toMatchObject({ level: null, place: null })
    expect(targetInput({ ...target, scope: '4', place: 'p' })).toMatchObject({ level: 4, place: null })
    expect(targetInput({ ...target, scope: 'PLACE', place: 'p' })).toMatchObject({ level: null, place: 'p' })
  })
})

describe('a form', () => {
  it('offers the years between, twenty at most', () => {
    expect(yearsBetween('2020', '2025')).toEqual([2021, 2022, 2023, 2024])
    expect(yearsBetween('2025', '2020')).toEqual([])
    expect(yearsBetween('', '2025')).toEqual([])
    expect(yearsBetween('1000', '2025')).toHaveLength(20)
  })

  it('names figures that are no numbers', () => {
    expect(badNumbers({ ...target, baseline: '三成', target: '' })).toEqual(['baseline'])
  })
})
