import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  LONGGUI,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { newId } from '../../platform/id.ts'

const FIELDS = /* GraphQL */ `
  id kind status version documentNumber title content basis requirement contact contactPhone
  replyDueOn originalReplyDueOn light workingDaysLeft stepDueOn issuedOn signedBy withdrawReason
  task { id } milestone { id } problem { id } place { name }
  recipients { id version status round part replyDueOn receiveDueOn light organization { id name }
    replies { round status text } can { receive reply review } }
  history { type summary userName }
  document { number title addressee paragraphs { heading text } signature dateWords contact copyTo void }
  can { edit send sign reject issue withdraw close instruct raiseProblem }
`
const DRAFT = `mutation ($source: NoticeSource!) { draftNotice(source: $source) { ${FIELDS} } }`
const EDIT = `mutation ($id: ID!, $version: Int!, $input: NoticeInput!) {
  editNotice(id: $id, version: $version, input: $input) { ${FIELDS} } }`
const ACT = `mutation ($input: NoticeActionInput!) { actOnNotices(input: $input) {
  done { ${FIELDS} } faults { noticeId title message } } }`
const PREVIEW = `query ($input: NoticeActionInput!) { previewNoticeAction(input: $input) {
  done { id status } faults { noticeId message } } }`
const RECEIVE = `mutation ($id: ID!, $version: Int!) { receiveNotice(recipientId: $id, version: $version) { ${FIELDS} } }`
const REPLY = `mutation ($id: ID!, $version: Int!, $text: String!) {
  replyToNotice(recipientId: $id, version: $version, text: $text) { ${FIELDS} } }`
const REVIEW = `mutation ($id: ID!, $version: Int!, $accept: Boolean!, $opinion: String, $newDueOn: Day) {
  reviewNoticeReply(recipientId: $id, version: $version, accept: $accept, opinion: $opinion, newDueOn: $newDueOn) { ${FIELDS} } }`
const ONE = `query ($id: ID!) { notice(id: $id) { ${FIELDS} } }`
const LIST = `query ($filter: NoticeFilter!, $first: Int, $after: String) {
  notices(filter: $filter, first: $first, after: $after) {
    totalCount counts { total done open behind near good noData }
    pageInfo { hasNextPage endCursor } nodes { id title light status content documentNumber } } }`
const TASK = `query ($id: ID!) { task(id: $id) { notices { id status } history { type summary } } }`
const RAISE = `mutation ($id: ID!, $input: ProblemInput!) { raiseProblemFromNotice(noticeId: $id, input: $input) {
  id number origin originId originWords task { id } } }`

interface Recipient {
  id: string
  version: number
  status: string
  round: number
  part: string
  replyDueOn: string | null
  receiveDueOn: string | null
  light: string
  organization: { id: string; name: string }
  replies: { round: number; status: string; text: string }[] | null
  can: { receive: boolean; reply: boolean; review: boolean }
}
interface NoticeAnswer {
  id: string
  kind: string
  status: string
  version: number
  documentNumber: string | null
  title: string
  content: string | null
  basis: string | null
  requirement: string | null
  contact: string | null
  replyDueOn: string
  originalReplyDueOn: string
  light: string
  workingDaysLeft: number | null
  stepDueOn: string | null
  issuedOn: string | null
  signedBy: string | null
  withdrawReason: string | null
  task: { id: string } | null
  problem: { id: string } | null
  recipients: Recipient[]
  history: { type: string; summary: string }[] | null
  document: {
    number: string
    title: string
    addressee: string
    paragraphs: { heading: string | null; text: string }[]
    signature: string
    dateWords: string
    void: boolean
  } | null
  can: Record<string, boolean>
}
interface Acted {
  done: NoticeAnswer[]
  faults: { noticeId: string; title: string; message: string }[]
}
interface Listed {
  notices: {
    totalCount: number
    counts: Record<string, number>
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string; title: string; light: string; status: string; content: string | null }[]
  }
}

let server: TestServer
let supervisor: TestClient & { userId: string }
let head: TestClient
let leader: TestClient
let owner: TestClient & { userId: string }
let bystander: TestClient
let elsewhere: TestClient
let finance: string
let education: string
let town: string
let planId: string
let taskId: string

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  const asUnit = (organizationId: string) =>
    asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  owner = await asUnit(finance)
  bystander = await asUnit(education)
  elsewhere = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
})

beforeEach(async () => {
  await moveTo('2024-10-15')
  planId = await buildPlan(server, { title: '武江区数字政府方案' })
  taskId = await buildTask(server, {
    planId,
    no: '3',
    title: '政务信息系统整合迁移上云',
    milestones: [{ due: '2024-09-30', deliverable: '镇村系统迁移' }, { due: '2024-12-31' }],
    lead: [finance],
    joint: [town],
  })
})

