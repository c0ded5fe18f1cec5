import type { NoticeKind } from '#prisma'
import { workingDaysBetween } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import type { DeskKind } from './desk.enums.ts'

/** What every row may carry; which of it does depends on the kind (see desk.items.sql.ts). */
interface Named {
  taskId?: string | null
  assignmentId?: string | null
  noticeId?: string | null
  recipientId?: string | null
  problemId?: string | null
  instructionId?: string | null
  extensionId?: string | null
  version?: number | null
  /** 立项编号 or document number. */
  no?: string | null
  title: string
  dueOn?: Day | null
}

interface Period {
  period: string | null
  cycle: string | null
  deliverable: string | null
}

type PartFacts = Named & { assignmentId: string; part: 'LEAD' | 'JOINT' }
export type SignFacts = PartFacts & { issuedOn: Day }
export type OwedFacts = PartFacts &
  Period & {
    cycleDueOn: Day | null
    milestoneDueOn: Day | null
    /** A date of its own since the part was sent back. */
    ownDueOn: Day | null
    returnedId: string | null
    opinion: string | null
    newDueOn: Day | null
    timesReturned: number
    draftId: string | null
  }
type ReportFacts = Named & Period & { reportId: string }
type NoticeFacts = Named & { recipientId: string; noticeKind: NoticeKind; issuedOn: Day; round: number }
type ProblemFacts = Named & {
  problemId: string
  problemNo: string
  taskNo: string | null
  round: number
  replyStatus: string | null
  opinion: string | null
}
type InstructionFacts = Named & {
  instructionId: string
  text: string
  writtenBy: string
  writtenOn: Day
  replyStatus: string | null
  opinion: string | null
}
type ExtensionFacts = Named & {
  extensionId: string
  formerDueOn: Day
  status: 'APPROVED' | 'REFUSED'
  opinion: string | null
}
type WaitingFacts = { submittedOn: Day | null } & (
  | (ReportFacts & { what: 'REPORT'; atOwnLeader: boolean })
  | (NoticeFacts & { what: 'NOTICE' })
  | (ProblemFacts & { what: 'PROBLEM' })
  | (InstructionFacts & { what: 'INSTRUCTION' })
  | (ExtensionFacts & { what: 'EXTENSION' })
)

/** A row as the statement returns it. */
export type DeskRow = { organization_id: string } & (
  | { kind: 'SIGN'; facts: SignFacts }
  | { kind: 'REPORT'; facts: OwedFacts }
  | { kind: 'SIGN_REPORT'; facts: ReportFacts & { createdBy: string } }
  | { kind: 'NOTICE'; facts: NoticeFacts & { received: boolean } }
  | { kind: 'PROBLEM'; facts: ProblemFacts }
  | { kind: 'INSTRUCTION'; facts: InstructionFacts }
  | { kind: 'RESULT'; facts: ExtensionFacts }
  | { kind: 'WAITING'; facts: WaitingFacts }
)

/** What a row says, and the date it goes by. */
export interface DeskWords {
  kind: DeskKind
  /** Tells rows of one kind apart. */
  recordId: string
  title: string
  detail: string
  dueOn: Day | null
  reportId?: string | null
}

const LONGEST = 20

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** An opinion inside a longer line: its own full stop would stand before our comma. */
const within = (text: string): string => short(text.trim().replace(/[。；;，,.]+$/, ''))

const numbered = ({ no, title }: Named): string => (no ? `${no} ${title}` : title)

/** `10-31`, with the year where it differs from that of the day looked at. */
const dayWords = (day: Day, asOf: Day): string => (day.slice(0, 4) === asOf.slice(0, 4) ? day.slice(5) : day)

const WEEK = /^\d{4}-W(\d{1,2})$/
const QUARTER = /^\d{4}-Q([1-4])$/
const MONTH = /^\d{4}-(\d{2})$/

/** 10 月填报, 第 42 周填报, 第四季度填报; null for a period that names no stretch of time. */
export function periodWords(period: string | null): string | null {
  if (period === null) return null
  const week = WEEK.exec(period)?.[1]
  if (week) return `第 ${Number(week)} 周填报`
  const quarter = QUARTER.exec(period)?.[1]
  if (quarter) return `第${'一二三四'[Number(quarter) - 1]}季度填报`
  const month = MONTH.exec(period)?.[1]
  return month ? `${Number(month)} 月填报` : null
}

/** The period and the pressing date in one line. */
function owedWords(facts: OwedFacts, asOf: Day): string {
  const { period, milestoneDueOn, deliverable, cycleDueOn } = facts
  const named = periodWords(period)
  if (named) return deliverable ? `${named} · ${short(deliverable)}` : named
  if (milestoneDueOn !== null) {
    const state = milestoneDueOn < asOf ? '未办结' : '将到期'
    return `${Number(milestoneDueOn.slice(5, 7))} 月节点${state}${deliverable ? ` · ${short(deliverable)}` : ''}`
  }
  return cycleDueOn === null ? '进展填报' : '节点填报'
}

const earliest = (...days: (Day | null)[]): Day | null =>
  days.filter((day): day is Day => day !== null).sort()[0] ?? null

