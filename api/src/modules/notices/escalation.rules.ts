import type { NoticeKind, ProposalCause } from '#prisma'
import { addWorkingDays, workingDaysBetween } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import type { RuleSettings } from '../divisions/index.ts'

/** The rules of a jurisdiction that decide when a step is proposed. */
export type EscalationRules = Pick<RuleSettings, 'reminderAfterWorkingDays' | 'supervisionAfterWorkingDays'>

/** A notice of the ladder that reached a unit about a task. */
export interface IssuedNotice {
  id: string
  kind: NoticeKind
  issuedOn: Day
  /** Day in force for the answer of this unit, and the round it was given for. */
  replyDueOn: Day
  replyRound: number
  repliedOn: Day | null
}

/** A part of a task whose date has passed. */
export interface OverdueCase {
  assignmentId: string
  organizationId: string
  taskId: string
  milestoneId: string | null
  /** The date in force: an extension or a return gives a new one. */
  dueOn: Day
  round: number
  /** Notices to this unit about this task, withdrawn ones left out. */
  notices: readonly IssuedNotice[]
}

/** A part nobody has signed for. */
export interface UnsignedCase {
  assignmentId: string
  organizationId: string
  taskId: string
  signDueOn: Day
}

/** A quarter nobody reported on. */
export interface MissedQuarter {
  cycleId: string
  organizationId: string
  taskId: string
  /** As people call it: 第三季度. */
  period: string
  dueOn: Day
}

/** A card a unit received. */
export interface IssuedCard {
  noticeId: string
  organizationId: string
  taskId: string | null
  kind: 'YELLOW_CARD' | 'RED_CARD'
  issuedOn: Day
}

/** What the office is asked to decide. `key` says what it is about once and for all (see EscalationProposal.key). */
export interface Proposal {
  kind: NoticeKind
  cause: ProposalCause
  key: string
  organizationId: string
  taskId: string | null
  milestoneId: string | null
  noticeId: string | null
  facts: ProposalFacts
}

/** What the sentence of a proposal is made of. Days over are working days. */
export interface ProposalFacts {
  dueOn?: Day
  daysOver?: number
  reminders?: number
  supervisions?: number
  cards?: number
  period?: string
}

export interface EscalationFacts {
  overdue: readonly OverdueCase[]
  unsigned: readonly UnsignedCase[]
  missedQuarters: readonly MissedQuarter[]
  /** Cards of the year of the run. */
  cards: readonly IssuedCard[]
}

/** Everything that stands to be decided on a day (DOMAIN §5). The same facts give the same proposals, whenever it runs. */
export function proposalsOn(facts: EscalationFacts, rules: EscalationRules, day: Day): Proposal[] {
  return [
    ...facts.overdue.flatMap(found => overdueProposals(found, rules, day)),
    ...facts.unsigned.filter(({ signDueOn }) => signDueOn < day).map(found => unsignedProposal(found, day)),
    ...facts.missedQuarters.filter(({ dueOn }) => dueOn < day).map(quarterProposal),
    ...cardProposals(facts.cards, day),
  ]
}

const isUnanswered = ({ repliedOn, replyDueOn }: IssuedNotice, day: Day): boolean =>
  repliedOn === null && replyDueOn < day

/** At most one step of the ladder at a time for one part of a task: the highest that is due. */
function overdueProposals(found: OverdueCase, rules: EscalationRules, day: Day): Proposal[] {
  const daysOver = workingDaysBetween(found.dueOn, day)
  if (daysOver < rules.reminderAfterWorkingDays) return []
  // What was issued before the date in force belongs to an earlier date: a return or an extension arms the ladder again.
  const current = found.notices.filter(({ issuedOn }) => issuedOn > found.dueOn)
  const reminders = current.filter(({ kind }) => kind === 'REMINDER')
  const supervisions = current.filter(({ kind }) => kind === 'SUPERVISION')
  const of = proposalOf(found, {
    dueOn: found.dueOn,
    daysOver,
    reminders: reminders.length,
    supervisions: supervisions.length,
  })
  const about = [found.assignmentId, found.milestoneId ?? '', found.dueOn, found.round]
  if (supervisions.length > 0) return afterSupervision(supervisions, of, about, day)
  const reminded = reminders
    .map(({ issuedOn }) => issuedOn)
    .sort()
    .at(-1)
  const since = reminded ?? addWorkingDays(found.dueOn, rules.reminderAfterWorkingDays)
  if (workingDaysBetween(since, day) >= rules.supervisionAfterWorkingDays)
    return [of('SUPERVISION', 'STILL_OVERDUE', ['STILL_OVERDUE', ...about])]
  return reminded === undefined ? [of('REMINDER', 'OVERDUE', ['OVERDUE', ...about])] : []
}