/** Another day for everybody: sessions do not live that long. */
async function moveTo(day: string) {
  server.clock.setDay(day)
  const now = server.clock.now()
  await server.db.prisma.session.updateMany({ data: { createdAt: now, lastSeenAt: now } })
}

const draft = (source: Record<string, unknown> = {}, client: TestClient = supervisor) =>
  client.query<{ draftNotice: NoticeAnswer }>(DRAFT, {
    source: { place: WUJIANG, kind: 'SUPERVISION', taskId, organizationIds: [finance], ...source },
  })
const drafted = async (source: Record<string, unknown> = {}) => {
  const answer = await draft(source)
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  return answer.data.draftNotice
}
const act = (
  client: TestClient,
  action: string,
  notices: { id: string; version: number }[],
  reason?: string,
) =>
  client.query<{ actOnNotices: Acted }>(ACT, {
    input: { action, notices: notices.map(({ id, version }) => ({ id, version })), reason },
  })
const acted = async (client: TestClient, action: string, notice: NoticeAnswer, reason?: string) => {
  const answer = await act(client, action, [notice], reason)
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  return answer.data.actOnNotices.done[0] as NoticeAnswer
}
const signed = async (source: Record<string, unknown> = {}, signer = head) =>
  acted(signer, 'SIGN', await acted(supervisor, 'SEND', await drafted(source)))
const issued = async (source: Record<string, unknown> = {}, signer = head) =>
  acted(supervisor, 'ISSUE', await signed(source, signer))
const change = async (client: TestClient, document: string, variables: Record<string, unknown>) => {
  const answer = await client.query<Record<string, NoticeAnswer>>(document, variables)
  return { ...answer, notice: Object.values(answer.data ?? {})[0] as NoticeAnswer }
}
const read = async (client: TestClient, id: string) =>
  (await client.query<{ notice: NoticeAnswer | null }>(ONE, { id })).data.notice
const first = ({ recipients }: NoticeAnswer) => recipients[0] as Recipient
const list = (client: TestClient, filter: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) =>
  client.query<Listed>(LIST, { filter: { place: WUJIANG, taskId, ...filter }, ...rest })
const messages = (kind: string, entityId: string) =>
  server.db.prisma.message.findMany({ where: { kind: kind as 'NOTICE_ISSUED', entityId } })

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
    const idle = await buildTask(server, { planId, status: 'DRAFT', lead: [finance] })
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
        id: taskId,
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
    await moveTo('2024-10-23')
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
    await moveTo('2024-10-16')
    expect((await act(supervisor, 'ISSUE', [again])).errors?.[0]?.message).toBe(
      '区财政局在2024年10月15日已就这项任务催办过，2 个工作日内只催办一次，2024年10月17日起可再催办。',
    )
    await moveTo('2024-10-17')
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
    await server.db.prisma.task.updateMany({ where: { id: taskId }, data: { status: 'DONE' } })
    expect((await act(supervisor, 'ISSUE', [last])).errors?.[0]?.message).toContain('任务已经办结')
  })
})

