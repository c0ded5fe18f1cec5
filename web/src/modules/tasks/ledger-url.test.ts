import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopedHref } from '../../scope-url.ts'
import {
  COLUMN_IDS,
  filterParams,
  LEVELS,
  type Ledger,
  LIGHTS,
  ledgerParams,
  NO_FILTER,
  readLedger,
  SORTS,
  STATUSES,
} from './ledger-url.ts'

const PLAN = '01890000-0000-7000-8000-000000000001'
const search = (ledger: Ledger) => scopedHref('', '/tasks', ledgerParams(ledger)).split('?')[1] ?? ''

/** Some of the values, in their own order, as the address keeps them. */
const someOf = <Value extends string>(all: readonly Value[]) => fc.subarray([...all])
const day = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null })

const ledgers: fc.Arbitrary<Ledger> = fc.record({
  state: fc.constantFrom('OPEN' as const, 'DONE' as const, 'ALL' as const),
  lights: someOf(LIGHTS),
  plans: fc.uniqueArray(fc.uuid(), { maxLength: 4 }),
  units: fc.uniqueArray(fc.uuid(), { maxLength: 4 }),
  part: maybe(fc.constantFrom('LEAD' as const, 'JOINT' as const)),
  levels: someOf(LEVELS),
  statuses: someOf(STATUSES),
  own: fc.boolean(),
  dueFrom: maybe(day),
  dueTo: maybe(day),
  noDue: fc.boolean(),
  noLead: fc.boolean(),
  noReport: fc.boolean(),
  words: fc.string({ unit: 'grapheme', maxLength: 20 }).map(text => text.trim()),
  group: fc.constantFrom('lead' as const, 'plan' as const, 'none' as const),
  sort: maybe(fc.record({ column: fc.constantFrom(...SORTS), descending: fc.boolean() })),
  hidden: maybe(someOf(COLUMN_IDS)),
  task: maybe(fc.uuid()),
})

describe('the address of the ledger', () => {
  it('shows the open tasks by lead unit when it says nothing', () => {
    expect(readLedger('')).toEqual({ ...NO_FILTER, group: 'lead', sort: null, hidden: null, task: null })
  })

  it('is empty for what is usual', () => {
    expect(search(readLedger(''))).toBe('')
  })

  it('ignores what it does not know: lights, days, ids and columns made up by hand', () => {
    const wild =
      'light=PINK&light=BEHIND&dueTo=2024-02-30&plan=1&sort=-owner&group=light&hide=price&task=x&state=?'
    expect(readLedger(wild)).toEqual({ ...readLedger('light=BEHIND'), hidden: [] })
  })

  it('reads what other pages link to', () => {
    const link = scopedHref('', '/tasks', filterParams({ lights: ['BEHIND'], plans: [PLAN], part: 'LEAD' }))
    expect(link).toBe(`/tasks?light=BEHIND&plan=${PLAN}&part=LEAD`)
  })

  it('keeps a sort and its direction', () => {
    expect(readLedger('sort=-due').sort).toEqual({ column: 'due', descending: true })
    expect(readLedger('sort=due').sort).toEqual({ column: 'due', descending: false })
  })

  it('tells all columns from the usual ones', () => {
    expect(readLedger('').hidden).toBeNull()
    expect(readLedger('hide=none').hidden).toEqual([])
  })

  it('gives back every state that was put into it', () => {
    fc.assert(
      fc.property(ledgers, ledger => {
        expect(readLedger(search(ledger))).toEqual(ledger)
      }),
    )
  })

  it('reads any text without failing, and the same again from what it wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const once = readLedger(text)
        expect(readLedger(search(once))).toEqual(once)
      }),
    )
  })
})