type ProposalMaker = (
  kind: NoticeKind,
  cause: ProposalCause,
  key: readonly (string | number)[],
  noticeId?: string,
) => Proposal

const proposalOf =
  (found: Pick<Proposal, 'organizationId' | 'taskId' | 'milestoneId'>, facts: ProposalFacts): ProposalMaker =>
  (kind, cause, key, noticeId) => ({
    kind,
    cause,
    key: key.join(':'),
    organizationId: found.organizationId,
    taskId: found.taskId,
    milestoneId: found.milestoneId,
    noticeId: noticeId ?? null,
    facts,
  })

/** The first 督办通知单 left unanswered → a second one; the second → 黄牌. */
function afterSupervision(
  supervisions: readonly IssuedNotice[],
  of: ProposalMaker,
  about: readonly (string | number)[],
  day: Day,
): Proposal[] {
  const unanswered = supervisions.filter(notice => isUnanswered(notice, day))
  const last = unanswered.at(-1)
  if (!last || last !== supervisions.at(-1)) return []
  const key = [last.id, last.replyRound, last.replyDueOn, ...about]
  return unanswered.length >= 2
    ? [of('YELLOW_CARD', 'UNANSWERED_AGAIN', ['UNANSWERED_AGAIN', ...key], last.id)]
    : [of('SUPERVISION', 'UNANSWERED', ['UNANSWERED', ...key], last.id)]
}

function unsignedProposal(found: UnsignedCase, day: Day): Proposal {
  const facts = { dueOn: found.signDueOn, daysOver: workingDaysBetween(found.signDueOn, day) }
  const key = ['UNSIGNED', found.assignmentId, found.signDueOn]
  return proposalOf({ ...found, milestoneId: null }, facts)('REMINDER', 'UNSIGNED', key)
}

function quarterProposal(found: MissedQuarter): Proposal {
  const facts = { dueOn: found.dueOn, period: found.period }
  const key = ['QUARTER_MISSED', found.cycleId, found.dueOn]
  return proposalOf({ ...found, milestoneId: null }, facts)('RED_CARD', 'QUARTER_MISSED', key)
}

/** Cards go on units: every second yellow one of a year asks for a red one, every red one for a talk. */
function cardProposals(cards: readonly IssuedCard[], day: Day): Proposal[] {
  const year = day.slice(0, 4)
  const ofYear = cards.filter(({ issuedOn }) => issuedOn.startsWith(year) && issuedOn <= day)
  const units = [...new Set(ofYear.map(({ organizationId }) => organizationId))]
  return units.flatMap(organizationId => {
    const own = ofYear.filter(card => card.organizationId === organizationId)
    const yellow = own.filter(({ kind }) => kind === 'YELLOW_CARD')
    const pairs = Math.floor(yellow.length / 2)
    const about = { organizationId, taskId: yellow.at(-1)?.taskId ?? null, milestoneId: null }
    const second = Array.from({ length: pairs }, (_, pair) =>
      proposalOf(about, { cards: yellow.length })(
        'RED_CARD',
        'TWO_YELLOW_CARDS',
        ['TWO_YELLOW_CARDS', organizationId, year, pair + 1],
        yellow[2 * pair + 1]?.noticeId,
      ),
    )
    const talks = own
      .filter(({ kind }) => kind === 'RED_CARD')
      .map(({ noticeId, taskId }) =>
        proposalOf({ organizationId, taskId, milestoneId: null }, {})(
          'INTERVIEW',
          'RED_CARD',
          ['RED_CARD', noticeId, organizationId],
          noticeId,
        ),
      )
    return [...second, ...talks]
  })
}

const overdue = ({ dueOn, daysOver }: ProposalFacts) => `应于 ${dueOn} 完成，逾期 ${daysOver} 个工作日`

/** What the office reads: the facts of the day, in one sentence. */
export function proposalSummary(cause: ProposalCause, facts: ProposalFacts): string {
  switch (cause) {
    case 'OVERDUE':
      return overdue(facts)
    case 'STILL_OVERDUE':
      return facts.reminders
        ? `${overdue(facts)}，催办 ${facts.reminders} 次未办结`
        : `${overdue(facts)}，尚未催办`
    case 'UNANSWERED':
      return `${overdue(facts)}，督办通知单未按期反馈`
    case 'UNANSWERED_AGAIN':
      return `${overdue(facts)}，${facts.supervisions} 次督办未按期反馈`
    case 'TWO_YELLOW_CARDS':
      return `本年已有 ${facts.cards} 张黄牌警示单`
    case 'QUARTER_MISSED':
      return `${facts.period}未填报，应于 ${facts.dueOn} 报送`
    case 'RED_CARD':
      return '已发红牌警示单'
    case 'UNSIGNED':
      return `应于 ${facts.dueOn} 签收，逾期 ${facts.daysOver} 个工作日未签收`
  }
}
