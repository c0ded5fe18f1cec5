import { beforeEach, describe, expect, test } from 'vitest'
import { buildOrganization, buildTask, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, type TestClient } from '#test/kit/client.ts'
import { moveTo } from '#test/kit/days.ts'
import {
  act,
  acted,
  beginAgain,
  change,
  EDIT,
  first,
  type NoticeAnswer,
  noticesOf,
  noticeWorld,
  read,
  TASK,
} from '#test/kit/notice-world.ts'
import { newId } from '../../platform/id.ts'

const world = await noticeWorld()
const { server, supervisor, head, leader, owner, elsewhere, finance, education } = world
const { draft, drafted, signed, messages } = noticesOf(world)

beforeEach(() => beginAgain(world))

describe('drafting', () => {
  test('strangers, units, leaders and other jurisdictions are refused', async () => {
    expect((await draft({}, asStranger(server))).code).toBe('UNAUTHENTICATED')
    expect((await draft({}, owner)).code).toBe('FORBIDDEN')
    expect((await draft({}, leader)).code).toBe('FORBIDDEN')
    expect((await draft({}, elsewhere)).code).toBe('NOT_FOUND')
    expect((await draft({ taskId: newId() })).code).toBe('NOT_FOUND')
  })

  test('units and dates of other records, and kinds that need a source, are refused with the field', async () => {
    const foreign = await buildOrganization(server, { name: '市财政局', jurisdictionCode: NANPING })
    expect((await draft({ organizationIds: [foreign] })).errors?.[0]?.message).toBe(
      '请选择本地区的单位；已撤销的单位不能选。',
    )
    expect((await draft({ milestoneId: newId() })).code).toBe('BAD_INPUT')
    expect((await draft({ taskId: null })).errors?.[0]?.message).toContain('须由任务或问题生成')
    const idle = await buildTask(server, { planId: world.planId, status: 'DRAFT', lead: [finance] })
    expect((await draft({ taskId: idle })).errors?.[0]?.message).toContain('还没有交办')
  })

  test('the fields come from the task: who, what, how late, the words of the plan, the date of the answer', async () => {
    const notice = await drafted()
    expect(notice).toMatchObject({
      status: 'DRAFT',
      title: '政务信息系统整合迁移上云',
      documentNumber: null,
      replyDueOn: '2024-10-22',
      stepDueOn: null,
      light: 'NO_DATA',
      basis: '《武江区数字政府方案》第3项：“武江区数”',
    })
    expect(notice.content?.split('\n')[0]).toBe(
      '你单位牵头的“政务信息系统整合迁移上云”节点“镇村系统迁移”应于2024年9月30日前办结，至10月15日已逾期7个工作日，仍未办结。现予督办。',
    )
    expect(notice.requirement).toContain('于2024年10月22日（星期二）前书面反馈')
    expect(notice.document).toMatchObject({
      number: '督办〔2024〕　号',
      title: '关于政务信息系统整合迁移上云的督办通知单',
      addressee: '区财政局：',
      signature: '武江区人民政府督查室',
      void: false,
    })
    expect(notice.document?.paragraphs.map(({ heading }) => heading)).toEqual([
      null,
      '一、督办依据。',
      '二、目前情况。',
      '三、办理要求。',
    ])
  })

  test('without names it goes to the owners of the task, leads first', async () => {
    const { recipients } = await drafted({ organizationIds: null })
    expect(recipients.map(({ organization, part }) => [organization.name, part])).toEqual([
      ['区财政局', 'LEAD'],
      ['龙归镇人民政府', 'JOINT'],
    ])
  })

  test('督查通报 needs no task', async () => {
    const notice = await drafted({ kind: 'CIRCULAR', taskId: null, organizationIds: [finance, education] })
    expect(notice).toMatchObject({ kind: 'CIRCULAR', task: null, content: '' })
    const answer = await act(supervisor, 'SEND', [notice])
    expect(answer.errors?.[0]?.message).toBe('还没有填写督办内容，请补全后再送出。')
  })

  test('from a problem it carries its number, its owner and its measure', async () => {
    const raised = await supervisor.query<{ raiseProblem: { id: string; number: string } }>(
      `mutation ($input: ProblemInput!) { raiseProblem(input: $input) { id number } }`,
      {
        input: {
          place: WUJIANG,
          title: '数据不互通',
          text: '三个系统之间数据不互通。',
          measure: '开通接口',
          organizationId: education,
          origin: 'INSPECTION',
          dueOn: '2024-10-31',
        },
      },
    )
    const { id, number } = raised.data.raiseProblem
    const notice = await drafted({ taskId: null, problemId: id, organizationIds: null })
    expect(notice.problem).toEqual({ id })
    expect(first(notice).organization.name).toBe('区教育局')
    expect(notice.content).toContain(`“数据不互通”（${number}）`)
    expect(notice.requirement).toContain('请按整改措施（开通接口）')
  })
})

