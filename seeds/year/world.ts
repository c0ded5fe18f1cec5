import type { Context, Viewer } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import type { Assignment, Milestone, Organization, Plan, Task } from '#prisma'
import { JURISDICTIONS } from '../facts/read-facts.ts'

export const HOME = JURISDICTIONS.wujiang

/** What does not change about a task of the ledger at home while people work on it. */
export type TaskInWork = Pick<Task, 'id' | 'planId' | 'parentId' | 'placeCode' | 'no'> & {
  assignments: (Pick<Assignment, 'id' | 'part'> & { organization: Pick<Organization, 'name'> })[]
  milestones: Pick<Milestone, 'id'>[]
}

/** Units somebody may sign in for; the others are played by an officer without an account. */
const ACCOUNT_OF: Readonly<Record<string, string>> = {
  区政务服务数据管理局: 'unit-officer',
  龙归镇人民政府: 'town',
  龙归社区居民委员会: 'village',
}

const ACCOUNTS: readonly string[] = [
  ...['leader', 'head', 'supervisor', 'unit-leader', 'unit-officer', 'town', 'village', 'steward'],
]

/** Reads an account as a request of it would be seen. */
export type ViewerReader = (context: Context, username: string) => Promise<Viewer>

/** What the steps of the year look up. */
export class YearWorld {
  private readonly organizations = new Map<string, Organization>()
  private readonly viewers = new Map<string, Viewer>()
  /** When the turns with a name were taken: records are found again by the instant they were written at. */
  private readonly instants = new Map<string, Date>()
  private tasks: TaskInWork[] | null = null
  private plans: Pick<Plan, 'id' | 'issuedOn'>[] = []

  constructor(
    readonly context: Context,
    private readonly readViewer: ViewerReader,
  ) {}

  async open(): Promise<void> {
    const { prisma } = this.context.db
    const rows = await prisma.organization.findMany({ where: { jurisdictionCode: HOME } })
    for (const row of rows) this.organizations.set(row.name, row)
    for (const name of ACCOUNTS) {
      const viewer = await this.readViewer(this.context, name)
      // Some of them may look at the other jurisdictions, too; here they work at home.
      const grants = viewer.grants.filter(({ jurisdictionCode }) => jurisdictionCode === HOME)
      this.viewers.set(name, { ...viewer, grants })
    }
    // Matters of the hotline have a plan of their own, which a load that goes on finds there already.
    this.plans = await prisma.plan.findMany({
      where: { jurisdictionCode: HOME, status: 'CONFIRMED', NOT: { title: { startsWith: '12345' } } },
      select: { id: true, issuedOn: true },
      orderBy: { issuedOn: 'asc' },
    })
  }

  /** An account by its name, or an officer of a unit by the name of the unit. */
  viewer(who: string): Viewer {
    const account = this.viewers.get(ACCOUNT_OF[who] ?? who)
    if (account) return account
    const { id, name, placeCode } = this.organization(who)
    const grant = { role: 'UNIT_OFFICER', jurisdictionCode: HOME, scopeCode: placeCode, organizationId: id }
    return { id, name: `${name}联络员`, grants: [grant] }
  }

  organization(name: string): Organization {
    const found = this.organizations.get(name)
    if (!found) throw new Error(`The demo world has no organization ${name}.`)
    return found
  }

  organizationIds(names: readonly string[]): string[] {
    return names.map(name => this.organization(name).id)
  }

  note(key: string, at: Date): void {
    this.instants.set(key, at)
  }

  /** When a turn was taken. */
  at(key: string): Date {
    const at = this.instants.get(key)
    if (!at) throw new Error(`Nothing in the year of the demo is called ${key}.`)
    return at
  }

  /**
   * A task by its number: `12` of the sample plan of 2024, `五:三(三)1` of the plan to 2025, `1/龙归镇` for the part of
   * task 1 in a town, `1/龙归镇/龙归社区` for that in a village. Read once; see `forget`.
   */
  async task(name: string): Promise<TaskInWork> {
    this.tasks ??= await this.readTasks()
    const [no = '', ...places] = name.split('/')
    const planId = no.startsWith('五:') ? this.plan(0) : this.plan(-1)
    let task = this.tasks.find(
      row => row.planId === planId && row.parentId === null && row.no === no.replace('五:', ''),
    )
    for (const place of places) {
      const parentId = task?.id
      const placeCode = this.placeCode(place)
      task = this.tasks.find(row => row.parentId === parentId && row.placeCode === placeCode)
    }
    if (!task) throw new Error(`The ledger of the demo has no task ${name}.`)
    return task
  }

  /** The task as a form shows it now. */
  async taskRef(name: string): Promise<{ id: string; version: number }> {
    const { id } = await this.task(name)
    const where = { jurisdictionCode_id: { jurisdictionCode: HOME, id } }
    return this.context.db.prisma.task.findUniqueOrThrow({ where, select: { id: true, version: true } })
  }

  /** The version of a part as a form shows it now. */
  async partVersion(id: string): Promise<number> {
    const where = { jurisdictionCode_id: { jurisdictionCode: HOME, id } }
    return (await this.context.db.prisma.assignment.findUniqueOrThrow({ where })).version
  }

  /** Tasks, their units or dates are others now. */
  forget(): void {
    this.tasks = null
  }

  private plan(index: number): string {
    return this.plans.at(index)?.id ?? ''
  }

  private placeCode(place: string): string {
    const names = [`${place}人民政府`, `${place}居民委员会`, `${place}村民委员会`]
    const found = names.map(name => this.organizations.get(name)).find(row => row !== undefined)
    if (!found) throw new Error(`The demo world has no place ${place}.`)
    return found.placeCode
  }

  private readTasks(): Promise<TaskInWork[]> {
    return this.context.db.prisma.task.findMany({
      where: { jurisdictionCode: HOME },
      select: {
        id: true,
        planId: true,
        parentId: true,
        placeCode: true,
        no: true,
        assignments: {
          select: { id: true, part: true, organization: { select: { name: true } } },
          orderBy: { position: 'asc' },
        },
        milestones: { select: { id: true }, orderBy: { position: 'asc' } },
      },
    })
  }

  /** The part of a unit in a task; of the first lead when no unit is named. */
  partOf({ assignments, no }: TaskInWork, unit?: string): TaskInWork['assignments'][number] {
    const found = assignments.find(({ part, organization }) =>
      unit === undefined ? part === 'LEAD' : organization.name === unit,
    )
    if (!found) throw new Error(`${unit ?? 'No lead'} has no part in task ${no}.`)
    return found
  }
}

/** Takes one turn: `work` is one write of a service. A turn that was taken before is passed over. */
export interface Turn {
  (who: string, work: (context: Context) => Promise<unknown>, key?: string): Promise<void>
  /** Several writes in one call; what is left of them is found in the records, so that it may be asked for again. */
  batch(who: string, work: (context: Context) => Promise<unknown>): Promise<void>
}

/** Something that happens on a day of the year; its turns are taken one after the other, always in the same order. */
export interface YearStep {
  on: Day
  run(world: YearWorld, turn: Turn): Promise<void>
}
