import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOf } from './match.rules.ts'
import { byRank, type Found, findTitle } from './rank.rules.ts'
import { entryOf, type TitleFacts } from './title-entry.ts'
import { staleKinds } from './title-stale.rules.ts'

const NONE: TitleFacts = {
  ...{ id: '1', title: '', number: null, owner: null, others: null, places: [], units: [] },
  ...{ done: false, hidden: false, roles: [] },
}
const entry = (facts: Partial<TitleFacts>) => entryOf('TASK', { ...NONE, ...facts })
const find = (facts: Partial<TitleFacts>, text: string) => findTitle(entry(facts), wordsOf(text), new Map())
const order = (text: string, titles: Partial<TitleFacts>[], near: (id: string) => 0 | 1 | 2 = () => 2) =>
  titles
    .flatMap((facts, at) => find({ id: String(at), ...facts }, text) ?? [])
    .sort(byRank(({ id }) => near(id)))
    .map(({ entry: { title } }) => title)

describe('what is found', () => {
  test('holds all words, in title, number or owner, and not in the owner alone', () => {
    const facts = { title: '政务信息系统迁移上云', number: '2024-034', owner: '区政数局' }
    expect(find(facts, '上云 迁移')?.marks).toEqual([{ from: 6, to: 10 }])
    expect(find(facts, '034')).not.toBeNull()
    expect(find(facts, '政数局 上云')).not.toBeNull()
    expect(find(facts, '上云 财政局')).toBeNull()
    expect(find(facts, '区政数局')).toBeNull()
    expect(find({ title: '龙归镇', others: '龙归镇人民政府' }, '人民政府')).not.toBeNull()
  })

  test('comes best found first: whole, head, where a word begins, inside, pinyin', () => {
    expect(
      order(
        '上云',
        ['业务上云', '迁移“上云”', '上云率', '上云'].map(title => ({ title })),
      ),
    ).toEqual([...['上云', '上云率', '迁移“上云”', '业务上云']])
    expect(order('lgz', [{ title: '龙归镇' }, { title: 'LGZ 系统' }])).toEqual(['LGZ 系统', '龙归镇'])
  })

  test('comes open before done, and what is near before what is far', () => {
    const titles = [{ title: '上云一', done: true }, { title: '上云二' }, { title: '上云三' }]
    expect(order('上云', titles, id => (id === '2' ? 0 : 2))).toEqual(['上云三', '上云二', '上云一'])
  })

  test('has one order, whatever order it was read in', () => {
    const facts = fc.record({
      title: fc.constantFrom('上云', '上云率', '业务上云', '县域业务上云'),
      done: fc.boolean(),
      id: fc.uuid(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(facts, { selector: ({ id }) => id }), all => {
        const sorted = (list: typeof all) =>
          list
            .map(one => find(one, '上云') as Found)
            .sort(byRank(() => 2))
            .map(one => one.entry.id)
        expect(sorted([...all].reverse())).toEqual(sorted(all))
      }),
    )
  })
})

describe('titles in memory', () => {
  const counts = (facts: Record<string, number>) => new Map(Object.entries(facts))

  test('stay while nothing of theirs was written', () => {
    expect(staleKinds(counts({ Task: 3 }), counts({ Task: 3, ProgressReport: 9, Complaint: 1 })).size).toBe(0)
  })

  test('of a kind are read again after a write about it, all of them after one of unknown reach', () => {
    expect([...staleKinds(counts({ Task: 3 }), counts({ Task: 4 }))]).toEqual(['TASK'])
    expect([...staleKinds(counts({}), counts({ User: 1 }))]).toEqual(['PERSON'])
    expect(staleKinds(counts({}), counts({ Plan: 1 })).size).toBe(9)
    expect(staleKinds(counts({ Plan: 1 }), counts({})).size).toBe(9)
  })
})