describe('receipt, reply and review', () => {
  test('a draft is not there for units; an issued one is an outline for other units', async () => {
    const ready = await signed()
    expect(await read(owner, ready.id)).toBeNull()
    expect(await read(elsewhere, ready.id)).toBeNull()
    const out = await acted(supervisor, 'ISSUE', ready)
    expect(await read(owner, out.id)).toMatchObject({ content: out.content, can: { withdraw: false } })
    expect(await read(bystander, out.id)).toMatchObject({
      documentNumber: out.documentNumber,
      title: out.title,
      replyDueOn: '2024-10-22',
      content: null,
      basis: null,
      contact: null,
      document: null,
      history: null,
      recipients: [{ status: 'ISSUED', replies: null }],
    })
    expect(await read(elsewhere, out.id)).toBeNull()
  })

  test("another unit's recipient is refused, an unknown one is not found", async () => {
    const out = await issued()
    const { id, version } = first(out)
    expect((await change(asStranger(server), RECEIVE, { id, version })).code).toBe('UNAUTHENTICATED')
    expect((await change(bystander, RECEIVE, { id, version })).code).toBe('FORBIDDEN')
    expect((await change(bystander, REPLY, { id, version, text: '好' })).code).toBe('FORBIDDEN')
    expect((await change(elsewhere, REVIEW, { id, version, accept: true })).code).toBe('NOT_FOUND')
    expect((await change(owner, RECEIVE, { id: newId(), version })).code).toBe('NOT_FOUND')
  })

  test('signed for, answered, sent back with a new date, answered again, accepted, closed', async () => {
    let notice = await issued()
    const step = async (client: TestClient, document: string, more: Record<string, unknown> = {}) => {
      const answer = await change(client, document, {
        id: first(notice).id,
        version: first(notice).version,
        ...more,
      })
      if (answer.errors) throw new Error(answer.errors[0]?.message)
      notice = answer.notice
    }
    expect((await change(owner, REPLY, { ...first(notice), text: '好' })).errors?.[0]?.message).toContain(
      '请先签收',
    )
    await step(owner, RECEIVE)
    expect(notice).toMatchObject({ status: 'RECEIVED', stepDueOn: '2024-10-22' })
    expect((await change(owner, REPLY, { ...first(notice), text: ' ' })).code).toBe('BAD_INPUT')
    await moveTo('2024-10-18')
    await step(owner, REPLY, { text: '已迁移五个系统' })
    expect(notice).toMatchObject({ status: 'REPLIED', light: 'GOOD', stepDueOn: '2024-10-23' })
    expect(await messages('NOTICE_REPLIED', notice.id)).toHaveLength(2)
    expect((await act(supervisor, 'CLOSE', [notice])).errors?.[0]?.message).toContain(
      '还有单位的回复没有审核通过',
    )
    expect((await change(supervisor, REVIEW, { ...first(notice), accept: false })).code).toBe('BAD_INPUT')
    expect(
      (await change(supervisor, REVIEW, { ...first(notice), accept: false, opinion: '缺清单' })).errors?.[0]
        ?.message,
    ).toContain('新的反馈时限')
    await step(supervisor, REVIEW, { accept: false, opinion: '缺清单', newDueOn: '2024-10-25' })
    expect(notice).toMatchObject({
      status: 'RECEIVED',
      replyDueOn: '2024-10-25',
      originalReplyDueOn: '2024-10-22',
    })
    expect(first(notice)).toMatchObject({ status: 'RECEIVED', round: 2, replyDueOn: '2024-10-25' })
    await moveTo('2024-10-28')
    expect((await read(owner, notice.id))?.light).toBe('BEHIND')
    await step(owner, REPLY, { text: '补报清单' })
    expect(notice.light).toBe('NEAR')
    await step(supervisor, REVIEW, { accept: true })
    expect((await change(supervisor, REVIEW, { ...first(notice), accept: true })).code).toBe('CONFLICT')
    expect(first(notice).replies?.map(({ round, status }) => [round, status])).toEqual([
      [2, 'ACCEPTED'],
      [1, 'RETURNED'],
    ])
    const closed = await acted(supervisor, 'CLOSE', notice)
    expect(closed).toMatchObject({ status: 'CLOSED', light: 'NEAR', stepDueOn: null, workingDaysLeft: null })
  })

  test('it stands where its least advanced recipient stands; two people of a unit sign once', async () => {
    const out = await issued({ organizationIds: [finance, education] })
    const mine = first(out)
    const answers = await Promise.all([
      change(owner, RECEIVE, { ...mine }),
      change(owner, RECEIVE, { ...mine }),
    ])
    expect(answers.map(({ code }) => code).filter(code => code === 'CONFLICT')).toHaveLength(1)
    expect((await read(owner, out.id))?.status).toBe('ISSUED')
    const other = out.recipients[1] as Recipient
    expect((await change(bystander, RECEIVE, { ...other })).notice.status).toBe('RECEIVED')
  })

  test('only the head takes back what is out; it keeps its number and nobody may answer it', async () => {
    const out = await issued()
    expect((await act(supervisor, 'WITHDRAW', [out], '撤')).code).toBe('FORBIDDEN')
    expect((await act(head, 'WITHDRAW', [out])).code).toBe('BAD_INPUT')
    const gone = await acted(head, 'WITHDRAW', out, '事由已消除')
    expect(gone).toMatchObject({ status: 'WITHDRAWN', documentNumber: out.documentNumber, light: 'NO_DATA' })
    expect(gone.document?.void).toBe(true)
    const answer = await change(owner, RECEIVE, { ...first(gone) })
    expect(answer.errors?.[0]?.message).toBe('这份通知已经作废，不用再办理。')
    expect((await read(owner, out.id))?.withdrawReason).toBe('事由已消除')
  })

  test('a problem raised from it names it', async () => {
    const out = await issued()
    const input = {
      place: WUJIANG,
      title: '清单缺失',
      text: '没有清单',
      organizationId: finance,
      origin: 'NOTICE',
    }
    expect((await owner.query(RAISE, { id: out.id, input })).code).toBe('FORBIDDEN')
    const { data } = await supervisor.query<{ raiseProblemFromNotice: Record<string, unknown> }>(RAISE, {
      id: out.id,
      input,
    })
    expect(data.raiseProblemFromNotice).toMatchObject({
      origin: 'NOTICE',
      originId: out.id,
      originWords: out.documentNumber,
      task: { id: taskId },
    })
  })
})

