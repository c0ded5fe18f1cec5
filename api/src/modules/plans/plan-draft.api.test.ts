import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { DRAFT_FIELDS, type DraftFields, editDraft, importText, readDraft } from '#test/kit/plan-journey.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'

/** A document of its own, in words of our own. */
const documentOf = (name: string) => `云岭县${name}实施方案

一、重点任务
(一)整合机房。2023年9月底前建成云平台，2023年12月底前完成50%以上的迁移。
责任单位：县数字办牵头，各镇人民政府配合
(二)汇聚数据。2024年6月底前完成目录编制。
责任单位：县数字办
(三)消除孤岛。完成系统整合。
责任单位：县审计局
`

let server: TestServer
let supervisor: TestClient
let colleague: TestClient
let leader: TestClient
let officer: TestClient
let foreigner: TestClient
let digitalOffice: string
let foreignOffice: string

async function imported(name: string): Promise<DraftFields> {
  const { plan } = (await importText(supervisor, WUJIANG, documentOf(name))).data.importPlanText
  return (await readDraft(supervisor, plan.id)).data.planDraft as DraftFields
}

const countRows = async () => {
  const { planDraftStep, auditEntry, outboxEvent } = server.db.prisma
  return Promise.all([planDraftStep.count(), auditEntry.count(), outboxEvent.count()])
}

const taskNamed = (draft: DraftFields, title: string) => {
  const task = draft.tasks.find(task => task.title.includes(title))
  if (!task) throw new Error(`no task ${title} in ${draft.tasks.map(task => task.title).join()}`)
  return task
}

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  digitalOffice = await buildOrganization(server, { name: '县数字办' })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  foreignOffice = await buildOrganization(server, { name: '市数字办', jurisdictionCode: NANPING })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  colleague = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  officer = await asUser(server, {
    role: 'UNIT_OFFICER',
    jurisdictionCode: WUJIANG,
    organizationId: digitalOffice,
  })
  foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
})

describe('reading a draft', () => {
  test('is for the office and its leaders; a unit does not see it, nor does another jurisdiction', async () => {
    const { planId } = await imported('读取')
    expect((await readDraft(asStranger(server), planId)).code).toBe('UNAUTHENTICATED')
    expect((await readDraft(officer, planId)).data.planDraft).toBeNull()
    expect((await readDraft(foreigner, planId)).data.planDraft).toBeNull()
    expect((await readDraft(leader, planId)).data.planDraft?.tasks.length).toBeGreaterThan(2)
  })

  test('a plan of the office’s own, which nobody read out of a document, has none', async () => {
    const id = newId()
    await server.db.prisma.plan.create({
      data: {
        jurisdictionCode: WUJIANG,
        id,
        title: '热点问题督办事项',
        status: 'CONFIRMED',
        format: 'text',
        sourceText: '热点问题督办事项',
        sourceHash: id,
        ledger: {},
        createdAt: new Date(0),
        createdBy: '测试',
      },
    })
    expect(await readDraft(leader, id)).toMatchObject({ code: null, data: { planDraft: null } })
  })

  test('finds the organizations that the words stand for', async () => {
    const { lead, joint } = taskNamed(await imported('单位'), '整合机房')
    expect(lead).toMatchObject([
      { name: '县数字办', groupRule: null, organizations: [{ id: digitalOffice }] },
    ])
    expect(joint).toMatchObject([
      { name: '各镇人民政府', groupRule: 'TOWN_GOVERNMENTS', organizations: [{ name: '龙归镇人民政府' }] },
    ])
    expect(taskNamed(await imported('单位'), '消除孤岛').lead[0]?.organizations).toEqual([])
  })

  test('answers the question who a group is where the directory knows', async () => {
    const draft = await imported('分组')
    const task = taskNamed(draft, '整合机房')
    const about = draft.warnings.find(({ code, taskId }) => code === 'group-to-expand' && taskId === task.id)
    expect(about?.resolution).toBe('已按单位名录展开为 1 个单位')
  })

  test('leaves it to a person which departments are 有关部门', async () => {
    const text = documentOf('有关').replace('各镇人民政府', '县直有关部门')
    const { plan } = (await importText(supervisor, WUJIANG, text)).data.importPlanText
    const draft = (await readDraft(supervisor, plan.id)).data.planDraft as DraftFields
    expect(taskNamed(draft, '整合机房').joint).toMatchObject([
      { name: '县直有关部门', groupRule: 'MANUAL', organizations: [] },
    ])
    expect(draft.warnings.find(({ code }) => code === 'group-to-expand')?.resolution).toBeNull()
    const joint = [{ name: '县直有关部门', groupRule: 'MANUAL', organizationIds: [digitalOffice] }]
    const task = { id: taskNamed(draft, '整合机房').id, joint }
    const edited = (await editDraft(supervisor, plan.id, 0, { task })).data.editPlanDraft
    expect(edited.warnings.find(({ code }) => code === 'group-to-expand')?.resolution).toBe('已选定单位')
  })

  test('takes at most six statements, also when it is not in memory yet', async () => {
    const { id } = (await importText(supervisor, WUJIANG, documentOf('计数'))).data.importPlanText.plan
    const ask = () =>
      countedQuery<{ planDraft: { tasks: unknown[] } }>(
        server,
        supervisor,
        `query ($id: ID!) { planDraft(planId: $id) { ${DRAFT_FIELDS} } }`,
        { id },
      )
    for (const { data, statements } of [await ask(), await ask()]) {
      expect(data.planDraft.tasks.length).toBeGreaterThan(2)
      expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(6)
    }
  })
})

