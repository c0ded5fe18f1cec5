import { describe, expect, test } from 'vitest'
import { dayToDate } from '../../platform/day.ts'
import { countedIn, type PlaceOfTree, successors } from './merger.rules.ts'

const place = (code: string, more: Partial<PlaceOfTree> = {}): PlaceOfTree => ({
  ...{ code, name: code, parentCode: 'county', retiredOn: null, mergedIntoCode: null },
  ...more,
})
const gone = (on: string, into: string | null = null) => ({ retiredOn: dayToDate(on), mergedIntoCode: into })

describe('what a place counts in', () => {
  const places = [
    place('a', gone('2024-03-01', 'b')),
    place('b', gone('2024-06-01', 'c')),
    place('c'),
    place('d', gone('2024-03-01')),
    place('e', gone('2024-03-01', 'elsewhere')),
  ]

  test('before its day each is itself', () => {
    expect([...countedIn(places, '2024-02-29')]).toEqual([])
  })

  test('from its day on it is the one it went into, and later the one that went into', () => {
    expect([...countedIn(places, '2024-03-01')]).toEqual([['a', 'b']])
    expect([...countedIn(places, '2024-06-01')]).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ])
  })

  test('mergers that go round in a circle end', () => {
    const round = [place('a', gone('2024-01-01', 'b')), place('b', gone('2024-01-01', 'a'))]
    expect(countedIn(round, '2024-06-01').size).toBeLessThanOrEqual(2)
  })
})

describe('where what names a place belongs', () => {
  const places = [
    place('old', gone('2024-03-01', 'new')),
    place('new'),
    place('left', gone('2024-03-01')),
    place('old1', { name: '一村', parentCode: 'old', ...gone('2024-03-01') }),
    place('old2', { name: '二村', parentCode: 'old', ...gone('2024-03-01') }),
    place('new1', { name: '一村', parentCode: 'new' }),
  ]

  test('nothing is elsewhere as long as all are there', () => {
    expect(successors(places, '2024-02-29').size).toBe(0)
  })

  test('a merged one is the other, one that went into nothing is to be decided', () => {
    const found = successors(places, '2024-03-01')
    expect(found.get('old')).toEqual({ code: 'new', sure: true })
    expect(found.get('left')).toBeNull()
    expect(found.has('new')).toBe(false)
  })

  test('a village of a merged town is the one of its name there, or the town until somebody decides', () => {
    const found = successors(places, '2024-03-01')
    expect(found.get('old1')).toEqual({ code: 'new1', sure: true })
    expect(found.get('old2')).toEqual({ code: 'new', sure: false })
  })
})
