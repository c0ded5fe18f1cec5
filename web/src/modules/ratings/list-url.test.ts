import { expect, test } from 'vitest'
import { exportHref, isNarrowed, NO_FILTER, ratingFilter, readRatingList } from './list-url.ts'

test('an address is read; what it does not know counts as absent', () => {
  const list = readRatingList(
    '?level=DISSATISFIED&level=SUPER&rectification=OPEN&overdue=yes&default=no&unit=x&from=2024-13-01',
  )
  expect(list).toEqual({
    ...NO_FILTER,
    levels: ['DISSATISFIED'],
    rectification: ['OPEN'],
    overdue: true,
    byDefault: false,
  })
  expect(isNarrowed(list)).toBe(true)
  expect(isNarrowed(readRatingList(''))).toBe(false)
})

test('the filter leaves out what is not asked for, but not a channel without a name', () => {
  expect(ratingFilter(readRatingList('?channel='))).toEqual({ channel: '' })
  expect(ratingFilter(NO_FILTER)).toEqual({})
})

test('the file has the filter of the list', () => {
  const list = readRatingList('?level=DISSATISFIED&level=VERY_DISSATISFIED&words=窗口')
  const params = new URLSearchParams(exportHref(list, '440203000000', '2024-10-15').split('?')[1])
  expect([params.getAll('levels'), params.get('search'), params.get('place')]).toEqual([
    ['DISSATISFIED', 'VERY_DISSATISFIED'],
    '窗口',
    '440203000000',
  ])
})
