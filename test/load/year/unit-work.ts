import type { Day } from '#api/platform/day.ts'
import type { TestClient } from '#test/kit/client.ts'
import { batches } from './agenda.ts'
import { monthEnd, plusDays, plusWorkdays, workdayFrom } from './calendar.ts'
import type { Part, TaskFile, YearWorld } from './world.ts'

/** A report that lies with the office. */
export interface Submitted {
  id: string
  version: number
  file: TaskFile
  part: Part
  claim: Claim
}

type Claim = 'ON_TRACK' | 'BEHIND' | 'FINISHED'

export type Cycle = 'ONCE' | 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'BY_STAGE'

const SIGN = 'mutation ($ids: [ID!]!) { signAssignments(ids: $ids) { id } }'
const RETURN_DUTY = `mutation ($id: ID!, $version: Int!) {
  returnDuty(assignmentId: $id, version: $version, reason: "该事项不属于本单位职责", suggestion: "建议由主管单位牵头") { id } }`
const SUBMIT = `mutation ($input: ReportInput!, $version: Int) { submitReport(input: $input, version: $version) { id version } }`
const WITHDRAW = 'mutation ($id: ID!, $version: Int!) { withdrawReport(id: $id, version: $version) { id } }'
const TASK = `query ($id: ID!) { task(id: $id) { version status milestones { id dueOn doneOn }
  lead { id version organization { id } } } }`
const EXTEND = `mutation ($part: ID!, $milestone: ID!, $dueOn: Day!) { requestExtension(assignmentId: $part,
  milestoneId: $milestone, requestedDueOn: $dueOn, reason: "前期论证未完成，需要更多时间") { id version } }`

export interface TaskNow {
  version: number
  status: string
  milestones: { id: string; dueOn: Day | null; doneOn: Day | null }[]
  lead: { id: string; version: number; organization: { id: string } }[]
}

export const taskNow = ({ requests }: YearWorld, client: TestClient, { id }: TaskFile) =>
  requests.send<TaskNow>(client, TASK, { id })

/** What the units tell the office, which decides what becomes of it. */
export interface Mailbox {
  submitted(report: Submitted): void
  asked(extension: { id: string; version: number; file: TaskFile }): void
  dutyReturned(file: TaskFile): void
}

export interface UnitWork {
  /** The unit finds a task on its desk. */
  begin(file: TaskFile, cycle: Cycle): void
  /** Reports again that the next date is reached. */
  finish(file: TaskFile, part: Part, day: Day): void
}

