import type { Context } from '#api/platform/context.ts'
import { type Day, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import type { DueStatus, OrganizationKind, TaskKind, TaskStatus } from '#prisma'

/** Where facts are written: a test server, or any open database with a clock. */
type World = Pick<Context, 'db' | 'clock'>

/** Builders write facts straight into the database and make the parents they need. */

export const WUJIANG = '440203000000'
export const LONGGUI = '440203102000'
export const JIANGWAN = '440203103000'
export const NANPING = '350700000000'

interface PlaceFacts {
  code: string
  name: string
  level: number
  parentCode: string | null
}

const PLACES: readonly PlaceFacts[] = [
  { code: WUJIANG, name: '武江区', level: 3, parentCode: null },
  { code: LONGGUI, name: '龙归镇', level: 4, parentCode: WUJIANG },
  { code: JIANGWAN, name: '江湾镇', level: 4, parentCode: WUJIANG },
  { code: '440203102200', name: '示例村委会', level: 5, parentCode: LONGGUI },
  { code: NANPING, name: '南平市', level: 2, parentCode: null },
  { code: '350702000000', name: '延平区', level: 3, parentCode: NANPING },
]

/** Two jurisdictions, two towns, a county and a village: enough for every rule of who sees what. */
export async function buildPlaces({ db, clock }: World): Promise<void> {
  await db.prisma.division.createMany({ data: [...PLACES], skipDuplicates: true })
  await db.prisma.jurisdiction.createMany({
    data: [WUJIANG, NANPING].map(code => ({ code, createdAt: clock.now() })),
    skipDuplicates: true,
  })
}

export async function buildOrganization(
  { db, clock }: World,
  facts: { name: string; jurisdictionCode?: string; placeCode?: string; kind?: OrganizationKind },
): Promise<string> {
  const id = newId()
  const jurisdictionCode = facts.jurisdictionCode ?? WUJIANG
  await db.prisma.organization.create({
    data: {
      id,
      jurisdictionCode,
      placeCode: facts.placeCode ?? jurisdictionCode,
      name: facts.name,
      kind: facts.kind ?? 'DEPARTMENT',
      createdAt: clock.now(),
    },
  })
  return id
}

export async function buildPlan(
  { db, clock }: World,
  facts: { title?: string; jurisdictionCode?: string; issuedOn?: Day } = {},
): Promise<string> {
  const id = newId()
  const title = facts.title ?? '测试方案'
  await db.prisma.plan.create({
    data: {
      id,
      jurisdictionCode: facts.jurisdictionCode ?? WUJIANG,
      title,
      issuedOn: facts.issuedOn ? dayToDate(facts.issuedOn) : null,
      status: 'CONFIRMED',
      format: 'txt',
      sourceText: `${title}\n一、测试任务。`,
      sourceHash: id,
      ledger: {},
      createdAt: clock.now(),
      createdBy: '测试',
    },
  })
  return id
}

export interface MilestoneFacts {
  due?: Day | null
  done?: Day | null
  original?: Day
  status?: DueStatus
  deliverable?: string
}

export interface TaskFacts {
  planId: string
  title?: string
  no?: string
  text?: string
  jurisdictionCode?: string
  placeCode?: string
  parentId?: string
  kind?: TaskKind
  status?: TaskStatus
  doneOn?: Day
  effectiveOn?: Day | undefined
  milestones?: readonly MilestoneFacts[]
  lead?: readonly string[]
  joint?: readonly string[]
}

let position = 0

/** A task in progress with its milestones and owners; returns the id. */
export async function buildTask({ db, clock }: World, facts: TaskFacts): Promise<string> {
  const id = newId()
  const jurisdictionCode = facts.jurisdictionCode ?? WUJIANG
  position += 1
  await db.prisma.task.create({
    data: {
      id,
      jurisdictionCode,
      planId: facts.planId,
      parentId: facts.parentId ?? null,
      placeCode: facts.placeCode ?? jurisdictionCode,
      no: facts.no ?? String(position),
      position,
      kind: facts.kind ?? 'TASK',
      section: '测试章节',
      title: facts.title ?? `任务${position}`,
      text: facts.text ?? '任务正文',
      status: facts.status ?? 'IN_PROGRESS',
      doneOn: facts.doneOn ? dayToDate(facts.doneOn) : null,
      effectiveOn: facts.effectiveOn ? dayToDate(facts.effectiveOn) : null,
      sourceStart: 0,
      sourceEnd: 4,
      createdAt: clock.now(),
    },
  })
  await db.prisma.milestone.createMany({
    data: (facts.milestones ?? []).map((milestone, index) => ({
      id: newId(),
      jurisdictionCode,
      taskId: id,
      position: index,
      status: milestone.status ?? (milestone.due ? 'DATED' : 'UNKNOWN'),
      dueOn: milestone.due ? dayToDate(milestone.due) : null,
      originalDueOn: milestone.original
        ? dayToDate(milestone.original)
        : milestone.due
          ? dayToDate(milestone.due)
          : null,
      doneOn: milestone.done ? dayToDate(milestone.done) : null,
      words: '年底前',
      deliverable: milestone.deliverable ?? '交付物',
    })),
  })
  const owners = [
    ...(facts.lead ?? []).map(organizationId => ({ organizationId, part: 'LEAD' as const })),
    ...(facts.joint ?? []).map(organizationId => ({ organizationId, part: 'JOINT' as const })),
  ]
  await db.prisma.assignment.createMany({
    data: owners.map((owner, index) => ({
      ...owner,
      id: newId(),
      jurisdictionCode,
      taskId: id,
      position: index,
    })),
  })
  return id
}
