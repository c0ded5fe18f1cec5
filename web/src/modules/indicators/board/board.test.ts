import { describe, expect, it } from 'vitest'
import type { T } from '../../../i18n/index.ts'
import { byPlan, shownCards } from './board-order.ts'
import { type BoardLight, boardParams, readBoard, toggleLight } from './board-url.ts'
import { shortForecast } from './forecast-words.ts'

const plan = { id: 'p1', title: '规划' }
const card = (name: string, light: BoardLight, gap: number | null, of: typeof plan | null = plan) => ({
  name,
  indicator: { plan: of, owner: of ? { id: 'o1' } : null },
  state: { light, gap, fresh: light !== 'NO_DATA' },
})
const cards = [
  card('good', 'GOOD', 0.5),
  card('none', 'NO_DATA', null, null),
  card('bad', 'BEHIND', -12, null),
  card('worst', 'BEHIND', -38.9),
  card('near', 'NEAR', -2),
]
const names = (list: { name: string }[]) => list.map(({ name }) => name)

describe('the order of the board', () => {
  it('puts the worst first and what has no data last', () => {
    expect(names(shownCards(cards, { lights: [], missing: null, order: 'worst' }))).toEqual([
      'worst',
      'bad',
      'near',
      'good',
      'none',
    ])
  })

  it('keeps the order of the plans when asked', () => {
    expect(names(shownCards(cards, { lights: ['BEHIND', 'GOOD'], missing: null, order: 'plan' }))).toEqual([
      'good',
      'bad',
      'worst',
    ])
  })

  it('shows those without an owner, or without a fresh value', () => {
    expect(names(shownCards(cards, { lights: [], missing: 'owner', order: 'worst' }))).toEqual([
      'bad',
      'none',
    ])
    expect(names(shownCards(cards, { lights: [], missing: 'value', order: 'worst' }))).toEqual(['none'])
  })

  it('groups by plan, with one group for those in none', () => {
    expect(byPlan(cards).map(group => [group.plan?.title ?? null, names(group.cards)])).toEqual([
      ['规划', ['good', 'worst', 'near']],
      [null, ['none', 'bad']],
    ])
  })
})

describe('the address of the board', () => {
  it('is read as it was written', () => {
    const view = readBoard('?light=NEAR&light=BEHIND&order=plan&group=plan&place=440203000000')
    expect(view).toEqual({
      lights: ['BEHIND', 'NEAR'],
      missing: null,
      order: 'plan',
      group: 'plan',
      view: 'cards',
      by: null,
      period: 'days',
      own: null,
    })
    expect(boardParams(view)).toMatchObject({ light: ['BEHIND', 'NEAR'], order: 'plan', group: 'plan' })
  })

  it('leaves out what is usual and does not believe what it does not know', () => {
    const view = readBoard('?light=PINK&order=odd&view=globe&by=x')
    expect(boardParams(view)).toMatchObject({
      light: [],
      order: null,
      group: null,
      view: null,
      by: null,
      period: null,
    })
  })

  it('takes a light in and out', () => {
    expect(toggleLight(['NEAR'], 'BEHIND')).toEqual(['BEHIND', 'NEAR'])
    expect(toggleLight(['BEHIND', 'NEAR'], 'NEAR')).toEqual(['BEHIND'])
  })
})

describe('the forecast of a card', () => {
  const say = ((key: string, values: object = {}) =>
    [key, ...Object.values(values)].join(' ')) as unknown as T
  const atTarget = { day: '2025-12-31', value: 89.66 }
  const goal = { target: 100, decimals: 1 }

  it('says when the target will be reached, else where it will end', () => {
    const open = { ok: true, reached: false, atTarget }
    expect(shortForecast({ ...open, reachesOn: '2025-03-01' }, goal, say)).toBe(
      'figures:card.forecastReach 2025-03-01',
    )
    expect(shortForecast({ ...open, reachesOn: '2027-12-11' }, goal, say)).toBe(
      'figures:card.forecastEnd 2025 89.7 100',
    )
  })

  it('tells a lack of data from a lack of a target', () => {
    expect(shortForecast({ ok: false, reached: false }, goal, say)).toBe('figures:card.forecastNone')
    expect(shortForecast({ ok: false, reached: false }, { target: null, decimals: 0 }, say)).toBe(
      'figures:card.forecastNoTarget',
    )
  })
})
