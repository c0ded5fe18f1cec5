import { describe, expect, it } from 'vitest'
import { listParams, NO_FILTER, readList, toggleLight, toggleState } from './list-url.ts'

const list = { ...NO_FILTER, open: null }

describe('the address of a list', () => {
  it('says open work when it says nothing, and passes over what it does not know', () => {
    expect(readList('')).toEqual(list)
    expect(readList('state=PINK&light=RED&unit=x&open=../etc')).toEqual(list)
  })

  it('is read as it was written', () => {
    const unit = '0192a5c6-0000-7000-8000-000000000001'
    const written = {
      state: 'CLOSED',
      lights: ['NEAR'],
      unit,
      words: '线路 故障',
      kind: 'RED_CARD',
      open: unit,
    } as const
    const params = new URLSearchParams()
    for (const [key, value] of Object.entries(listParams(written)))
      for (const one of [value].flat()) if (one) params.append(key, String(one))
    expect(readList(params.toString())).toEqual(written)
  })

  it('cuts words that are too long', () => {
    expect(readList(`words=${'字'.repeat(300)}`).words).toHaveLength(100)
  })
})

describe('chips', () => {
  it('a light goes on and off, in the order of urgency, and always within open work', () => {
    const near = { ...list, ...toggleLight({ ...list, state: 'CLOSED' }, 'NEAR') }
    expect(near).toMatchObject({ state: 'OPEN', lights: ['NEAR'] })
    expect(toggleLight(near, 'BEHIND').lights).toEqual(['BEHIND', 'NEAR'])
    expect(toggleLight(near, 'NEAR').lights).toEqual([])
  })

  it('a state pressed again shows all; with a light on it first takes the light away', () => {
    expect(toggleState(list, 'OPEN')).toEqual({ state: 'ALL', lights: [] })
    expect(toggleState({ ...list, lights: ['NEAR'] }, 'OPEN')).toEqual({ state: 'OPEN', lights: [] })
    expect(toggleState(list, 'CLOSED')).toEqual({ state: 'CLOSED', lights: [] })
  })
})
