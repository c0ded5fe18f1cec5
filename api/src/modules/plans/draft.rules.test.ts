import { describe, expect, it } from 'vitest'
import { SAMPLE_LEDGER, SAMPLE_TEXT } from './draft/sample-ledger.ts'
import {
  advance,
  applyEdit,
  blockers,
  draftFromLedger,
  foldSteps,
  MOST_UNDO,
  type PlanDraftEdit,
  type PlanDraftState,
  presentOf,
} from './draft.rules.ts'

const draft = () => draftFromLedger(SAMPLE_LEDGER, SAMPLE_TEXT)
const edited = (...edits: PlanDraftEdit[]) => presentOf(foldSteps(SAMPLE_LEDGER, SAMPLE_TEXT, edits))
const task = (state: PlanDraftState, id: string) => state.tasks.find(task => task.id === id)!
const open = (state: PlanDraftState) =>
  state.warnings
    .filter(({ resolution }) => resolution === null)
    .map(({ code, taskId }) => `${code} ${taskId}`)
const words = (state: PlanDraftState, { start, end }: { start: number; end: number }) =>
  state.sourceText.slice(start, end)

describe('a draft as the reader left it', () => {
  it('numbers tasks in the order of the document and finds their parents', () => {
    const { tasks } = draft()
    expect(tasks.map(({ id, parentId, kind, state }) => [id, parentId, kind, state])).toEqual([
      ['t1', null, 'TASK', 'PENDING'],
      ['t2', null, 'TASK', 'PENDING'],
      ['t3', 't2', 'TASK', 'PENDING'],
    ])
  })

  it('puts a warning on the innermost task that contains it', () => {
    expect(draft().warnings[0]).toMatchObject({ id: 'w1', code: 'due-unknown', taskId: 't3' })
  })

  it('asks about a missing lead or date where the reader did not', () => {
    expect(open(draft())).toEqual(['due-unknown t3', 'group-to-expand t1', 'no-owner t3'])
  })

  it('keeps ranges inside the text even when the ledger does not', () => {
    const wild = {
      ...SAMPLE_LEDGER,
      tasks: SAMPLE_LEDGER.tasks.map(t => ({ ...t, source: [5, 9e9] as [number, number] })),
    }
    expect(draftFromLedger(wild, SAMPLE_TEXT).tasks[0]?.source).toEqual({ start: 5, end: SAMPLE_TEXT.length })
  })
})