function partWords(facts: OwedFacts, asOf: Day): DeskWords {
  const draft = facts.draftId ? ' · 有草稿' : ''
  const joint = facts.part === 'JOINT' ? '配合 · ' : ''
  const shared = { recordId: facts.assignmentId, title: numbered(facts) }
  if (facts.returnedId !== null) {
    const reason = facts.opinion ? `${within(facts.opinion)}，` : ''
    return {
      ...shared,
      kind: 'RETURNED',
      detail: `${joint}${reason}第 ${facts.timesReturned} 次退回${draft}`,
      dueOn: facts.newDueOn ?? facts.ownDueOn ?? earliest(facts.cycleDueOn, facts.milestoneDueOn),
      reportId: facts.draftId ?? facts.returnedId,
    }
  }
  return {
    ...shared,
    kind: 'REPORT',
    detail: `${joint}${owedWords(facts, asOf)}${draft}`,
    dueOn: earliest(facts.cycleDueOn, facts.ownDueOn ?? facts.milestoneDueOn),
    reportId: facts.draftId,
  }
}

const NOTICE_NAMES: Readonly<Record<NoticeKind, string>> = {
  REMINDER: '催办',
  SUPERVISION: '督办通知单',
  YELLOW_CARD: '黄牌警示单',
  RED_CARD: '红牌警示单',
  INTERVIEW: '约谈通知',
  CIRCULAR: '督查通报',
}

function noticeWords(facts: NoticeFacts & { received: boolean }, asOf: Day): string {
  const issued = facts.issuedOn === asOf ? '今日' : `${dayWords(facts.issuedOn, asOf)} `
  const round = facts.round > 1 ? `，第 ${facts.round} 轮反馈` : ''
  return `${NOTICE_NAMES[facts.noticeKind]}，${issued}签发，${facts.received ? '待反馈' : '待签收'}${round}`
}

function signWords({ issuedOn, dueOn, part }: SignFacts, asOf: Day): string {
  const limit = dueOn ? `，限 ${workingDaysBetween(issuedOn, dueOn)} 个工作日` : ''
  return `${part === 'JOINT' ? '配合 · ' : ''}${dayWords(issuedOn, asOf)} 交办${limit}`
}

const backWords = (replyStatus: string | null, opinion: string | null): string =>
  replyStatus === 'RETURNED' ? ` · 退回：${within(opinion ?? '请补充')}` : ''

const problemWords = (facts: ProblemFacts): string =>
  `${facts.problemNo}${facts.taskNo ? ` · 来自任务 ${facts.taskNo}` : ''}${backWords(facts.replyStatus, facts.opinion)}`

const instructionWords = (facts: InstructionFacts, asOf: Day): string =>
  `${facts.writtenBy} ${dayWords(facts.writtenOn, asOf)} 批示：${short(facts.text)}${backWords(facts.replyStatus, facts.opinion)}`

function resultWords(facts: ExtensionFacts, asOf: Day): Pick<DeskWords, 'title' | 'detail'> {
  const former = dayWords(facts.formerDueOn, asOf)
  const title = `${facts.no ?? facts.title} 延期申请`
  const about = facts.no ? `${short(facts.title)}，` : ''
  return facts.status === 'APPROVED'
    ? { title: `${title}已批准`, detail: `${about}原期限 ${former}` }
    : { title: `${title}未批准`, detail: `${about}仍按 ${former} 办理` }
}

const WAITING_WORDS = {
  NOTICE: '反馈',
  PROBLEM: '整改情况',
  INSTRUCTION: '批示回复',
  EXTENSION: '延期申请',
  REPORT: '进展',
} as const

function waitingWords(facts: WaitingFacts, asOf: Day): DeskWords {
  const handedIn = facts.submittedOn ? `${dayWords(facts.submittedOn, asOf)} 提交` : ''
  const own = facts.what === 'REPORT' && facts.atOwnLeader
  return {
    kind: 'WAITING',
    recordId: recordOf(facts),
    title: numbered(facts),
    detail: own ? '进展填报，等本单位负责人审签' : `${WAITING_WORDS[facts.what]}，${handedIn}`,
    dueOn: facts.dueOn ?? null,
    reportId: facts.what === 'REPORT' ? facts.reportId : null,
  }
}

function recordOf(facts: WaitingFacts): string {
  switch (facts.what) {
    case 'REPORT':
      return facts.reportId
    case 'NOTICE':
      return facts.recipientId
    case 'PROBLEM':
      return facts.problemId
    case 'INSTRUCTION':
      return facts.instructionId
    case 'EXTENSION':
      return facts.extensionId
  }
}

/** What a row says on the day it is read at. */
export function wordsOf(row: DeskRow, asOf: Day): DeskWords {
  const { kind, facts } = row
  const plain = { kind, title: numbered(facts), dueOn: facts.dueOn ?? null }
  switch (kind) {
    case 'SIGN':
      return { ...plain, recordId: facts.assignmentId, detail: signWords(facts, asOf) }
    case 'REPORT':
      return partWords(facts, asOf)
    case 'SIGN_REPORT': {
      const detail = `${facts.createdBy}填写，待审签`
      return { ...plain, recordId: facts.reportId, detail, reportId: facts.reportId }
    }
    case 'NOTICE':
      return { ...plain, recordId: facts.recipientId, detail: noticeWords(facts, asOf) }
    case 'PROBLEM':
      return { ...plain, recordId: facts.problemId, detail: problemWords(facts) }
    case 'INSTRUCTION':
      return { ...plain, recordId: facts.instructionId, detail: instructionWords(facts, asOf) }
    case 'RESULT':
      return { ...plain, ...resultWords(facts, asOf), recordId: facts.extensionId }
    case 'WAITING':
      return waitingWords(facts, asOf)
  }
}