/** How units behave: most sign and report on time, some late, some never. */
export function createUnitWork(world: YearWorld, mailbox: Mailbox): UnitWork {
  const { agenda, requests, officers, server } = world
  const today = () => server.clock.today()
  const officer = ({ organizationId }: Part) => officers.get(organizationId) as TestClient
  const sign = batches<string>(agenda, async (organizationId, ids) => {
    await requests.send(officers.get(organizationId) as TestClient, SIGN, { ids })
  })

  async function report(
    file: TaskFile,
    part: Part,
    claim: Claim,
    said: { percent?: number; problem?: string },
  ) {
    const input = {
      ...{ assignmentId: part.assignmentId, claim, attachmentIds: [], percent: said.percent ?? null },
      ...{ text: `${today()}：按计划推进，完成阶段工作。`, problem: said.problem ?? null },
      finishedOn: claim === 'FINISHED' ? today() : null,
    }
    const send = (version: number | null) =>
      requests.send<{ id: string; version: number }>(officer(part), SUBMIT, { input, version })
    const sent = await send(null)
    if (sent === null) return
    if (file.random() >= 0.02) return mailbox.submitted({ ...sent, file, part, claim })
    // Something was forgotten: taken back, and what was typed goes out again from the draft.
    await requests.send(officer(part), WITHDRAW, sent)
    const again = await send(0)
    if (again) mailbox.submitted({ ...again, file, part, claim })
  }

  function finish(file: TaskFile, part: Part, day: Day): void {
    agenda.on(workdayFrom(day), file.no, async () => {
      if (!file.done) await report(file, part, 'FINISHED', {})
    })
  }

  /** Reports for every period of a cycle that follows the calendar. */
  function keepCycle(file: TaskFile, cycle: Cycle, signedOn: Day): void {
    const { random } = file
    const count = cycle === 'WEEKLY' ? 8 : cycle === 'MONTHLY' ? 8 : cycle === 'QUARTERLY' ? 4 : 0
    for (let period = 0; period < count; period += 1) {
      const end =
        cycle === 'WEEKLY'
          ? plusDays(signedOn, 7 * period + 5)
          : monthEnd(
              signedOn,
              cycle === 'MONTHLY' ? period : period * 3 + (2 - ((Number(signedOn.slice(5, 7)) - 1) % 3)),
            )
      const draw = random()
      if (draw > 0.92) continue
      const day =
        draw < 0.8 ? plusDays(end, -Math.floor(random() * 5)) : plusDays(end, 2 + Math.floor(random() * 12))
      const behind = random() < 0.06
      agenda.on(workdayFrom(day), file.no, async () => {
        if (file.done) return
        const percent = Math.min(95, 10 * (period + 1) + Math.floor(random() * 8))
        const problem = behind ? { problem: `第${period + 1}期：经费没有落实，进度受影响。` } : {}
        for (const part of file.leads)
          await report(file, part, behind ? 'BEHIND' : 'ON_TRACK', { percent, ...problem })
      })
    }
  }

  function keepDates(file: TaskFile, signedOn: Day): void {
    const { random, planned } = file
    for (const due of planned.dues) {
      const draw = random()
      for (const part of file.leads) {
        const early = plusDays(due, -Math.floor(random() * 12))
        const late = plusDays(due, 1 + Math.floor(random() * 45))
        if (draw < 0.88)
          finish(file, part, draw < 0.7 ? (early > signedOn ? early : plusDays(signedOn, 1)) : late)
      }
      if (random() < 0.08) askForTime(file, plusDays(due, -1 - Math.floor(random() * 7)))
    }
    // 长期坚持 is reported finished once in a while, too.
    if (planned.dues.length === 0 && random() < 0.3)
      for (const part of file.leads) finish(file, part, plusDays(signedOn, 60 + Math.floor(random() * 60)))
  }

  function askForTime(file: TaskFile, day: Day): void {
    agenda.on(workdayFrom(day), file.no, async () => {
      const part = file.leads[0] as Part
      const milestone = (await taskNow(world, officer(part), file))?.milestones.find(
        ({ doneOn }) => doneOn === null,
      )
      if (file.done || !milestone?.dueOn) return
      const dueOn = plusDays(milestone.dueOn, 15 + Math.floor(file.random() * 30))
      const asked = await requests.send<{ id: string; version: number }>(officer(part), EXTEND, {
        part: part.assignmentId,
        milestone: milestone.id,
        dueOn,
      })
      if (asked) mailbox.asked({ ...asked, file })
    })
  }

  function handBack(file: TaskFile): void {
    agenda.on(plusWorkdays(today(), 1), file.no, async () => {
      const part = file.leads[0] as Part
      const now = await taskNow(world, officer(part), file)
      const version = now?.lead[0]?.version
      const request = { id: part.assignmentId, version }
      if (version !== undefined && (await requests.send(officer(part), RETURN_DUTY, request)))
        mailbox.dutyReturned(file)
    })
  }

  function begin(file: TaskFile, cycle: Cycle): void {
    const { random, joint, leads } = file
    if (leads.length === 1 && random() < 0.02) {
      handBack(file)
      return
    }
    const draw = random()
    const signedOn = plusWorkdays(
      today(),
      draw < 0.85 ? Math.floor(random() * 2) : 2 + Math.floor(random() * 5),
    )
    if (draw >= 0.97) return
    for (const part of leads) sign(signedOn, part.organizationId, part.assignmentId)
    keepCycle(file, cycle, signedOn)
    keepDates(file, signedOn)
    if (joint && random() < 0.85) {
      sign(signedOn, joint.organizationId, joint.assignmentId)
      const day = plusDays(signedOn, 5 + Math.floor(random() * 40))
      if (random() < 0.7) agenda.on(workdayFrom(day), file.no, () => report(file, joint, 'FINISHED', {}))
    }
  }

  return { begin, finish }
}