describe('impossible edits are refused with a sentence', () => {
  it.each<[string, PlanDraftEdit, string]>([
    ['an unknown task', { task: { id: 't9', title: '新' } }, '没有这项任务'],
    ['a blank title', { task: { id: 't1', title: '  ' } }, '标题不能为空'],
    [
      'a dated milestone without its date',
      { task: { id: 't1', milestones: [{ status: 'DATED', words: '', deliverable: '' }] } },
      '请填写时限的日期',
    ],
    [
      'a date that is none',
      {
        task: { id: 't1', milestones: [{ status: 'DATED', due: '2018-02-30', words: '', deliverable: '' }] },
      },
      '不是有效的日期',
    ],
    [
      'an open end with a date',
      {
        task: {
          id: 't1',
          milestones: [{ status: 'ONGOING', due: '2018-02-03', words: '', deliverable: '' }],
        },
      },
      '没有固定日期',
    ],
    [
      'a range outside the text',
      { task: { id: 't1', lead: [{ name: '县局', source: { start: 3, end: 9999 } }] } },
      '不在方案原文之内',
    ],
    ['an unknown comparator', { task: { id: 't1', targets: [{ text: '多', comparator: '~' }] } }, '比较方式'],
    ['a task below itself', { task: { id: 't2', parentId: 't3' } }, '它的下级'],
    ['merging one', { merge: ['t1'] }, '至少选择两项'],
    ['merging one with itself', { merge: ['t1', 't1'] }, '至少选择两项'],
    ['merging an unknown task', { merge: ['t1', 't9'] }, '没有这项任务'],
    ['a cut before the text', { split: { id: 't1', at: 0 } }, '中间'],
    ['a cut behind the text', { split: { id: 't1', at: 999 } }, '中间'],
    ['moving before a task below', { move: { id: 't2', beforeId: 't3' } }, '它的下级之前'],
    ['moving an unknown task', { move: { id: 't9' } }, '没有这项任务'],
    ['a state for nobody', { state: { ids: [], state: 'CONFIRMED' } }, '至少选择一项'],
    ['an unknown warning', { warning: { id: 'w9', resolution: '已核' } }, '没有这条提醒'],
    ['a resolution without words', { warning: { id: 'w1', resolution: ' ' } }, '处理说明不能为空'],
    ['an unknown indicator', { indicator: { id: 'i9', name: '率' } }, '没有这个指标'],
    ['a year of two digits', { indicator: { id: 'i1', targetYear: 25 } }, '四位年份'],
    ['an issue day that is none', { header: { issuedOn: '2018-13-01' } }, '不是有效的日期'],
    ['a plan without a title', { header: { title: '' } }, '题名不能为空'],
    ['adding behind an unknown task', { addAfter: 't9' }, '没有这项任务'],
    ['nothing to undo', { undo: true }, '没有可以撤销'],
    ['nothing to redo', { redo: true }, '没有可以重做'],
    ['two edits at once', { undo: true, addAfter: 't1' }, '一次只能做一种'],
    ['no edit at all', {}, '一次只能做一种'],
  ])('%s', (_what, edit, sentence) => {
    const refused = expect(() => edited(edit))
    refused.toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    refused.toThrow(sentence)
  })

  it('merging or splitting what was said to be no task', () => {
    const removed: PlanDraftEdit = { state: { ids: ['t2'], state: 'REMOVED' } }
    expect(() => edited(removed, { merge: ['t1', 't2'] })).toThrow('请先恢复')
    expect(() => edited(removed, { split: { id: 't2', at: 5 } })).toThrow('请先恢复')
  })
})

describe('editing a task', () => {
  it('changes only the given fields', () => {
    const state = edited({ task: { id: 't1', title: ' 整合数据中心 ', note: '约束' } })
    expect(task(state, 't1')).toMatchObject({ title: '整合数据中心', note: '约束', no: '1' })
    expect(task(state, 't1').milestones).toEqual(task(draft(), 't1').milestones)
    expect(state.tasks[1]).toBe(state.tasks.find(({ id }) => id === 't2'))
  })

  it('resolves the warning about a date once it is given, and about a lead once there is one', () => {
    const state = edited({
      task: {
        id: 't3',
        milestones: [{ status: 'DATED', due: '2018-12-31', words: '年底前', deliverable: '' }],
        lead: [{ name: '县数字办' }],
      },
    })
    expect(open(state)).toEqual(['group-to-expand t1'])
    expect(state.warnings.map(({ resolution }) => resolution)).toContain('已填写时限')
  })

  it('resolves the question who a group is once organizations are chosen', () => {
    const state = edited({
      task: {
        id: 't1',
        joint: [{ name: '县直有关部门', groupRule: 'MANUAL', organizationIds: ['a', 'b', 'a'] }],
      },
    })
    expect(task(state, 't1').joint[0]).toMatchObject({ group: true, organizationIds: ['a', 'b'] })
    expect(open(state)).not.toContain('group-to-expand t1')
  })

  it('never has an owner as lead and joint: lead wins, and whoever is newly named joint leaves the leads', () => {
    const both = edited({ task: { id: 't1', lead: [{ name: '县直有关部门' }] } })
    expect([task(both, 't1').lead.length, task(both, 't1').joint.length]).toEqual([1, 0])
    const demoted = edited({ task: { id: 't1', joint: [{ name: '县数字办' }] } })
    expect([task(demoted, 't1').lead, task(demoted, 't1').joint.map(({ name }) => name)]).toEqual([
      [],
      ['县数字办'],
    ])
  })
})

