import { describe, expect, it } from 'vitest'
import {
  countRows,
  exportHref,
  facetFilter,
  groupingOf,
  hiddenColumns,
  isNarrowed,
  narrowings,
  taskFilter,
  taskSort,
  toggleDone,
  toggleLight,
  toggleOpen,
} from './ledger-filter.ts'
import { type Ledger, NO_FILTER } from './ledger-url.ts'

const PLACE = '440203000000'
const ledger = (change: Partial<Ledger> = {}): Ledger => ({
  ...NO_FILTER,
  group: 'lead',
  sort: null,
  hidden: null,
  task: null,
  ...change,
})

describe('the chips', () => {
  it('take lights of open work: choosing one leaves the done ones', () => {
    expect(toggleLight(ledger({ state: 'DONE' }), 'BEHIND')).toEqual({ state: 'OPEN', lights: ['BEHIND'] })
    expect(toggleLight(ledger({ lights: ['BEHIND', 'NEAR'] }), 'BEHIND')).toEqual({
      state: 'OPEN',
      lights: ['NEAR'],
    })
  })

  it('show everything when 在办 is left, and all lights when it is pressed beside some', () => {
    expect(toggleOpen(ledger())).toEqual({ state: 'ALL', lights: [] })
    expect(toggleOpen(ledger({ lights: ['NEAR'] }))).toEqual({ state: 'OPEN', lights: [] })
    expect(toggleDone(ledger({ lights: ['NEAR'] }))).toEqual({ state: 'DONE', lights: [] })
    expect(toggleDone(ledger({ state: 'DONE' })).state).toBe('OPEN')
  })

  it('are counted under the other filters, whatever they say themselves', () => {
    const filter = facetFilter(ledger({ lights: ['BEHIND'], words: '云' }), PLACE)
    expect(filter).toMatchObject({ state: null, lights: [], words: '云', place: PLACE })
  })
})

describe('a narrowed list', () => {
  it('is one that anything but the chips narrows', () => {
    expect(isNarrowed(ledger({ state: 'ALL', lights: ['GOOD'], group: 'none', hidden: [] }))).toBe(false)
    for (const change of [{ words: '云' }, { noLead: true }, { dueTo: '2024-12-31' }, { plans: ['x'] }]) {
      expect(isNarrowed(ledger(change))).toBe(true)
    }
  })

  it('counts what stands behind the button on a phone, a window of two days once', () => {
    expect(
      narrowings(ledger({ dueFrom: '2024-10-01', dueTo: '2024-10-31', noLead: true, words: '云' })),
    ).toBe(2)
  })
})

describe('order and groups', () => {
  it('go together: a group needs its order, a sort by hand has no groups', () => {
    expect(taskSort(ledger())).toEqual({ key: 'LEAD', direction: 'ASC' })
    expect(taskSort(ledger({ group: 'none' }))).toEqual({ key: 'LIGHT', direction: 'ASC' })
    const byHand = ledger({ sort: { column: 'due', descending: true } })
    expect(taskSort(byHand)).toEqual({ key: 'DUE_ON', direction: 'DESC' })
    expect(groupingOf(byHand)).toBe('none')
  })

  it('leave out the column that the groups say already, unless a person chose the columns', () => {
    expect(hiddenColumns(ledger())).toContain('lead')
    expect(hiddenColumns(ledger({ group: 'none' }))).not.toContain('lead')
    expect(hiddenColumns(ledger({ hidden: [] }))).toEqual([])
  })
})

describe('counts of rows', () => {
  it('add up as those of the API do', () => {
    const rows = [
      { light: 'BEHIND', state: 'OPEN' },
      { light: 'NO_DATA', state: 'OPEN' },
      { light: 'NEAR', state: 'DONE' },
    ] as const
    expect(countRows(rows)).toEqual({ total: 3, done: 1, open: 2, behind: 1, near: 0, good: 0, noData: 1 })
  })
})

describe('the address of the file', () => {
  it('says the same as the list: filter, order, date and columns', () => {
    const shown = ledger({ lights: ['BEHIND', 'NEAR'], words: '云 & 网', noDue: true })
    const params = new URLSearchParams(
      exportHref(shown, PLACE, '2024-10-15', ['light', 'title']).split('?')[1],
    )
    expect(params.getAll('lights')).toEqual(['BEHIND', 'NEAR'])
    expect(params.getAll('columns')).toEqual(['light', 'title'])
    expect(Object.fromEntries(params)).toMatchObject({
      place: PLACE,
      asOf: '2024-10-15',
      state: 'OPEN',
      noDueDate: 'true',
      words: '云 & 网',
      sort: 'LEAD',
      direction: 'ASC',
    })
    expect(params.has('noLead')).toBe(false)
    expect(Object.keys(taskFilter(shown, PLACE))).toContain('noLead')
  })
})
