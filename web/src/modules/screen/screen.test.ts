import { describe, expect, it } from 'vitest'
import { HOLDING, type Line, lineAfter, outcomeOf, pauseBefore } from './line.ts'
import { BOARDS, neighbour, readScreen, screenParams, toggleBoard } from './screen-url.ts'

const written = (view: ReturnType<typeof readScreen>) =>
  `?${new URLSearchParams(
    Object.entries(screenParams(view)).flatMap(([key, value]) =>
      value === null ? [] : [[key, String(value)]],
    ),
  )}`

describe('the address of the big screen', () => {
  it('is read as it was written', () => {
    const view = { boards: ['overview', 'notices'], every: 60, paused: 'notices' } as const
    expect(readScreen(written(view))).toEqual(view)
    expect(written(readScreen(''))).toBe('?')
  })

  it('does not believe what it does not know', () => {
    const usual = { boards: BOARDS, every: 20, paused: null }
    expect(readScreen('?boards=globe&every=0&paused=globe')).toEqual(usual)
    expect(readScreen('?boards=&every=999999')).toEqual(usual)
    expect(readScreen('?every=1.5').every).toBe(20)
  })

  it('takes boards in and out, never the last', () => {
    expect(toggleBoard(['overview', 'notices'], 'overview')).toEqual(['notices'])
    expect(toggleBoard(['notices'], 'overview')).toEqual(['overview', 'notices'])
    expect(toggleBoard(['notices'], 'notices')).toEqual(['notices'])
  })
})

describe('the rotation', () => {
  const boards = ['overview', 'complaints', 'notices'] as const

  it('goes around both ways', () => {
    expect(neighbour(boards, 'notices', 1)).toBe('overview')
    expect(neighbour(boards, 'overview', -1)).toBe('notices')
    expect(neighbour(['overview'], 'overview', 1)).toBe('overview')
  })

  it('begins anew when the board in sight is taken away', () => {
    expect(neighbour(boards, 'ratings', 1)).toBe('overview')
  })
})

describe('the line to the server', () => {
  it('remembers when it broke, and forgets it with the first answer', () => {
    const once = lineAfter(HOLDING, 'lost', 1_000)
    const twice = lineAfter(once, 'lost', 9_000)
    expect(twice).toEqual({ lostAt: 1_000, misses: 2, ended: false })
    expect(lineAfter(twice, 'ok', 10_000)).toEqual(HOLDING)
  })

  it('stays the same object while it holds, so that nothing is drawn again', () => {
    expect(lineAfter(HOLDING, 'ok', 1)).toBe(HOLDING)
  })

  it('tells an ended session from a broken line, and heals when someone signs in', () => {
    const ended = lineAfter(HOLDING, 'ended', 1)
    expect(ended.ended).toBe(true)
    expect(lineAfter(ended, 'ok', 2)).toEqual(HOLDING)
    expect(outcomeOf('UNAUTHENTICATED')).toBe('ended')
    expect(outcomeOf('NETWORK')).toBe('lost')
    expect(outcomeOf('FORBIDDEN')).toBeNull()
  })

  it('is tried soon after a break and then more rarely, but never less than four times a minute', () => {
    let line: Line = HOLDING
    const pauses: number[] = []
    for (let miss = 0; miss < 20; miss += 1) {
      line = lineAfter(line, 'lost', miss)
      pauses.push(pauseBefore(line))
    }
    expect(pauses[0]).toBe(1_500)
    expect(pauses.every((pause, at) => pause >= (pauses[at - 1] ?? 0))).toBe(true)
    expect(Math.max(...pauses)).toBe(15_000)
  })
})