describe('merging', () => {
  const merged = edited({ merge: ['t1', 't2'] })

  it('joins texts, owners and milestones into the first and takes its sub-tasks along', () => {
    const whole = task(merged, 't1')
    expect(whole.text).toContain('建成云平台')
    expect(whole.text).toContain('持续推进目录编制')
    expect(whole.lead.map(({ name }) => name)).toEqual(['县数字办', '县大数据中心'])
    expect(whole.milestones.map(({ due, status }) => due ?? status)).toEqual([
      '2018-09-30',
      '2018-12-31',
      'ONGOING',
    ])
    expect(whole.mergedIds).toEqual(['t2'])
    expect(task(merged, 't3').parentId).toBe('t1')
    expect(merged.tasks.map(({ id }) => id)).toEqual(['t1', 't3'])
  })

  it('of a task with the one above its own parent puts it there, with what lay between below it', () => {
    const joined = edited({ task: { id: 't2', parentId: 't1' } }, { merge: ['t3', 't1'] })
    expect(joined.tasks.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['t2', 't3'],
      ['t3', null],
    ])
  })

  it('covers the words of both', () => {
    const source = words(merged, task(merged, 't1').source)
    expect(source.startsWith('1.整合机房')).toBe(true)
    expect(source).toContain('县大数据中心')
  })

  it('keeps each date once with both deliverables and forgets 待明确 where a date is known', () => {
    const state = edited(
      {
        task: {
          id: 't3',
          milestones: [{ status: 'DATED', due: '2018-09-30', words: '9月', deliverable: '编目录' }],
        },
      },
      { merge: ['t1', 't3'] },
    )
    expect(task(state, 't1').milestones[0]).toMatchObject({
      due: '2018-09-30',
      deliverable: '建成云平台；编目录',
    })
    expect(task(edited({ merge: ['t1', 't3'] }), 't1').milestones.map(({ status }) => status)).toEqual([
      'DATED',
      'DATED',
    ])
  })

  it('hangs a task that was joined into its sub-task where its parent stood', () => {
    expect(task(edited({ merge: ['t3', 't2'] }), 't3').parentId).toBeNull()
  })
})

describe('splitting', () => {
  const text = SAMPLE_LEDGER.tasks[0]!.text
  const state = edited({ split: { id: 't1', at: text.indexOf('2018年12月') } })

  it('gives the second part the milestones and targets behind the cut', () => {
    expect(task(state, 't1').milestones.map(({ due }) => due)).toEqual(['2018-09-30'])
    expect(task(state, 't1').targets).toEqual([])
    expect(task(state, 't4').milestones.map(({ due }) => due)).toEqual(['2018-12-31'])
    expect(task(state, 't4').targets.map(({ text }) => text)).toEqual(['50%以上'])
  })

  it('cuts the source where the text was cut', () => {
    expect(words(state, task(state, 't1').source)).toBe('1.整合机房。2018年9月底前建成云平台。')
    expect(words(state, task(state, 't4').source)).toMatch(/^2018年12月底前/)
  })

  it('names the second part after its first clause and puts it right behind the first', () => {
    expect(state.tasks.map(({ id }) => id)).toEqual(['t1', 't4', 't2', 't3'])
    expect(task(state, 't4').title).toBe('2018年12月底前完成50%以上的迁移')
  })

  it('leaves neither part without the owners that stand at the end of both', () => {
    expect(task(state, 't1').lead.map(({ name }) => name)).toEqual(['县数字办'])
    expect(task(state, 't4').lead.map(({ name }) => name)).toEqual(['县数字办'])
  })

  it('sends the warnings of the second words along', () => {
    const at = '编目录。'.length
    const cut = edited({ split: { id: 't3', at, secondTitle: '完成' } })
    expect(cut.warnings.find(({ code }) => code === 'due-unknown')?.taskId).toBe('t4')
  })
})

describe('arranging', () => {
  it('moves a task with what is below it', () => {
    expect(edited({ move: { id: 't2', beforeId: 't1' } }).tasks.map(({ id }) => id)).toEqual([
      't2',
      't3',
      't1',
    ])
    expect(edited({ move: { id: 't1' } }).tasks.map(({ id }) => id)).toEqual(['t2', 't3', 't1'])
  })

  it('adds an empty task behind another, or before all', () => {
    expect(edited({ addAfter: 't1' }).tasks.map(({ id }) => id)).toEqual(['t1', 't4', 't2', 't3'])
    expect(edited({ addAfter: 'start' }).tasks.map(({ id }) => id)).toEqual(['t4', 't1', 't2', 't3'])
  })
})

