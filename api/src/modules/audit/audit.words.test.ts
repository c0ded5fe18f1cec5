import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { summaryOf, TYPE_NAMES } from './audit.words.ts'

const modules = fileURLToPath(new URL('../', import.meta.url))

/** Kinds of write that the services name: `type: 'TASK_ISSUED'`, `type: accept ? 'X_ACCEPTED' : 'X_RETURNED'`. */
function typesInSources(): string[] {
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' })
  const services = files.filter(name => /(service|job)\.ts$|\/[a-z-]+-(step|actions?)\.ts$/.test(name))
  return services.flatMap(name => {
    const text = readFileSync(`${modules}${name}`, 'utf8')
    const places = text.matchAll(/\btype: (?:\w+ \? )?'([A-Z]+(?:_[A-Z]+)+)'(?: : '([A-Z_]+)')?/g)
    return [...places].flatMap(([, one, other]) => [one, other].filter(type => type !== undefined))
  })
}

describe('a write in words', () => {
  test('every kind of write that a service records has a name', () => {
    const types = [...new Set(typesInSources())]
    expect(types.length).toBeGreaterThan(30)
    expect(types.filter(type => !(type in TYPE_NAMES))).toEqual([])
  })

  test('so has every step of a ticket', () => {
    const words = readFileSync(`${modules}complaints/complaint.words.ts`, 'utf8')
    const kinds = [...words.matchAll(/^ {2}([A-Z_]+): \(/gm)].map(([, kind]) => `COMPLAINT_${kind}`)
    expect(kinds.length).toBeGreaterThan(15)
    expect(kinds.filter(kind => kind !== 'COMPLAINT_CHANGED' && !(kind in TYPE_NAMES))).toEqual([])
  })

  test('says which record and why, in one line', () => {
    const summary = (type: string, after: object | null, before: object | null = null, entity = 'Task') =>
      summaryOf({ type, entity, before, after })
    expect(summary('TASK_ISSUED', { title: '任务一', ledgerNo: '2024-003' })).toBe('交办任务“2024-003”')
    expect(summary('TASK_SUSPENDED', { reason: '资金\n未到位' }, { title: '任务一' })).toBe(
      '中止任务“任务一”：资金 未到位',
    )
    expect(summary('PLAN_CONFIRMED', { title: '“数字政府”规划' })).toBe(
      '确认方案，生成台账《“数字政府”规划》',
    )
    expect(summary('NOT_NAMED_YET', null)).toBe('修改任务')
    expect(summary('NOT_NAMED_YET', { title: 5 }, null, 'Unheard')).toBe('修改记录')
    expect(summary('TASK_EDITED', { title: '长'.repeat(60) })).toBe(`修改任务“${'长'.repeat(40)}…”`)
  })
})
