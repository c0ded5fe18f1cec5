import { describe, expect, it } from 'vitest'
import { nextId, stepId } from './review-steps.ts'

const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

describe('the keys of the queue', () => {
  it('start at the first and stop at the ends', () => {
    expect(stepId(items, null, 1)).toBe('a')
    expect(stepId(items, 'a', -1)).toBe('a')
    expect(stepId(items, 'b', 1)).toBe('c')
    expect(stepId(items, 'c', 1)).toBe('c')
    expect(stepId([], null, 1)).toBeNull()
  })

  it('go on to the next when one is done, at the end to the one before', () => {
    expect(nextId(items, 'a')).toBe('b')
    expect(nextId(items, 'c')).toBe('b')
    expect(nextId([{ id: 'a' }], 'a')).toBeNull()
    expect(nextId(items, 'gone')).toBe('a')
  })
})
