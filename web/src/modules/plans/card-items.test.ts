import { describe, expect, it } from 'vitest'
import { cardItems, itemAt } from './card-items.ts'
import { nextPending } from './desk.ts'
import type { Draft, DraftTask } from './draft/draft.documents.ts'

const task = (id: string, more: Partial<DraftTask> = {}) =>
  ({ id, section: '', parentId: null, state: 'PENDING', ...more }) as DraftTask

const draftOf = (tasks: DraftTask[], indicators: unknown[] = []) =>
  ({
    tasks,
    indicators,
    progress: { removed: tasks.filter(({ state }) => state === 'REMOVED').length },
  }) as Draft

describe('the list of cards', () => {
  it('puts a heading where a new section begins and counts only what is still a task', () => {
    const items = cardItems(
      draftOf([
        task('t1', { section: '一、目标' }),
        task('t2', { section: '一、目标', state: 'REMOVED' }),
        task('t3', { section: '二、任务' }),
      ]),
    )
    expect(items.map(({ kind }) => kind)).toEqual([
      'header',
      'section',
      'task',
      'section',
      'task',
      'add',
      'removed',
    ])
    expect(items.flatMap(item => (item.kind === 'task' ? [item.place] : []))).toEqual([1, 2])
  })

  it('stands subtasks below their task', () => {
    const items = cardItems(
      draftOf([task('t1'), task('t2', { parentId: 't1' }), task('t3', { parentId: 't2' })]),
    )
    expect(items.flatMap(item => (item.kind === 'task' ? [item.depth] : []))).toEqual([0, 1, 2])
  })

  it('finds a task by its card and an indicator by its table', () => {
    const items = cardItems(draftOf([task('t1')], [{}]))
    expect(items[itemAt(items, 't1')]?.kind).toBe('task')
    expect(items[itemAt(items, 'i3')]?.kind).toBe('indicators')
    expect(itemAt(items, 't9')).toBe(-1)
  })
})

describe('confirming one after another', () => {
  const tasks = [task('a', { state: 'CONFIRMED' }), task('b'), task('c', { state: 'CONFIRMED' }), task('d')]

  it('goes on to the next one that waits, and begins again at the top', () => {
    expect(nextPending(tasks, 'b')).toBe('d')
    expect(nextPending(tasks, 'd')).toBe('b')
    expect(nextPending(tasks, null)).toBe('b')
  })

  it('ends when nothing waits any more', () => {
    expect(nextPending([task('a', { state: 'CONFIRMED' }), task('b')], 'b')).toBeNull()
  })
})
