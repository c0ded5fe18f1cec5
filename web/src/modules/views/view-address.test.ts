import { describe, expect, test } from 'vitest'
import { addressFor, addressToKeep, dayOf, isViewable } from './view-address.ts'

describe('the address of a view', () => {
  test('keeps filters and place, and forgets what is open beside the list', () => {
    const search = 'place=440203102000&light=BEHIND&light=NEAR&asOf=2024-09-30&task=1&open=2&item=3'
    expect(addressToKeep('/tasks', search, '2024-09-30')).toBe(
      '/tasks?place=440203102000&light=BEHIND&light=NEAR&asOf=2024-09-30',
    )
    expect(addressToKeep('/tasks', search, null)).toBe('/tasks?place=440203102000&light=BEHIND&light=NEAR')
    expect(addressToKeep('/tasks', '', '2024-10-15')).toBe('/tasks?asOf=2024-10-15')
    expect(addressToKeep('/', '', null)).toBe('/')
  })

  test('shows another person his own part where the place is not his', () => {
    const address = '/tasks?place=440203000000&light=BEHIND'
    expect(addressFor(address, ['440203000000'])).toEqual({ address, moved: false })
    expect(addressFor(address, ['440200000000'])).toEqual({ address, moved: false })
    expect(addressFor(address, ['440203102000'])).toEqual({ address: '/tasks?light=BEHIND', moved: true })
    expect(addressFor('/tasks?place=440203000000', ['440203102200'])).toEqual({
      address: '/tasks',
      moved: true,
    })
    expect(addressFor('/tasks', [])).toEqual({ address: '/tasks', moved: false })
  })

  test('says whether it stays on a day', () => {
    expect(dayOf('/tasks?asOf=2024-09-30')).toBe('2024-09-30')
    expect(dayOf('/tasks?asOf=2024-02-30')).toBeNull()
    expect(dayOf('/tasks')).toBeNull()
  })
})

test('lists and boards have views; records, forms and papers have none', () => {
  for (const path of [
    '/',
    '/tasks',
    '/desk',
    '/complaints',
    '/complaints/list',
    '/complaints/hot',
    '/ratings/list',
    '/places/4402',
  ])
    expect(isViewable(path), path).toBe(true)
  for (const path of [
    '/tasks/1',
    '/office',
    '/notices/print',
    '/me/password',
    '/plans/1/decompose',
    '/complaints/1',
    '/admin',
  ])
    expect(isViewable(path), path).toBe(false)
})
