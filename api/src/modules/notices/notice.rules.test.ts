import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import { annexWords, noticeDocument, paperParagraphs, paperTitle } from './notice.document.ts'
import {
  type NoticeFacts,
  nextReminderOn,
  nextReplyDue,
  noticeLight,
  type RecipientFacts,
  stepDueOn,
} from './notice.rules.ts'
import { basisWords, requirementWords, taskContent, withReplyDate } from './notice-draft.rules.ts'
import { documentNumber, numberToCome } from './notice-number.ts'

const LIMITS = {
  noticeSignWorkingDays: 1,
  reviewWorkingDays: 3,
  signWorkingDays: 1,
  noticeReplyWorkingDays: 5,
}

const recipient = (over: Partial<RecipientFacts> = {}): RecipientFacts => ({
  status: 'ISSUED',
  receiveDueOn: '2024-10-16',
  replyDueOn: '2024-10-22',
  repliedOn: null,
  acceptedOn: null,
  ...over,
})

const facts = (over: Partial<NoticeFacts> = {}): NoticeFacts => ({
  kind: 'SUPERVISION',
  status: 'ISSUED',
  sentOn: '2024-10-11',
  signedOn: '2024-10-12',
  closedOn: null,
  recipients: [recipient()],
  ...over,
})

const day = (asOf: string) => ({ asOf, nearUntil: asOf < '2024-10-17' ? '2024-10-18' : '2024-10-31' })

describe('limits of the steps', () => {
  test('every step has its own; the make-up Saturday of 2024-10-12 is a working day', () => {
    expect(stepDueOn(facts({ status: 'DRAFT' }), LIMITS)).toBeNull()
    expect(stepDueOn(facts({ status: 'SIGNING' }), LIMITS)).toBe('2024-10-12')
    expect(stepDueOn(facts({ status: 'SIGNED' }), LIMITS)).toBe('2024-10-14')
    expect(stepDueOn(facts(), LIMITS)).toBe('2024-10-16')
    expect(
      stepDueOn(facts({ status: 'RECEIVED', recipients: [recipient({ status: 'RECEIVED' })] }), LIMITS),
    ).toBe('2024-10-22')
    const replied = recipient({ status: 'REPLIED', repliedOn: '2024-10-21' })
    expect(stepDueOn(facts({ status: 'REPLIED', recipients: [replied] }), LIMITS)).toBe('2024-10-24')
    const accepted = recipient({ status: 'ACCEPTED', repliedOn: '2024-10-21', acceptedOn: '2024-10-22' })
    expect(stepDueOn(facts({ status: 'REPLIED', recipients: [accepted] }), LIMITS)).toBe('2024-10-25')
    expect(stepDueOn(facts({ status: 'CLOSED' }), LIMITS)).toBeNull()
    expect(stepDueOn(facts({ status: 'WITHDRAWN' }), LIMITS)).toBeNull()
  })

  test('催办 again after two working days', () => {
    expect(nextReminderOn(null, 2, '2024-10-15')).toBeNull()
    expect(nextReminderOn('2024-10-11', 2, '2024-10-12')).toBe('2024-10-14')
    expect(nextReminderOn('2024-10-11', 2, '2024-10-14')).toBeNull()
  })
})

describe('lights', () => {
  test('the worst recipient shows; answered late stays NEAR; none before issue and none when void', () => {
    expect(noticeLight(facts(), day('2024-10-15'))).toBe('GOOD')
    expect(noticeLight(facts(), day('2024-10-21'))).toBe('NEAR')
    expect(noticeLight(facts(), day('2024-10-23'))).toBe('BEHIND')
    const late = recipient({ status: 'REPLIED', repliedOn: '2024-10-23' })
    const good = recipient({ status: 'ACCEPTED', repliedOn: '2024-10-20' })
    expect(noticeLight(facts({ recipients: [late, good] }), day('2024-10-24'))).toBe('NEAR')
    expect(noticeLight(facts({ recipients: [good, recipient()] }), day('2024-10-24'))).toBe('BEHIND')
    expect(noticeLight(facts({ status: 'DRAFT' }), day('2024-10-24'))).toBe('NO_DATA')
    expect(noticeLight(facts({ status: 'WITHDRAWN' }), day('2024-10-24'))).toBe('NO_DATA')
    expect(noticeLight(facts({ status: 'CLOSED', closedOn: '2024-10-22' }), day('2024-10-24'))).toBe('GOOD')
  })

  test('the next answer is the earliest that is still waited for', () => {
    const recipients = [recipient({ replyDueOn: '2024-10-25' }), recipient({ status: 'REPLIED' })]
    expect(nextReplyDue(facts({ recipients }))).toBe('2024-10-25')
    expect(nextReplyDue(facts({ status: 'CLOSED', recipients }))).toBeNull()
  })
})

