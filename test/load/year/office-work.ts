import type { Day } from '#api/platform/day.ts'
import { batches } from './agenda.ts'
import { plusDays, plusWorkdays, workdayFrom } from './calendar.ts'
import { type Cycle, createUnitWork, type Mailbox, type Submitted, taskNow } from './unit-work.ts'
import type { Part, TaskFile, YearWorld } from './world.ts'

const EDIT = `mutation ($id: ID!, $version: Int!, $edit: TaskEditInput!) { editTask(id: $id, version: $version, edit: $edit) {
  version lead { id organization { id } } } }`
const ACT = `mutation ($input: TaskActionInput!) { actOnTasks(input: $input) { done { id version status } faults { message } } }`
const REVIEW = `mutation ($input: ReportReviewInput!) { reviewReports(input: $input) {
  done { id task { id status } } faults { message } } }`
const DECIDE = `mutation ($id: ID!, $version: Int!, $approve: Boolean!, $opinion: String) {
  decideExtension(id: $id, version: $version, approve: $approve, opinion: $opinion) { id } }`

interface Acted {
  done: { id: string; version: number; status: string }[]
}

/** A task that begins its life, or begins it again. */
interface Beginning {
  file: TaskFile
  version: number
  cycle: Cycle
}

export interface OfficeWork {
  /** Puts everything the plans promise into the agenda. */
  prepare(): void
}

function cycleOf({ random, planned }: TaskFile): Cycle {
  const draw = random()
  if (draw < 0.03) return 'MONTHLY'
  if (draw < 0.11) return 'QUARTERLY'
  if (draw < 0.115) return 'WEEKLY'
  return planned.dues.length > 1 && draw < 0.6 ? 'BY_STAGE' : 'ONCE'
}

