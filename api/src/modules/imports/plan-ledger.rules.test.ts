import 'reflect-metadata'
import { describe, expect, it } from 'vitest'
import type { OwnerOfDraft, PlanDraftState, TaskOfDraft } from '../plans/index.ts'
import { newTasks, type SettledOwner } from './plan-ledger.rules.ts'

const COUNTY = '440203000000'

const owner = (name: string, facts: Partial<OwnerOfDraft> = {}): OwnerOfDraft => ({
  name,
  group: false,
  groupRule: null,
  organizationIds: null,
  source: null,
  ...facts,
})

const task = (id: string, facts: Partial<TaskOfDraft> = {}): TaskOfDraft => ({
  id,
  state: 'CONFIRMED',
  no: id.slice(1),
  kind: 'TASK',
  section: '一、任务',
  parentId: null,
  title: `任务${id}`,
  text: `任务${id}的要求。`,
  milestones: [],
  lead: [],
  joint: [],
  targets: [],
  source: { start: 0, end: 5 },
  titleSource: { start: 0, end: 2 },
  note: null,
  mergedIds: [],
  ...facts,
})

const draft = (...tasks: TaskOfDraft[]): PlanDraftState => ({
  header: { title: '方案', documentNumber: null, issuer: null, issuedOn: '2018-06-01' },
  sourceText: '任务的要求。',
  tasks,
  indicators: [],
  warnings: [],
  repairs: [],
  nextTask: 99,
})

/** Two towns for a group, itself for a plain name. */
const settle = ({ name, group }: OwnerOfDraft): SettledOwner =>
  group
    ? { rule: 'TOWN_GOVERNMENTS', organizationIds: ['甲镇', '乙镇'] }
    : { rule: null, organizationIds: [name] }

const made = (...tasks: TaskOfDraft[]) => newTasks(draft(...tasks), COUNTY, settle)

describe('the ledger a draft becomes', () => {
  it('leaves removed items and objectives out and keeps 保障措施 as such', () => {
    const tasks = made(
      task('t1', { kind: 'OBJECTIVE' }),
      task('t2', { state: 'REMOVED' }),
      task('t3'),
      task('t4', { kind: 'GUARANTEE' }),
    )
    expect(tasks.map(({ title, kind }) => [title, kind])).toEqual([
      ['任务t3', 'TASK'],
      ['任务t4', 'GUARANTEE'],
    ])
  })

  it('hangs a task under its nearest ancestor that is a task too', () => {
    const tasks = made(
      task('t1'),
      task('t2', { parentId: 't1', state: 'REMOVED' }),
      task('t3', { parentId: 't2' }),
      task('t4', { kind: 'OBJECTIVE' }),
      task('t5', { parentId: 't4' }),
    )
    expect(tasks.map(({ parentIndex }) => parentIndex)).toEqual([null, 0, null])
  })

  it('counts from the day the plan was issued, at the place of the jurisdiction', () => {
    expect(made(task('t1'))[0]).toMatchObject({ effectiveOn: '2018-06-01', placeCode: COUNTY })
  })

  it('does not assess what is only striven for', () => {
    const dated = { status: 'DATED' as const, words: '', deliverable: '', source: null }
    const soft = { ...dated, due: '2018-12-31', reference: true }
    const hard = { ...dated, due: '2019-06-30', reference: false }
    const [both, only] = made(task('t1', { milestones: [soft, hard] }), task('t2', { milestones: [soft] }))
    expect(both?.milestones.map(({ dueOn }) => dueOn)).toEqual(['2019-06-30'])
    expect(only?.milestones).toMatchObject([{ status: 'UNKNOWN', dueOn: null }])
  })

  it('gives a task without any date one 待明确, so that its completion can be recorded', () => {
    expect(made(task('t1'))[0]?.milestones).toMatchObject([{ status: 'UNKNOWN', deliverable: '任务t1' }])
  })

  it('keeps the words of a group with the organizations it was expanded into', () => {
    const [one] = made(task('t1', { lead: [owner('县局')], joint: [owner('各镇', { group: true })] }))
    expect(one?.groups).toEqual([{ part: 'JOINT', words: '各镇', rule: 'TOWN_GOVERNMENTS', source: null }])
    expect(one?.owners.lead).toEqual([{ organizationId: '县局', groupIndex: null, source: null }])
    expect(one?.owners.joint.map(({ organizationId, groupIndex }) => [organizationId, groupIndex])).toEqual([
      ['甲镇', 0],
      ['乙镇', 0],
    ])
  })

  it('keeps the remark of the office with the requirement', () => {
    expect(made(task('t1', { note: '原则上不另建' }))[0]?.text).toBe('任务t1的要求。\n备注：原则上不另建')
  })
})