describe('words of a draft', () => {
  const task = {
    kind: 'SUPERVISION' as const,
    today: '2024-10-15',
    title: '政务信息系统整合迁移上云',
    ledgerNo: '2024-034',
    joint: false,
    date: { deliverable: '镇村系统迁移。', dueOn: '2024-09-30' },
    reminders: 2,
    percent: 60,
    milestones: { total: 3, done: 1 },
    report: { organization: '区政数局', on: '2024-10-12', text: '已迁140个' },
  }

  test('who, what, since when, how late, how often urged; then what is known', () => {
    expect(taskContent(task).split('\n')).toEqual([
      '你单位牵头的“政务信息系统整合迁移上云”（立项编号2024-034）节点“镇村系统迁移”应于2024年9月30日前办结，至10月15日已逾期7个工作日，期间催办2次，仍未办结。现予督办。',
      '任务进度60%，3个时间节点已完成1个。区政数局2024年10月12日填报：“已迁140个”',
    ])
  })

  test('marks inside what is quoted become single ones', () => {
    const title = '扩大“一窗”分类受理'
    expect(taskContent({ ...task, title })).toContain('你单位牵头的“扩大‘一窗’分类受理”（立项编号2024-034）')
  })

  test('before the date and without one it does not speak of lateness', () => {
    const before = taskContent({
      ...task,
      date: { deliverable: '', dueOn: '2024-10-18' },
      reminders: 0,
      joint: true,
    })
    expect(before).toContain('你单位配合的')
    expect(before).toContain('应于2024年10月18日前办结，距到期还有3个工作日，尚未办结。')
    expect(taskContent({ ...task, date: null })).toContain('尚未办结，已催办2次。')
  })

  test('the requirement names the day of the answer and follows it', () => {
    const words = requirementWords('SUPERVISION', '2024-10-22', 'WEEKLY')
    expect(words).toBe(
      '请列出未完成事项清单和完成日期，于2024年10月22日（星期二）前书面反馈；此后每周反馈一次，至办结为止。',
    )
    expect(withReplyDate(words, '2024-10-22', '2024-10-25')).toContain('于2024年10月25日（星期五）前')
  })

  test('依据 quotes the sentence of the plan that names the date', () => {
    const sourceText = '3.整合系统。9月底前完成镇村系统迁移；年底前全部上云。'
    const at = sourceText.indexOf('9月底前')
    expect(
      basisWords({
        planTitle: '数字政府方案',
        planNumber: '武府〔2021〕5号',
        no: '3.',
        sourceText,
        task: { start: 0, end: sourceText.length },
        date: { start: at, end: at + 4 },
      }),
    ).toBe('《数字政府方案》（武府〔2021〕5号）第3项：“9月底前完成镇村系统迁移。”')
  })
})

describe('the paper', () => {
  test('numbers stand in hexagonal brackets, without leading zeros', () => {
    expect(documentNumber('韶武府', 'SUPERVISION', 2024, 7)).toBe('韶武府督办〔2024〕7号')
    expect(documentNumber('', 'RED_CARD', 2026, 12)).toBe('红牌〔2026〕12号')
    expect(numberToCome('韶武府', 'CIRCULAR', 2024)).toBe('韶武府通报〔2024〕　号')
  })

  test('a title says the matter and the kind, once', () => {
    expect(paperTitle('SUPERVISION', '系统上云')).toBe('关于系统上云的督办通知单')
    expect(paperTitle('CIRCULAR', '关于三季度督查情况的通报')).toBe('关于三季度督查情况的通报')
    expect(paperTitle('REMINDER', '关于系统上云。')).toBe('关于系统上云的催办通知')
  })

  test('parts bear headings only where there are several', () => {
    const alone = { kind: 'REMINDER' as const, content: '开头。', basis: '', requirement: '要求。' }
    expect(paperParagraphs(alone)).toEqual([
      { heading: null, text: '开头。' },
      { heading: null, text: '要求。' },
    ])
    const headings = paperParagraphs({ ...alone, basis: '依据。\n补充。', content: '开头。\n情况。' })
    expect(headings.map(({ heading }) => heading)).toEqual([
      null,
      '一、催办依据。',
      null,
      '二、目前情况。',
      '三、办理要求。',
    ])
  })

  test('annexes are numbered when there are several; files stand in where none is named', () => {
    expect(annexWords('附件：1.清单\n2、名单', [])).toBe('1.清单\n2.名单')
    expect(annexWords('清单', [])).toBe('清单')
    expect(annexWords(null, ['分布表.xlsx'])).toBe('分布表')
    expect(annexWords(' ', [])).toBeNull()
  })

  test('before it is signed there is room for number and dates; a void one says so', () => {
    const paper = noticeDocument({
      kind: 'SUPERVISION',
      title: '系统上云',
      content: '开头。',
      basis: '',
      requirement: '',
      annex: null,
      fileNames: [],
      copyTo: '抄送：区长办公室。',
      contact: '张三',
      contactPhone: '',
      documentNumber: null,
      agencyMark: '',
      agencyName: '武江区人民政府督查室',
      recipients: ['区财政局', '区教育局'],
      signedOn: null,
      issuedOn: null,
      today: '2024-10-15',
      void: true,
    })
    expect(paper).toMatchObject({
      number: '督办〔2024〕　号',
      addressee: '区财政局、区教育局：',
      dateWords: '　　年　月　日',
      copyTo: '区长办公室。',
      contact: '（联系人：张三）',
      void: true,
    })
  })
})