describe('editing a draft', () => {
  const edit = (client: TestClient, notice: NoticeAnswer, input: Record<string, unknown>) =>
    change(client, EDIT, { id: notice.id, version: notice.version, input })

  test('units are refused; a stale form loses; an empty title and a past date are named', async () => {
    const notice = await drafted()
    expect((await edit(owner, notice, { title: '新' })).code).toBe('FORBIDDEN')
    expect((await edit(supervisor, notice, { title: ' ' })).code).toBe('BAD_INPUT')
    expect((await edit(supervisor, notice, { replyDueOn: '2024-10-14' })).code).toBe('BAD_INPUT')
    expect((await edit(supervisor, notice, { leadIds: [finance, finance] })).code).toBe('BAD_INPUT')
    expect((await edit(supervisor, notice, { title: '新名称' })).notice.title).toBe('新名称')
    expect((await edit(supervisor, notice, { title: '旧表单' })).code).toBe('CONFLICT')
    expect((await read(supervisor, notice.id))?.title).toBe('新名称')
  })

  test('with another date the words of the requirement follow; recipients are replaced', async () => {
    const notice = await drafted()
    const { notice: edited } = await edit(supervisor, notice, {
      replyDueOn: '2024-10-25',
      leadIds: [education],
      jointIds: [finance],
      copyTo: '区长办公室',
    })
    expect(edited.requirement).toContain('于2024年10月25日（星期五）前书面反馈')
    expect(edited.recipients.map(({ organization }) => organization.name)).toEqual(['区教育局', '区财政局'])
    expect(edited.history?.[0]?.summary).toBe('修改抄送、单位、反馈时限、办理要求')
  })

  test('what was sent for signature is no draft any more', async () => {
    const sent = await acted(supervisor, 'SEND', await drafted())
    const answer = await edit(supervisor, sent, { title: '改' })
    expect(answer.errors?.[0]?.message).toContain('现在是“待签发”')
  })
})

