import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../platform/errors.ts'
import { sampleTask } from './draft/sample-ledger.ts'
import {
  advance,
  canRedo,
  type DraftHistory,
  foldSteps,
  type PlanDraftEdit,
  type PlanDraftState,
  presentOf,
  startHistory,
} from './draft.rules.ts'
import type { DraftLedger, DraftTask, SourceRange } from './reader/index.ts'

const CHARACTERS = [...'整合机房汇聚数据。,;;年月底前12标(biāo)\n 🙂']

const aText = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 200 })
  .map(characters => characters.join(''))

const aRange = (length: number): fc.Arbitrary<SourceRange> =>
  fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])

const aTask = (text: string): fc.Arbitrary<DraftTask> =>
  fc
    .record({
      no: fc.constantFrom('1', '2', '(一)', ''),
      parent: fc.constantFrom(null, '1', '2'),
      source: aRange(text.length),
      due: fc.constantFrom(null, '2018-09-30', '2019-06-30'),
      owners: fc.uniqueArray(fc.constantFrom('县局', '各乡镇', '县办'), { maxLength: 3 }),
      words: aRange(text.length),
    })
    .map(({ no, parent, source, due, owners, words }) =>
      sampleTask({
        no,
        parent,
        source,
        titleSource: [source[0], source[0]],
        text: text.slice(...source),
        milestones: [{ due, status: due ? 'dated' : 'unknown', words: '前', deliverable: '', source: words }],
        owners: {
          lead: owners.slice(0, 1).map(name => ({ name, group: name.startsWith('各'), source: words })),
          joint: owners.slice(1).map(name => ({ name, group: name.startsWith('各'), source: words })),
        },
      }),
    )

const aPlan = aText.chain(text =>
  fc.record({
    text: fc.constant(text),
    ledger: fc.record({
      title: fc.constantFrom('方案', null),
      documentNumber: fc.constant(null),
      issuer: fc.constant(null),
      issuedOn: fc.constant(null),
      tasks: fc.array(aTask(text), { maxLength: 8 }),
      indicators: fc.constant([]),
      warnings: fc.array(
        aRange(text.length).map(source => ({ code: 'due-unknown', message: '请核对。', source })),
        { maxLength: 4 },
      ),
      repairs: fc.constant([]),
    }) satisfies fc.Arbitrary<DraftLedger>,
  }),
)

/** Ids that mostly exist, and some that do not. */
const anId = fc.nat(12).map(number => `t${number}`)

const anEdit: fc.Arbitrary<PlanDraftEdit> = fc.oneof(
  { weight: 2, arbitrary: fc.uniqueArray(anId, { minLength: 1, maxLength: 4 }).map(merge => ({ merge })) },
  {
    weight: 3,
    arbitrary: fc
      .record({ id: anId, at: fc.integer({ min: -1, max: 60 }), secondTitle: fc.constantFrom(null, '后半') })
      .map(split => ({ split })),
  },
  { weight: 2, arbitrary: fc.record({ id: anId, beforeId: fc.option(anId) }).map(move => ({ move })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        ids: fc.array(anId, { maxLength: 3 }),
        state: fc.constantFrom('PENDING' as const, 'CONFIRMED' as const, 'REMOVED' as const),
      })
      .map(state => ({ state })),
  },
  { weight: 2, arbitrary: fc.record({ id: anId, parentId: fc.option(anId) }).map(task => ({ task })) },
  { weight: 1, arbitrary: fc.record({ id: anId, title: fc.string() }).map(task => ({ task })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ id: anId, lead: fc.array(fc.record({ name: fc.constantFrom('县局', '新局') })) })
      .map(task => ({ task })),
  },
  { weight: 1, arbitrary: anId.map(addAfter => ({ addAfter })) },
  { weight: 1, arbitrary: fc.nat(6).map(n => ({ warning: { id: `w${n}`, resolution: '已核对' } })) },
  { weight: 1, arbitrary: fc.constant({ undo: true }) },
  { weight: 1, arbitrary: fc.constant({ redo: true }) },
)