describe('editing a draft', () => {
  test('is for those who import; nothing is written otherwise', async () => {
    const { planId } = await imported('权限')
    const before = await countRows()
    const edit = { addAfter: 't1' }
    expect((await editDraft(asStranger(server), planId, 0, edit)).code).toBe('UNAUTHENTICATED')
    expect((await editDraft(officer, planId, 0, edit)).code).toBe('FORBIDDEN')
    expect((await editDraft(leader, planId, 0, edit)).code).toBe('FORBIDDEN')
    expect((await editDraft(foreigner, planId, 0, edit)).code).toBe('NOT_FOUND')
    expect((await editDraft(supervisor, newId(), 0, edit)).code).toBe('NOT_FOUND')
    expect(await countRows()).toEqual(before)
  })

  test('a supervisor of one jurisdiction who only leads in another may not edit there', async () => {
    const { planId } = await imported('兼任')
    const both = await asUser(
      server,
      { role: 'SUPERVISOR', jurisdictionCode: NANPING },
      { role: 'LEADER', jurisdictionCode: WUJIANG },
    )
    expect((await editDraft(both, planId, 0, { addAfter: 't1' })).code).toBe('FORBIDDEN')
  })

  test('an impossible edit is refused with its field and changes nothing', async () => {
    const { planId } = await imported('不可能')
    const before = await countRows()
    const answer = await editDraft(supervisor, planId, 0, { merge: ['t1', 't99'] })
    expect([answer.code, answer.errors?.[0]?.extensions.fields]).toEqual([
      'BAD_INPUT',
      [{ field: 'edit.merge', message: '草稿里没有这项任务，可能已被合并。请刷新后重试。' }],
    ])
    expect((await editDraft(supervisor, planId, 0, {})).code).toBe('BAD_INPUT')
    expect(await countRows()).toEqual(before)
  })

  test('an organization of another jurisdiction cannot be made an owner', async () => {
    const draft = await imported('外单位')
    const lead = [{ name: '县审计局', organizationIds: [foreignOffice] }]
    const task = { id: taskNamed(draft, '消除孤岛').id, lead }
    const answer = await editDraft(supervisor, draft.planId, 0, { task })
    expect([answer.code, answer.errors?.[0]?.message]).toEqual([
      'BAD_INPUT',
      expect.stringContaining('单位名录'),
    ])
  })

  test('a name can be linked to an organization by hand', async () => {
    const draft = await imported('关联')
    const task = {
      id: taskNamed(draft, '消除孤岛').id,
      lead: [{ name: '县审计局', organizationIds: [digitalOffice] }],
    }
    const edited = (await editDraft(supervisor, draft.planId, 0, { task })).data.editPlanDraft
    expect(taskNamed(edited, '消除孤岛').lead).toMatchObject([
      { name: '县审计局', groupRule: null, organizations: [{ id: digitalOffice }] },
    ])
  })

  test('is one step with its audit entry, and is there for the next reader', async () => {
    const draft = await imported('一步')
    const [steps, audits, events] = await countRows()
    const task = { id: draft.tasks[0]?.id, title: '改过的标题' }
    const edited = (await editDraft(supervisor, draft.planId, 0, { task })).data.editPlanDraft
    expect([edited.version, edited.tasks[0]?.title, edited.canUndo]).toEqual([1, '改过的标题', true])
    expect(await countRows()).toEqual([steps! + 1, audits! + 1, events! + 1])
    expect((await readDraft(colleague, draft.planId)).data.planDraft).toEqual(edited)
    const entry = await server.db.prisma.auditEntry.findFirstOrThrow({ orderBy: { position: 'desc' } })
    expect(entry).toMatchObject({
      type: 'PLAN_DRAFT_EDITED',
      entityId: draft.planId,
      after: { version: 1, edit: { task } },
    })
  })

  test('the title given here is the title in the list', async () => {
    const { planId } = await imported('题名')
    await editDraft(supervisor, planId, 0, { header: { title: '新题名', issuedOn: '2023-05-06' } })
    const row = await server.db.prisma.plan.findFirstOrThrow({ where: { id: planId } })
    expect([row.title, row.issuedOn?.toISOString().slice(0, 10)]).toEqual(['新题名', '2023-05-06'])
    await editDraft(supervisor, planId, 1, { undo: true })
    expect((await server.db.prisma.plan.findFirstOrThrow({ where: { id: planId } })).title).toContain(
      '云岭县',
    )
  })

  test('whoever saves second on the same version is told, and nothing of his is lost silently', async () => {
    const draft = await imported('先后')
    expect(
      (await editDraft(supervisor, draft.planId, 0, { addAfter: 't1' })).data.editPlanDraft.version,
    ).toBe(1)
    const late = await editDraft(colleague, draft.planId, 0, { merge: ['t1', 't2'] })
    expect([late.code, late.errors?.[0]?.message]).toEqual([
      'CONFLICT',
      expect.stringContaining('其他人刚刚修改过'),
    ])
  })

  test('of five people saving at once exactly one gets through', async () => {
    const draft = await imported('同时')
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(number =>
        editDraft(number % 2 ? supervisor : colleague, draft.planId, 0, {
          task: { id: draft.tasks[0]?.id, title: `第 ${number} 人` },
        }),
      ),
    )
    expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual([
      'CONFLICT',
      'CONFLICT',
      'CONFLICT',
      'CONFLICT',
      'OK',
    ])
    const winner = answers.find(({ code }) => code === null)?.data.editPlanDraft
    expect((await readDraft(leader, draft.planId)).data.planDraft).toEqual(winner)
  })

  test('undo and redo are steps that survive', async () => {
    const draft = await imported('撤销')
    const edited = (await editDraft(supervisor, draft.planId, 0, { merge: ['t1', 't2'] })).data.editPlanDraft
    const undone = (await editDraft(colleague, draft.planId, 1, { undo: true })).data.editPlanDraft
    expect(undone).toEqual({ ...draft, version: 2, canRedo: true })
    const redone = (await editDraft(supervisor, draft.planId, 2, { redo: true })).data.editPlanDraft
    expect(redone).toEqual({ ...edited, version: 3 })
    expect((await editDraft(supervisor, draft.planId, 3, { redo: true })).code).toBe('BAD_INPUT')
  })

  test('a NUL or half a character in what was typed does no harm', async () => {
    const draft = await imported('坏字')
    const task = { id: draft.tasks[0]?.id, title: '坏\u0000字\ud83d' }
    const edited = (await editDraft(supervisor, draft.planId, 0, { task })).data.editPlanDraft
    expect(edited.tasks[0]?.title).toBe('坏 字\ufffd')
  })
})
