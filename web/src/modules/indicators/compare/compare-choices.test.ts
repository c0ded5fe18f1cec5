import { describe, expect, it } from 'vitest'
import { type Around, choicesOf, usualPlaces } from './compare-choices.ts'

const place = (code: string) => ({ code, name: `place ${code}` })
const county: Around = {
  ...place('c'),
  path: [],
  parent: null,
  children: Array.from({ length: 10 }, (_, index) => place(`t${index}`)),
}
const village: Around = {
  ...place('v2'),
  path: [place('c'), place('t1')],
  parent: { code: 't1', children: [place('v1'), place('v2'), place('v3')] },
  children: [],
}

describe('places to compare', () => {
  it('are those below to begin with, eight at most', () => {
    expect(usualPlaces(county)).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7'])
  })

  it('are those beside where nothing lies below, the place itself first', () => {
    expect(usualPlaces(village)).toEqual(['v2', 'v1', 'v3'])
  })

  it('can be chosen from all around, each once', () => {
    expect(choicesOf(village).map(({ code }) => code)).toEqual(['v2', 'v1', 'v3', 'c', 't1'])
  })
})
