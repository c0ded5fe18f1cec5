import type { Day } from '#api/platform/day.ts'
import { plusWorkdays, workdaysIn } from './calendar.ts'
import type { Entry, ReportFacts, TaskHistory } from './history.ts'

/**
 * The life of a task told forward from its audit log, by the words of DOMAIN §3 and ADR 8 alone: neither the rules nor the
 * before-images of the application are used.
 */

type PartStatus = 'ISSUED' | 'IN_PROGRESS' | 'SUBMITTED' | 'DONE'

interface Date_ {
  id: string
  dueOn: Day | null
  doneOn: Day | null
  sinceRound: number
}

/** A task after one day's last event. */
export interface Standing {
  day: Day
  status: string
  round: number
  reported: number | null
  doneOn: Day | null
  closedOn: Day | null
  dates: Date_[]
}

interface Life extends Standing {
  leads: Map<string, PartStatus>
  waiting: Map<string, Set<string>>
  finished: { part: string; milestoneId: string | null; round: number; on: Day }[]
  suspendedFrom: string
  suspendedOn: Day
  reportedBefore: number | null
}

const ADVANCE: readonly PartStatus[] = ['ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'DONE']

/** The least advanced lead decides. */
const followLeads = ({ leads }: Life): string =>
  ADVANCE[Math.min(...[...leads.values()].map(status => ADVANCE.indexOf(status)))] ?? 'DRAFT'

/** The day a lead finished a date, by what the office let stand in the round that counts. */
function finishedBy(life: Life, date: Date_, part: string): Day | null {
  const days = life.finished
    .filter(one => one.part === part && one.round >= date.sinceRound)
    .filter(one => one.milestoneId === date.id || (one.milestoneId === null && date.dueOn === null))
    .map(({ on }) => on)
  return days.sort().at(-1) ?? null
}

const isDone = (status: string) => status === 'DONE' || status === 'CLOSED'

function approved(life: Life, report: ReportFacts): void {
  const { assignmentId, finishedOn } = report
  life.waiting.get(assignmentId)?.delete(report.id)
  if (report.part === 'JOINT' || isDone(life.status)) return
  if (report.claim === 'FINISHED' && finishedOn)
    life.finished.push({
      part: assignmentId,
      milestoneId: report.milestoneId,
      round: life.round,
      on: finishedOn,
    })
  const waits = (life.waiting.get(assignmentId)?.size ?? 0) > 0
  const all = life.dates.every(date => date.doneOn !== null || finishedBy(life, date, assignmentId) !== null)
  life.leads.set(assignmentId, waits ? 'SUBMITTED' : all ? 'DONE' : 'IN_PROGRESS')
  for (const date of life.dates) {
    const days = [...life.leads.keys()].map(lead => finishedBy(life, date, lead))
    if (date.doneOn === null && !days.includes(null)) date.doneOn = (days as Day[]).sort().at(-1) ?? null
  }
  const status = followLeads(life)
  const open = life.dates.some(({ doneOn }) => doneOn === null)
  if (status === 'DONE' && !open) {
    life.reportedBefore = life.reported
    life.reported = 100
    life.doneOn =
      life.dates
        .map(({ doneOn }) => doneOn as Day)
        .sort()
        .at(-1) ?? null
    life.status = 'DONE'
    for (const lead of life.leads.keys()) life.leads.set(lead, 'DONE')
    return
  }
  if (report.percent !== null) life.reported = report.percent
  life.status = status === 'DONE' ? 'IN_PROGRESS' : status
}

/** 退回重办: a new round; a later date moves the one of the task, an earlier one does not. */
function returned(life: Life, report: ReportFacts, newDueOn: Day): void {
  const { assignmentId } = report
  life.waiting.get(assignmentId)?.delete(report.id)
  if (report.part === 'JOINT') return
  const date = life.dates.find(({ id }) => id === report.milestoneId)
  if (date && date.doneOn === null && date.dueOn !== null && newDueOn > date.dueOn) date.dueOn = newDueOn
  life.leads.set(assignmentId, (life.waiting.get(assignmentId)?.size ?? 0) > 0 ? 'SUBMITTED' : 'IN_PROGRESS')
  life.round += 1
  const status = followLeads(life)
  life.status = status === 'DONE' ? 'IN_PROGRESS' : status
}

function submitted(life: Life, report: ReportFacts): void {
  const waiting = life.waiting.get(report.assignmentId) ?? new Set()
  life.waiting.set(report.assignmentId, waiting.add(report.id))
  if (report.part === 'JOINT' || isDone(life.status)) return
  life.leads.set(report.assignmentId, 'SUBMITTED')
  life.status = followLeads(life)
}

function withdrawn(life: Life, report: ReportFacts): void {
  const waiting = life.waiting.get(report.assignmentId)
  waiting?.delete(report.id)
  if (report.part === 'JOINT' || isDone(life.status)) return
  life.leads.set(report.assignmentId, waiting?.size ? 'SUBMITTED' : 'IN_PROGRESS')
  life.status = followLeads(life)
}

/** The clock stood still: open dates are later by the working days it did. */
function resumed(life: Life, day: Day): void {
  const paused = workdaysIn(life.suspendedOn, day)
  for (const date of life.dates)
    if (date.dueOn !== null && date.doneOn === null && paused > 0)
      date.dueOn = plusWorkdays(date.dueOn, paused)
  life.status = life.suspendedFrom
}

/** 重新启动: a new round, and the last date is open again with another day. */
function reopened(life: Life, dueOn: Day): void {
  life.round += 1
  const last = life.dates.toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? '')).at(-1)
  if (last) Object.assign(last, { dueOn, doneOn: null, sinceRound: life.round })
  Object.assign(life, { status: 'IN_PROGRESS', doneOn: null, closedOn: null, reported: life.reportedBefore })
  for (const lead of life.leads.keys()) life.leads.set(lead, 'IN_PROGRESS')
}