/** How the office behaves: it issues, reviews in batches, grants or refuses, suspends, closes and reopens. */
export function createOfficeWork(world: YearWorld): OfficeWork {
  const { agenda, requests, supervisor, head, server, byId } = world
  const today = () => server.clock.today()
  const act = (client: typeof head, action: string, tasks: object[], said: object = {}) =>
    requests.send<Acted>(client, ACT, { input: { action, tasks, ...said } })

  const issue = batches<Beginning>(agenda, async (key, items) => {
    const refs = (list: { id: string; version: number }[]) => list.map(({ id, version }) => ({ id, version }))
    const asked = items.map(({ file, version }) => ({ id: file.id, version }))
    // A confirmed plan waits for issue; what a unit handed back is a draft again.
    const ready = key === 'again' ? ((await act(supervisor, 'SUBMIT_FOR_ISSUE', asked))?.done ?? []) : asked
    const issued = ready.length > 0 ? ((await act(head, 'ISSUE', refs(ready)))?.done ?? []) : []
    const cycles = new Map(items.map(({ file, cycle }) => [file.id, cycle]))
    for (const { id } of issued) units.begin(byId.get(id) as TaskFile, cycles.get(id) as Cycle)
  })

  /** The cycle is set in the morning; at noon what is ready goes out in one batch. */
  async function takeUp(file: TaskFile): Promise<void> {
    const cycle = cycleOf(file)
    const request = { id: file.id, version: file.version, edit: { feedbackCycle: cycle } }
    const edited =
      cycle === 'ONCE' ? file : await requests.send<{ version: number }>(supervisor, EDIT, request)
    if (edited) issue(today(), 'first', { file, version: edited.version, cycle })
  }

  const review = batches<Submitted>(
    agenda,
    async (verdict, reports) => {
      const approve = verdict === 'approve'
      const newDueOn = plusDays(today(), 12)
      const refs = reports.map(({ id, version }) => ({ id, version }))
      const said = approve ? {} : { opinion: '佐证不足，请补充后重新报送。', newDueOn }
      const input = { approve, reports: refs, ...said }
      const answer = await requests.send<{ done: { id: string; task: { id: string; status: string } }[] }>(
        supervisor,
        REVIEW,
        { input },
      )
      const judged = new Map(answer?.done.map(({ id, task }) => [id, task.status]))
      for (const report of reports)
        if (judged.has(report.id)) afterReview(report, approve, judged.get(report.id))
    },
    50,
  )

  function afterReview({ file, part, claim }: Submitted, approve: boolean, status: string | undefined): void {
    if (!approve && claim === 'FINISHED')
      units.finish(file, part, plusDays(today(), 3 + Math.floor(file.random() * 14)))
    if (status !== 'DONE' || file.done) return
    file.done = true
    if (file.random() < 0.5) close(plusWorkdays(today(), 1 + Math.floor(file.random() * 15)), 'CLOSE', file)
    if (file.random() < 0.02)
      reopen(file, workdayFrom(plusDays(today(), 25 + Math.floor(file.random() * 20))))
  }

  const close = batches<TaskFile>(agenda, async (action, files) => {
    const now = await Promise.all(files.map(file => taskNow(world, head, file)))
    const refs = files.map((file, index) => ({ id: file.id, version: now[index]?.version ?? 0 }))
    await act(head, action, refs)
  })

  function reopen(file: TaskFile, day: Day): void {
    agenda.on(day, file.no, async () => {
      const now = await taskNow(world, head, file)
      const said = { reason: '抽查发现没有真正完成', dueOn: plusDays(day, 30) }
      const again = now && (await act(head, 'REOPEN', [{ id: file.id, version: now.version }], said))
      if (!again?.done[0]) return
      file.done = false
      for (const part of file.leads)
        units.finish(file, part, plusDays(day, 10 + Math.floor(file.random() * 30)))
    })
  }

  /** A step with a reason on a task as it stands that day. */
  const stepOn = (file: TaskFile, day: Day, action: string) =>
    agenda.on(workdayFrom(day), file.no, async () => {
      const now = file.done ? null : await taskNow(world, head, file)
      if (now) await act(head, action, [{ id: file.id, version: now.version }], { reason: '上级政策调整' })
    })

  function interrupt(file: TaskFile, issueOn: Day): void {
    const { random } = file
    const begin = plusDays(issueOn, 8 + Math.floor(random() * 50))
    const draw = random()
    if (draw < 0.005) stepOn(file, begin, 'TERMINATE')
    if (draw < 0.005 || draw >= 0.03) return
    stepOn(file, begin, 'SUSPEND')
    if (random() < 0.85) stepOn(file, plusDays(begin, 7 + Math.floor(random() * 30)), 'RESUME')
  }

  async function nameAnotherLead(file: TaskFile): Promise<void> {
    const ids = [...world.officers.keys()].filter(
      id => id !== file.leads[0]?.organizationId && id !== file.joint?.organizationId,
    )
    const leadIds = [ids[Math.floor(file.random() * ids.length)]]
    const now = await taskNow(world, supervisor, file)
    const request = { id: file.id, version: now?.version, edit: { leadIds } }
    const edited = await requests.send<{
      version: number
      lead: { id: string; organization: { id: string } }[]
    }>(supervisor, EDIT, request)
    if (!edited) return
    file.leads = edited.lead.map(
      ({ id, organization }): Part => ({ assignmentId: id, organizationId: organization.id }),
    )
    issue(today(), 'again', { file, version: edited.version, cycle: 'ONCE' })
  }

  const mailbox: Mailbox = {
    submitted(report) {
      const { random } = report.file
      const day = plusWorkdays(today(), Math.floor(random() * 5))
      review(day, random() < 0.88 ? 'approve' : 'return', report)
    },
    asked({ file, ...extension }) {
      const approve = file.random() < 0.7
      agenda.on(plusWorkdays(today(), 1), file.no, async () => {
        await requests.send(head, DECIDE, {
          ...extension,
          approve,
          opinion: approve ? null : '请按原定时限完成',
        })
      })
    },
    dutyReturned(file) {
      agenda.on(plusWorkdays(today(), 2), file.no, () => nameAnotherLead(file))
    },
  }
  const units = createUnitWork(world, mailbox)

  return {
    prepare() {
      for (const file of world.files) {
        const { issueOn } = file.planned
        if (issueOn === null) continue
        agenda.on(workdayFrom(issueOn), file.no, () => takeUp(file))
        interrupt(file, issueOn)
      }
    },
  }
}