describe('whether the ledger can be made', () => {
  const all: PlanDraftEdit = { state: { ids: ['t1', 't2', 't3'], state: 'CONFIRMED' } }

  it('says what is left to do', () => {
    expect(blockers(draft()).join('')).toMatch(/3 项任务没有确认.*3 条提醒/)
    expect(blockers(edited({ state: { ids: ['t1', 't2', 't3'], state: 'REMOVED' } })).join('')).toMatch(
      '至少保留',
    )
    expect(blockers(edited({ addAfter: 't1' })).join('')).toMatch('没有标题')
    const nameless = draftFromLedger({ ...SAMPLE_LEDGER, title: null }, SAMPLE_TEXT)
    expect(blockers(nameless).join('')).toMatch('没有题名')
  })

  it('is two edits away when a person looks and agrees: all tasks, all warnings', () => {
    const state = edited(all, { warning: { id: 'w1', ids: ['w2', 'w3'], resolution: '原文如此，待明确' } })
    expect(blockers(state)).toEqual([])
    expect(task(state, 't3').lead).toEqual([])
  })

  it('does not wait for the warnings of a removed task', () => {
    const state = edited(all, { state: { ids: ['t1', 't3'], state: 'REMOVED' } })
    expect(blockers(state)).toEqual([])
  })

  it('waits again when a warning is opened again', () => {
    const ids = ['w2', 'w3']
    const state = edited(
      all,
      { warning: { id: 'w1', ids, resolution: '待明确' } },
      { warning: { id: 'w2', resolution: null } },
    )
    expect(blockers(state).join('')).toMatch('1 条提醒')
  })
})

describe('undo and redo', () => {
  it('are steps like any other', () => {
    const edit: PlanDraftEdit = { header: { title: '新题名' } }
    expect(edited(edit, { undo: true })).toEqual(draft())
    expect(edited(edit, { undo: true }, { redo: true })).toEqual(edited(edit))
  })

  it('go back two hundred steps, so that a draft worked on for weeks stays small', () => {
    const edits = Array.from(
      { length: 230 },
      (_, index): PlanDraftEdit => ({ task: { id: 't1', no: `${index}` } }),
    )
    let history = foldSteps(SAMPLE_LEDGER, SAMPLE_TEXT, edits)
    for (let step = 0; step < MOST_UNDO; step += 1) history = advance(history, { undo: true })
    expect(task(presentOf(history), 't1').no).toBe('29')
    expect(() => advance(history, { undo: true })).toThrow('没有可以撤销')
  })

  it('a new edit after an undo leaves nothing to redo', () => {
    const history = foldSteps(SAMPLE_LEDGER, SAMPLE_TEXT, [
      { addAfter: 't1' },
      { undo: true },
      { addAfter: 't2' },
    ])
    expect(() => advance(history, { redo: true })).toThrow('没有可以重做')
  })
})

describe('editing facts', () => {
  it('changes header and indicators field by field; null clears', () => {
    const state = edited(
      { header: { documentNumber: '云政办发〔2018〕3号', issuedOn: '2018-06-01' } },
      { indicator: { id: 'i1', target: 95, baseline: null, removed: true } },
    )
    expect(state.header).toMatchObject({ title: '云岭县示例工作方案', issuedOn: '2018-06-01' })
    expect(state.indicators[0]).toMatchObject({
      target: 95,
      baseline: null,
      baselineYear: 2018,
      removed: true,
    })
  })

  it('leaves the state it was given as it was', () => {
    const state = draft()
    const copy = structuredClone(state)
    applyEdit(state, { merge: ['t1', 't2'] })
    applyEdit(state, { state: { ids: ['t1'], state: 'REMOVED' } })
    expect(state).toEqual(copy)
  })
})