describe('several at once', () => {
  test('a preview does nothing and names what stands in the way; the rest is done', async () => {
    const [one, other] = [await signed(), await drafted()]
    const input = { action: 'ISSUE', notices: [one, other].map(({ id, version }) => ({ id, version })) }
    const { data } = await supervisor.query<{ previewNoticeAction: Acted }>(PREVIEW, { input })
    expect(data.previewNoticeAction.done.map(({ id }) => id)).toEqual([one.id])
    expect(data.previewNoticeAction.faults[0]?.message).toContain('签发后才能印发')
    expect((await read(supervisor, one.id))?.status).toBe('SIGNED')
    const answer = await act(supervisor, 'ISSUE', [one, other])
    expect(answer.data.actOnNotices.done.map(({ status }) => status)).toEqual(['ISSUED'])
    expect(answer.data.actOnNotices.faults.map(({ noticeId }) => noticeId)).toEqual([other.id])
  })

  test('an id that is none of the viewer stops the batch before anything is done', async () => {
    const ready = await signed()
    expect((await act(supervisor, 'ISSUE', [ready, { id: newId(), version: 0 }])).code).toBe('NOT_FOUND')
    expect((await read(supervisor, ready.id))?.status).toBe('SIGNED')
  })
})

describe('the list', () => {
  test('strangers and administrators are refused; other jurisdictions find nothing', async () => {
    expect((await list(asStranger(server))).code).toBe('UNAUTHENTICATED')
    expect((await list(await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG }))).code).toBe(
      'FORBIDDEN',
    )
    expect((await list(elsewhere)).code).toBe('NOT_FOUND')
    expect((await list(supervisor, { taskId: '1' })).code).toBe('BAD_INPUT')
  })

  test('filters, lights, pages; drafts only for the supervision, outlines for other units', async () => {
    const late = await issued()
    const soon = await issued({ kind: 'YELLOW_CARD' })
    await change(supervisor, EDIT, {
      ...(await drafted()),
      input: { title: '草稿一份', replyDueOn: '2024-12-31' },
    })
    await moveTo('2024-10-23')
    const all = (await list(supervisor)).data.notices
    expect(all.counts).toMatchObject({ total: 3, open: 3, behind: 2, noData: 1 })
    expect(all.nodes.map(({ id }) => id).slice(0, 2)).toEqual([soon.id, late.id])
    const pageOne = (await list(supervisor, {}, { first: 2 })).data.notices
    const pageTwo = (await list(supervisor, {}, { first: 2, after: pageOne.pageInfo.endCursor })).data.notices
    expect([...pageOne.nodes, ...pageTwo.nodes]).toEqual(all.nodes)
    expect((await list(supervisor, { kind: ['YELLOW_CARD'], year: 2024 })).data.notices.totalCount).toBe(1)
    expect((await list(supervisor, { words: '草稿' })).data.notices.totalCount).toBe(1)
    expect((await list(supervisor, { words: '财政', light: ['BEHIND'] })).data.notices.totalCount).toBe(2)
    expect((await list(owner)).data.notices.totalCount).toBe(2)
    const outlines = (await list(bystander)).data.notices.nodes
    expect(outlines.map(({ content }) => content)).toEqual([null, null])
    expect((await list(supervisor, {}, { after: 'x' })).code).toBe('BAD_INPUT')
    const ofTask = await owner.query<{ task: { notices: { id: string }[] } }>(TASK, { id: taskId })
    expect(ofTask.data.task.notices.map(({ id }) => id)).toEqual([soon.id, late.id])
  })
})

describe('files', () => {
  test('a Word file goes to those who read the notice in full', async () => {
    const out = await issued()
    const path = `/files/notices/${out.id}.docx`
    expect((await asStranger(server).fetch(path)).status).toBe(401)
    expect((await bystander.fetch(path)).status).toBe(403)
    expect((await elsewhere.fetch(path)).status).toBe(404)
    const answer = await owner.fetch(path)
    expect(answer.status).toBe(200)
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toBe(
      `attachment; filename*=UTF-8''${out.documentNumber} 关于政务信息系统整合迁移上云的督办通知单.docx`,
    )
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('several come in one archive, each by its own policy', async () => {
    const [mine, draftOnly] = [await issued(), await drafted()]
    const path = `/files/notices.zip?ids=${mine.id},${draftOnly.id}`
    expect((await supervisor.fetch('/files/notices.zip')).status).toBe(400)
    expect((await owner.fetch(path)).status).toBe(404)
    const answer = await supervisor.fetch(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/zip')
  })
})
