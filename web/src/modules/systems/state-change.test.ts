import { describe, expect, it } from 'vitest'
import { changed, differences, isEmpty, NO_CHANGE, previewOf, type StateFacts } from './state-change.ts'

const pending: StateFacts = {
  cloud: 'PENDING',
  zombie: false,
  sharing: 'NOT_CONNECTED',
  integration: 'PENDING',
}
const system = (name: string, state: Partial<StateFacts> = {}, record = true) => ({
  name,
  state: { ...pending, ...state },
  can: { record },
})

describe('a change of state', () => {
  it('leaves alone what it does not name', () => {
    expect(changed(pending, NO_CHANGE)).toEqual(pending)
    expect(changed(pending, { ...NO_CHANGE, cloud: 'MIGRATING' })).toEqual({ ...pending, cloud: 'MIGRATING' })
    expect(changed({ ...pending, zombie: true }, { ...NO_CHANGE, zombie: false }).zombie).toBe(false)
    expect(isEmpty(NO_CHANGE)).toBe(true)
    expect(isEmpty({ ...NO_CHANGE, zombie: false })).toBe(false)
  })

  it('says what differs, in one order', () => {
    expect(differences(pending, { ...pending, sharing: 'CONNECTED', cloud: 'ON_CLOUD' })).toEqual([
      { field: 'cloud', from: 'PENDING', to: 'ON_CLOUD' },
      { field: 'sharing', from: 'NOT_CONNECTED', to: 'CONNECTED' },
    ])
  })

  it('is shown before it is recorded: who changes, who is so already, who may not', () => {
    const preview = previewOf([system('a'), system('b', { cloud: 'ON_CLOUD' }), system('c', {}, false)], {
      ...NO_CHANGE,
      cloud: 'ON_CLOUD',
    })
    expect(preview.will.map(({ system: { name } }) => name)).toEqual(['a'])
    expect(preview.same.map(({ name }) => name)).toEqual(['b'])
    expect(preview.cannot.map(({ name }) => name)).toEqual(['c'])
  })
})