function issued(life: Life, leads: readonly string[]): void {
  for (const id of leads) if (!life.leads.has(id)) life.leads.set(id, 'ISSUED')
  life.status = followLeads(life)
}

function handedBack(life: Life): void {
  life.leads.clear()
  life.status = 'DRAFT'
}

function happen(life: Life, { type, day, after }: Entry, { task, reports }: TaskHistory): void {
  const said = after ?? {}
  const report = reports.find(({ id }) => id === said['reportId'])
  if (type === 'TASK_SUBMITTED_FOR_ISSUE') life.status = 'PENDING_ISSUE'
  else if (type === 'TASK_ISSUED') issued(life, task.leads)
  else if (type === 'DUTY_RETURNED') handedBack(life)
  else if (type === 'TASK_SIGNED' && life.leads.has(String(said['assignmentId']))) {
    life.leads.set(String(said['assignmentId']), 'IN_PROGRESS')
    life.status = followLeads(life)
  } else if (type === 'TASK_SUSPENDED')
    Object.assign(life, { suspendedFrom: life.status, suspendedOn: day, status: 'SUSPENDED' })
  else if (type === 'TASK_RESUMED') resumed(life, day)
  else if (type === 'TASK_TERMINATED') life.status = 'TERMINATED'
  else if (type === 'TASK_CLOSED') Object.assign(life, { status: 'CLOSED', closedOn: day })
  else if (type === 'TASK_REOPENED') reopened(life, String(said['dueOn']))
  else if (type === 'EXTENSION_APPROVED') {
    const date = life.dates.find(({ id }) => id === said['milestoneId'])
    if (date) date.dueOn = String(said['grantedDueOn'])
  } else if (report && type === 'REPORT_SUBMITTED') submitted(life, report)
  else if (report && type === 'REPORT_WITHDRAWN') withdrawn(life, report)
  else if (report && type === 'REPORT_APPROVED') approved(life, report)
  else if (report && type === 'REPORT_RETURNED') returned(life, report, String(said['newDueOn']))
}

/** How a task stood after every event, the oldest first; the first one is how the confirmed plan put it. */
export function replay(history: TaskHistory): Standing[] {
  const life: Life = {
    ...{ day: '0000-01-01', status: 'PENDING_ISSUE', round: 1, reported: null, doneOn: null, closedOn: null },
    dates: history.task.milestones.map(({ id, originalDueOn }) => ({
      ...{ id, dueOn: originalDueOn, doneOn: null, sinceRound: 1 },
    })),
    ...{ leads: new Map(), waiting: new Map(), finished: [], reportedBefore: null },
    ...{ suspendedFrom: 'IN_PROGRESS', suspendedOn: '' },
  }
  const standings: Standing[] = []
  const keep = (day: Day) =>
    standings.push({
      ...{ day, status: life.status, round: life.round, reported: life.reported },
      ...{ doneOn: life.doneOn, closedOn: life.closedOn, dates: life.dates.map(date => ({ ...date })) },
    })
  keep(life.day)
  for (const entry of history.entries) {
    happen(life, entry, history)
    keep(entry.day)
  }
  return standings
}
