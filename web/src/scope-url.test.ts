import { describe, expect, it } from 'vitest'
import { paths, safeNext } from './paths.ts'
import { isDay, readScope, scopedHref, withScope } from './scope-url.ts'

describe('place and date in the address', () => {
  it('ignores a malformed place and an impossible day', () => {
    expect(readScope('place=4402&asOf=2024-02-30')).toEqual({ place: null, asOf: null })
    expect(readScope('place=440203000000%27&asOf=today')).toEqual({ place: null, asOf: null })
  })

  it('reads a 12-digit place and a real day', () => {
    expect(readScope('place=440203000000&asOf=2024-02-29&light=BEHIND')).toEqual({
      place: '440203000000',
      asOf: '2024-02-29',
    })
    expect(isDay('2023-02-29')).toBe(false)
  })

  it('changes one of them and keeps the filters of the page', () => {
    expect(withScope('light=BEHIND&asOf=2024-10-15', { place: '440203000000' })).toBe(
      'light=BEHIND&asOf=2024-10-15&place=440203000000',
    )
    expect(withScope('light=BEHIND&asOf=2024-10-15', { asOf: null })).toBe('light=BEHIND')
  })

  it('keeps place and date in links but drops the filters of the page left behind', () => {
    const search = 'place=440203000000&asOf=2018-10-15&words=云'
    expect(scopedHref(search, paths.plans())).toBe('/plans?place=440203000000&asOf=2018-10-15')
  })

  it('lets a link go to another place, repeats lists and leaves empty values out', () => {
    expect(
      scopedHref('place=440203000000', paths.tasks(), {
        place: '440203101000',
        light: ['BEHIND', 'NEAR'],
        words: '',
        plan: null,
        own: false,
      }),
    ).toBe('/tasks?place=440203101000&light=BEHIND&light=NEAR')
  })

  it('never sends someone to another host after signing in', () => {
    for (const bad of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/login?next=/',
      '',
      null,
    ]) {
      expect(safeNext(bad)).toBe('/')
    }
    expect(safeNext('/tasks?asOf=2018-10-15')).toBe('/tasks?asOf=2018-10-15')
  })

  it('escapes ids in addresses', () => {
    expect(paths.decompose('a/b')).toBe('/plans/a%2Fb/decompose')
  })
})
