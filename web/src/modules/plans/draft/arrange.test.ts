import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeOf, moveBy } from './arrange.ts'
import type { Draft, DraftTask } from './draft.documents.ts'
import { applyLocally } from './local-edit.ts'

const task = (id: string, parentId: string | null = null, state: DraftTask['state'] = 'PENDING') =>
  ({ id, parentId, state }) as DraftTask
const order = (tasks: DraftTask[]) => tasks.map(({ id }) => id)
const draftOf = (tasks: DraftTask[]) => ({ tasks, warnings: [] }) as unknown as Draft

function move(tasks: DraftTask[], id: string, by: -1 | 1): string[] {
  const edit = moveBy(tasks, id, by)
  return edit ? order(applyLocally(draftOf(tasks), edit).tasks) : order(tasks)
}

describe('moving a task with the keyboard', () => {
  it('passes its neighbour, and removed tasks without stopping at them', () => {
    const tasks = [task('a'), task('x', null, 'REMOVED'), task('b'), task('c')]
    expect(move(tasks, 'b', -1)).toEqual(['b', 'a', 'x', 'c'])
    expect(move(tasks, 'b', 1)).toEqual(['a', 'x', 'c', 'b'])
  })

  it('takes its subtasks along and jumps over those of its neighbour', () => {
    const tasks = [task('a'), task('a1', 'a'), task('b'), task('b1', 'b')]
    expect(move(tasks, 'a', 1)).toEqual(['b', 'b1', 'a', 'a1'])
  })

  it('stays where it is at either end', () => {
    const tasks = [task('a'), task('b')]
    expect(moveBy(tasks, 'a', -1)).toBeNull()
    expect(moveBy(tasks, 'b', 1)).toBeNull()
  })

  it('never loses or doubles a task', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }).chain(ids =>
      fc.tuple(
        fc.constant(ids),
        fc.array(fc.integer({ min: -1, max: ids.length - 1 }), {
          minLength: ids.length,
          maxLength: ids.length,
        }),
        fc.integer({ min: 0, max: ids.length - 1 }),
        fc.constantFrom(-1 as const, 1 as const),
      ),
    )
    fc.assert(
      fc.property(list, ([ids, parents, at, by]) => {
        // A parent always stands before its child, as in a document.
        const tasks = ids.map((id, index) => {
          const parent = parents[index] ?? -1
          return task(`t${id}`, parent >= 0 && parent < index ? `t${ids[parent]}` : null)
        })
        expect([...move(tasks, `t${ids[at]}`, by)].sort()).toEqual(order(tasks).sort())
      }),
    )
  })
})

describe('merging', () => {
  it('joins the current task with the next, unless several are chosen', () => {
    const tasks = [task('a'), task('b'), task('c')]
    expect(mergeOf(tasks, new Set(), 'b')).toEqual({ type: 'merge', ids: ['b', 'c'] })
    expect(mergeOf(tasks, new Set(['c', 'a']), 'b')).toEqual({ type: 'merge', ids: ['a', 'c'] })
    expect(mergeOf(tasks, new Set(['a']), 'c')).toBeNull()
  })
})
