import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure } from '../../../graphql/errors.ts'
import type { PlanDraftEditInput } from '../../../graphql/generated/graphql.ts'
import type { Written } from '../../../graphql/write.ts'
import type { Draft, DraftTask } from './draft.documents.ts'
import { DraftSession } from './draft-session.ts'

const task = (id: string, more: Partial<DraftTask> = {}): DraftTask => ({
  id,
  state: 'PENDING',
  no: id,
  kind: 'TASK',
  section: '',
  parentId: null,
  title: `任务${id}`,
  text: '',
  note: null,
  source: { start: 0, end: 1 },
  titleSource: { start: 0, end: 1 },
  milestones: [],
  lead: [],
  joint: [],
  targets: [],
  ...more,
})

const draftOf = (version: number, tasks: DraftTask[] = [task('t1'), task('t2')]): Draft => ({
  planId: 'p',
  version,
  title: '方案',
  documentNumber: null,
  issuer: null,
  issuedOn: null,
  blockers: [],
  canUndo: false,
  canRedo: false,
  progress: { total: tasks.length, confirmed: 0, removed: 0, openWarnings: 0 },
  repairs: [],
  warnings: [],
  indicators: [],
  tasks,
})

const failure = (code: string): Failure => ({ code, message: '其他人刚刚修改过。', fields: {} })
const ok = <Data>(data: Data): Written<Data> => ({ data, failure: null })
const refused = (code: string): Written<never> => ({ data: null, failure: failure(code) })

/** A server whose answers are given one by one; it notes what it was sent. */
function scripted(...answers: ((version: number) => Written<Draft>)[]) {
  const sent: { version: number; edit: PlanDraftEditInput }[] = []
  return {
    sent,
    reads: [] as Written<Draft | null>[],
    async send(version: number, edit: PlanDraftEditInput): Promise<Written<Draft>> {
      sent.push({ version, edit })
      const answer = answers.shift()
      return answer ? answer(version) : ok(draftOf(version + 1))
    },
    async read(): Promise<Written<Draft | null>> {
      return this.reads.shift() ?? ok(draftOf(9))
    },
  }
}

const silent = { conflict: () => {} }
const confirmFirst = { type: 'state', ids: ['t1'], state: 'CONFIRMED' } as const

describe('a draft being edited', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('shows an edit before it is saved, with its progress', async () => {
    const session = new DraftSession(draftOf(3), scripted(), silent)
    const saved = session.edit(confirmFirst)
    expect(session.current()).toMatchObject({ state: 'saving', waiting: 1 })
    expect(session.current().draft.progress).toMatchObject({ total: 2, confirmed: 1 })
    expect(await saved).toBeNull()
    expect(session.current()).toMatchObject({ state: 'saved', waiting: 0 })
  })

  it('sends steps one after another, each with the version of the answer before', async () => {
    const server = scripted()
    const session = new DraftSession(draftOf(3), server, silent)
    await Promise.all([session.edit(confirmFirst), session.edit({ type: 'undo' })])
    expect(server.sent.map(({ version }) => version)).toEqual([3, 4])
  })

  it('joins what is typed into the same task while an earlier step is on its way', async () => {
    const server = scripted()
    const session = new DraftSession(draftOf(0), server, silent)
    await Promise.all([
      session.edit(confirmFirst),
      session.edit({ type: 'task', id: 't2', change: { title: '整合' } }),
      session.edit({ type: 'task', id: 't2', change: { title: '整合系统', note: '备注' } }),
    ])
    expect(server.sent).toHaveLength(2)
    expect(server.sent[1]?.edit.task).toEqual({ id: 't2', title: '整合系统', note: '备注' })
  })

  it('reads the draft again after a conflict and sends what was typed anew, saying so', async () => {
    const server = scripted(() => refused('CONFLICT'))
    const conflict = vi.fn()
    server.reads.push(ok(draftOf(7, [task('t1'), task('t2', { title: '别人改的' })])))
    const session = new DraftSession(draftOf(3), server, { conflict })
    expect(await session.edit({ type: 'task', id: 't1', change: { title: '我打的字' } })).toBeNull()
    expect(conflict).toHaveBeenCalledWith(true)
    expect(server.sent.map(({ version }) => version)).toEqual([3, 7])
    expect(server.sent[1]?.edit.task?.title).toBe('我打的字')
  })

  it('drops a merge after a conflict: the tasks may not be there any more', async () => {
    const server = scripted(() => refused('CONFLICT'))
    const session = new DraftSession(draftOf(3), server, silent)
    expect((await session.edit({ type: 'merge', ids: ['t1', 't2'] }))?.code).toBe('CONFLICT')
    expect(server.sent).toHaveLength(1)
    expect(session.current().draft.version).toBe(9)
  })

  it('keeps everything while the network is away and saves it afterwards', async () => {
    const server = scripted(() => refused('NETWORK'))
    const session = new DraftSession(draftOf(3), server, silent)
    const saved = session.edit({ type: 'task', id: 't1', change: { title: '离线打的字' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(session.current().state).toBe('offline')
    expect(session.current().draft.tasks[0]?.title).toBe('离线打的字')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await saved).toBeNull()
    expect(server.sent).toHaveLength(2)
  })

  it('takes back what the server refuses and hands over its sentence', async () => {
    const session = new DraftSession(
      draftOf(3),
      scripted(() => refused('BAD_INPUT')),
      silent,
    )
    const refusal = await session.edit({ type: 'task', id: 't1', change: { title: '' } })
    expect(refusal?.code).toBe('BAD_INPUT')
    expect(session.current().draft.tasks[0]?.title).toBe('任务t1')
  })

  it('says that the draft is gone when somebody made the ledger meanwhile', async () => {
    const server = scripted(() => refused('CONFLICT'))
    server.reads.push(ok(null))
    const session = new DraftSession(draftOf(3), server, silent)
    void session.edit(confirmFirst)
    await vi.advanceTimersByTimeAsync(0)
    expect(session.current().gone).toBe(true)
  })
})