/** The history after an edit, or the same one when the edit was refused in words. */
function tried(history: DraftHistory, edit: PlanDraftEdit): DraftHistory {
  try {
    return advance(history, edit)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'BAD_INPUT') return history
    throw error
  }
}

const aDraft = fc
  .record({ plan: aPlan, edits: fc.array(anEdit, { maxLength: 25 }) })
  .map(({ plan, edits }) => ({
    ...plan,
    edits,
    history: edits.reduce(tried, startHistory(plan.ledger, plan.text)),
  }))

function expectWhole(state: PlanDraftState, ledger: DraftLedger): void {
  const here = state.tasks.flatMap(({ id, mergedIds }) => [id, ...mergedIds])
  expect(new Set(here).size, 'no task twice').toBe(here.length)
  for (const index of ledger.tasks.keys()) expect(here).toContain(`t${index + 1}`)
}

function expectRangesInside(state: PlanDraftState): void {
  const owners = state.tasks.flatMap(({ lead, joint }) => [...lead, ...joint])
  const parts = state.tasks.flatMap(({ milestones, targets }) => [...milestones, ...targets])
  const ranges = [
    ...state.tasks.flatMap(({ source, titleSource }) => [source, titleSource]),
    ...[...owners, ...parts, ...state.warnings].flatMap(({ source }) => source ?? []),
  ]
  for (const { start, end } of ranges) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThanOrEqual(start)
    expect(end).toBeLessThanOrEqual(state.sourceText.length)
  }
}

function expectTree(state: PlanDraftState): void {
  const parentOf = new Map(state.tasks.map(({ id, parentId }) => [id, parentId]))
  for (const { id } of state.tasks) {
    let steps = 0
    for (let at: string | null | undefined = id; at != null; at = parentOf.get(at)) {
      expect(parentOf.has(at), `${at} is there`).toBe(true)
      steps += 1
      expect(steps, 'no circle').toBeLessThanOrEqual(state.tasks.length)
    }
  }
}

describe('any sequence of edits', () => {
  it('loses no task except into another one or by saying that it is none', () => {
    fc.assert(fc.property(aDraft, ({ history, ledger }) => expectWhole(presentOf(history), ledger)))
  })

  it('keeps every range inside the text and the tasks a tree, warnings on tasks that are there', () => {
    fc.assert(
      fc.property(aDraft, ({ history }) => {
        const state = presentOf(history)
        expectRangesInside(state)
        expectTree(state)
        const ids = new Set(state.tasks.map(({ id }) => id))
        for (const { taskId } of state.warnings) if (taskId !== null) expect(ids).toContain(taskId)
      }),
    )
  })

  it('never has a unit as lead and joint of the same task', () => {
    fc.assert(
      fc.property(aDraft, ({ history }) => {
        for (const { lead, joint } of presentOf(history).tasks) {
          const names = [...lead, ...joint].map(({ name }) => name)
          expect(new Set(names).size).toBe(names.length)
        }
      }),
    )
  })

  it('undo gives the state before, redo the state after', () => {
    fc.assert(
      fc.property(aDraft, anEdit, ({ history }, edit) => {
        const next = tried(history, edit)
        if (next === history || edit.undo || edit.redo) return
        const undone = advance(next, { undo: true })
        expect(presentOf(undone)).toEqual(presentOf(history))
        expect(canRedo(undone)).toBe(true)
        expect(presentOf(advance(undone, { redo: true }))).toEqual(presentOf(next))
      }),
    )
  })

  it('gives the same draft when the accepted steps are folded again from what the database keeps of them', () => {
    fc.assert(
      fc.property(aPlan, fc.array(anEdit, { maxLength: 25 }), ({ ledger, text }, edits) => {
        let history = startHistory(ledger, text)
        const accepted = edits.filter(edit => {
          const next = tried(history, edit)
          const taken = next !== history
          history = next
          return taken
        })
        const kept = JSON.parse(JSON.stringify(accepted)) as PlanDraftEdit[]
        expect(presentOf(foldSteps(ledger, text, kept))).toEqual(presentOf(history))
      }),
    )
  })
})