describe('signing and issuing', () => {
  test('the office sends, the head signs, the office issues: the number is given then', async () => {
    const sent = await acted(supervisor, 'SEND', await drafted())
    expect(sent).toMatchObject({ status: 'SIGNING', stepDueOn: '2024-10-16' })
    expect(await messages('NOTICE_TO_SIGN', sent.id)).toHaveLength(1)
    expect((await act(supervisor, 'SIGN', [sent])).errors?.[0]?.message).toBe(
      '督办通知单须由督查室主任签发，您的角色不能进行此操作。',
    )
    const ready = await acted(head, 'SIGN', sent)
    expect(ready).toMatchObject({ status: 'SIGNED', documentNumber: null, signedBy: '测试SUPERVISION_HEAD' })
    const out = await acted(supervisor, 'ISSUE', ready)
    expect(out).toMatchObject({
      status: 'ISSUED',
      issuedOn: '2024-10-15',
      light: 'GOOD',
      stepDueOn: '2024-10-16',
    })
    expect(out.documentNumber).toMatch(/^督办〔2024〕[1-9]\d*号$/)
    expect(out.document).toMatchObject({ number: out.documentNumber, dateWords: '2024年10月15日' })
    expect(first(out)).toMatchObject({
      status: 'ISSUED',
      receiveDueOn: '2024-10-16',
      replyDueOn: '2024-10-22',
    })
    const told = await messages('NOTICE_ISSUED', out.id)
    expect(told.map(({ userId }) => userId)).toContain(owner.userId)
    const { data } = await supervisor.query<{ task: { history: { type: string; summary: string }[] } }>(
      TASK,
      {
        id: world.taskId,
      },
    )
    expect(data.task.history[0]?.type).toBe('NOTICE_ISSUED')
    expect(data.task.history[0]?.summary).toContain(String(out.documentNumber))
  })

  test('a red card and a talk want a leader, not the head', async () => {
    const sent = await acted(supervisor, 'SEND', await drafted({ kind: 'RED_CARD' }))
    expect((await act(head, 'SIGN', [sent])).code).toBe('FORBIDDEN')
    expect(sent.can['sign']).toBe(false)
    expect((await acted(leader, 'SIGN', sent)).status).toBe('SIGNED')
  })

  test('to reject takes a reason and makes it a draft again', async () => {
    const sent = await acted(supervisor, 'SEND', await drafted())
    expect((await act(head, 'REJECT', [sent])).errors?.[0]?.message).toBe('请写明退回修改的理由。')
    const back = await acted(head, 'REJECT', sent, '依据不清楚')
    expect(back).toMatchObject({ status: 'DRAFT', can: { edit: true, send: true } })
    expect(back.history?.[0]?.summary).toBe('退回修改。理由：依据不清楚')
  })

  test('the same step twice and a stale form are refused; the number is given once', async () => {
    const ready = await signed()
    const answers = await Promise.all([act(supervisor, 'ISSUE', [ready]), act(head, 'ISSUE', [ready])])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    expect((await act(supervisor, 'SIGN', [ready])).code).toBe('FORBIDDEN')
    expect((await act(supervisor, 'ISSUE', [{ ...ready, version: 0 }])).code).toBe('CONFLICT')
    const out = await read(supervisor, ready.id)
    expect(out?.history?.filter(({ type }) => type === 'NOTICE_ISSUED')).toHaveLength(1)
  })

  test('a date that passed while it waited is put right by giving it back', async () => {
    const ready = await signed()
    await moveTo(world, '2024-10-23')
    expect((await act(supervisor, 'ISSUE', [ready])).errors?.[0]?.message).toContain('反馈时限已经过了')
    expect((await acted(head, 'REJECT', ready, '改时限')).status).toBe('DRAFT')
  })
})

describe('催办', () => {
  const remind = () => drafted({ kind: 'REMINDER' })

  test('the office issues it from the draft, once for a task and unit in two working days', async () => {
    const out = await acted(supervisor, 'ISSUE', await remind())
    expect(out.documentNumber).toMatch(/^催办〔2024〕\d+号$/)
    const again = await remind()
    expect(again.content).toContain('期间催办1次')
    await moveTo(world, '2024-10-16')
    expect((await act(supervisor, 'ISSUE', [again])).errors?.[0]?.message).toBe(
      '区财政局在2024年10月15日已就这项任务催办过，2 个工作日内只催办一次，2024年10月17日起可再催办。',
    )
    await moveTo(world, '2024-10-17')
    expect((await acted(supervisor, 'ISSUE', again)).status).toBe('ISSUED')
  })

  test('two at once: one is refused', async () => {
    const [one, other] = [await remind(), await remind()]
    const answers = await Promise.all([act(supervisor, 'ISSUE', [one]), act(head, 'ISSUE', [other])])
    expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(1)
  })

  test('a void one does not count, and finished work is urged no more', async () => {
    const out = await acted(supervisor, 'ISSUE', await remind())
    await acted(supervisor, 'WITHDRAW', out, '发错了')
    expect((await acted(supervisor, 'ISSUE', await remind())).status).toBe('ISSUED')
    const last = await remind()
    await server.db.prisma.task.updateMany({ where: { id: world.taskId }, data: { status: 'DONE' } })
    expect((await act(supervisor, 'ISSUE', [last])).errors?.[0]?.message).toContain('任务已经办结')
  })
})
