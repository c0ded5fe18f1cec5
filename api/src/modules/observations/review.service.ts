import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { periodOf, periodWords } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import { reviewsObservations } from '../access/index.ts'
import { type Division, divisionLoader } from '../divisions/index.ts'
import { type LibraryIndicator, libraryOf } from '../indicators/index.ts'
import { notify } from '../notifications/index.ts'
import type { ObservationAction } from './observation.enums.ts'
import { MOST_KEYS } from './observation.input.ts'
import { type KnownRevision, lockObservations } from './observation.lock.ts'
import { reportsCell } from './observation.policy.ts'
import { publishObservations } from './observation.publish.ts'
import { requireObservation, revisionLoader, toObservation } from './observation.query.ts'
import { type ObservationRow, toRow } from './observation.row.ts'
import type { Observation, ObservationReview } from './observation.type.ts'
import { peopleOf } from './reporters.ts'
import { permit, requireWords } from './sheet.query.ts'

const TYPES = {
  REVIEW: 'OBSERVATIONS_REVIEWED',
  PUBLISH: 'OBSERVATIONS_PUBLISHED',
  RETURN: 'OBSERVATIONS_RETURNED',
} as const

/** Reviews, publishes or returns several values: all or nothing. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function reviewObservations(
  context: Context,
  keys: readonly KnownRevision[],
  action: ObservationAction,
  opinion: string | null | undefined,
): Promise<ObservationReview> {
  const known = [...new Map(keys.map(key => [key.id, { id: key.id, version: key.version }])).values()]
  const jurisdictionCode = await requireKeys(context, known)
  permit(context, reviewsObservations(context.viewer, jurisdictionCode))
  const words = action === 'RETURN' ? requireWords('opinion', opinion, '退回的原因') : opinion?.trim() || null
  const library = await libraryOf(context.db.prisma, jurisdictionCode)
  const places = await placesOf(context, jurisdictionCode, known)
  await write(context, jurisdictionCode, async step => {
    const rows = await lockObservations(step, jurisdictionCode, known)
    refuseOthers(rows, action, library)
    await setStatus(step, context, { jurisdictionCode, rows, action, words })
    if (action === 'PUBLISH') await publishObservations(step, context, jurisdictionCode, rows)
    if (action === 'RETURN') await tellReporters(step, context, { rows, library, places, words: words ?? '' })
    await recordReview(step, { jurisdictionCode, rows, action, words, library, places })
  })
  return { done: known.length, observations: await readAgain(context, jurisdictionCode, known) }
}

/** All keys lie in one jurisdiction of the viewer. */
async function requireKeys(context: Context, known: readonly KnownRevision[]): Promise<string> {
  if (known.length === 0) throw badInput('keys', '请先选择要处理的指标值。')
  if (known.length > MOST_KEYS) throw badInput('keys', `一次最多处理 ${MOST_KEYS} 个指标值，请分批办理。`)
  if (known.some(({ id }) => !isId(id))) throw notFound('其中有的指标值')
  const codes = [...new Set(context.viewer?.grants.map(grant => grant.jurisdictionCode))]
  const rows = await context.db.prisma.observation.findMany({
    where: { jurisdictionCode: { in: codes }, id: { in: known.map(({ id }) => id) } },
    select: { jurisdictionCode: true },
  })
  const found = new Set(rows.map(({ jurisdictionCode }) => jurisdictionCode))
  const [only] = found
  if (rows.length < known.length || !only) throw notFound('其中有的指标值')
  if (found.size > 1) throw badInput('keys', '请一次只处理一个地区的指标值。')
  return only
}

async function placesOf(context: Context, jurisdictionCode: string, known: readonly KnownRevision[]) {
  const rows = await context.db.prisma.observation.findMany({
    where: { jurisdictionCode, id: { in: known.map(({ id }) => id) } },
    select: { placeCode: true },
  })
  const codes = [...new Set(rows.map(({ placeCode }) => placeCode))]
  const found = await divisionLoader(context).loadMany(codes)
  return new Map(codes.map((code, index) => [code, found[index] as Division]))
}

const ALLOWED: Readonly<Record<ObservationAction, readonly string[]>> = {
  REVIEW: ['SUBMITTED'],
  PUBLISH: ['SUBMITTED', 'REVIEWED'],
  RETURN: ['SUBMITTED', 'REVIEWED'],
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  SUBMITTED: '待审核',
  REVIEWED: '已审核',
  PUBLISHED: '已发布',
  RETURNED: '已退回',
  WITHDRAWN: '已撤回',
}

function refuseOthers(
  rows: readonly ObservationRow[],
  action: ObservationAction,
  library: readonly LibraryIndicator[],
): void {
  const wrong = rows.find(({ status }) => !ALLOWED[action].includes(status))
  if (!wrong) return
  const name = library.find(({ id }) => id === wrong.indicatorId)?.name ?? ''
  const next = wrong.status === 'PUBLISHED' ? '已发布的值只能更正，并说明原因。' : '请刷新后重新选择。'
  throw badInput('keys', `《${name}》${STATUS_WORDS[wrong.status]}，不能再这样处理。${next}`)
}

interface Reviewed {
  jurisdictionCode: string
  rows: readonly ObservationRow[]
  action: ObservationAction
  words: string | null
}

async function setStatus(
  { tx }: Write,
  context: Context,
  { jurisdictionCode, rows, action, words }: Reviewed,
) {
  const now = context.clock.now()
  const today = dayToDate(context.clock.today())
  const who = context.viewer?.name ?? '系统'
  const reviewed = { reviewedOn: today, reviewedAt: now, reviewedBy: who }
  const published = { publishedOn: today, publishedAt: now, publishedBy: who }
  const ids = (some: readonly ObservationRow[]) => ({
    jurisdictionCode,
    id: { in: some.map(({ id }) => id) },
  })
  const change = { version: { increment: 1 }, ...(words === null ? {} : { opinion: words }) }
  // Publishing what nobody has reviewed reviews it too; an earlier review keeps its name.
  const fresh = rows.filter(({ status }) => status === 'SUBMITTED')
  if (action !== 'PUBLISH') {
    const status = action === 'REVIEW' ? ('REVIEWED' as const) : ('RETURNED' as const)
    await tx.observation.updateMany({ where: ids(rows), data: { ...change, ...reviewed, status } })
    return
  }
  await tx.observation.updateMany({ where: ids(fresh), data: reviewed })
  await tx.observation.updateMany({
    where: ids(rows),
    data: { ...change, ...published, status: 'PUBLISHED' },
  })
}

interface Told {
  rows: readonly ObservationRow[]
  library: readonly LibraryIndicator[]
  places: ReadonlyMap<string, Division>
  words: string
}

/** One message for each sheet that something was sent back from. */
async function tellReporters(step: Write, context: Context, told: Told): Promise<void> {
  const sheets = new Map<string, ObservationRow[]>()
  for (const row of told.rows) {
    const frequency = told.library.find(({ id }) => id === row.indicatorId)?.frequency ?? 'MONTHLY'
    const key = `${row.placeCode}/${frequency}/${periodOf(frequency, row.startsOn).key}`
    sheets.set(key, [...(sheets.get(key) ?? []), row])
  }
  for (const [key, rows] of sheets) await tellSheet(step, context, told, key, rows)
}

async function tellSheet(
  step: Write,
  context: Context,
  { library, places, words }: Told,
  key: string,
  rows: readonly ObservationRow[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const { jurisdictionCode, placeCode } = first
  const of = library.filter(({ id }) => rows.some(row => row.indicatorId === id))
  const period = periodOf(of[0]?.frequency ?? 'MONTHLY', first.startsOn)
  const owners = of.flatMap(({ ownerId }) => ownerId ?? [])
  const { userIds } = await peopleOf(step.tx, { jurisdictionCode, placeCode, ownerIds: owners })
  const submitters = rows.flatMap(({ submittedById }) => submittedById ?? [])
  const names = of
    .map(({ name }) => `《${name}》`)
    .slice(0, 3)
    .join('')
  await notify(step, context, {
    ...{ jurisdictionCode, kind: 'OBSERVATION_RETURNED' as const, path: `/reporting/${key}` },
    to: { userIds: [...new Set([...userIds, ...submitters])] },
    title: `${places.get(placeCode)?.name ?? ''}${periodWords(period)} ${rows.length} 个指标值被退回：${names}`,
    body: words,
    ...{ entity: 'Observation', entityId: first.id },
  })
}

async function recordReview(
  step: Write,
  { jurisdictionCode, rows, action, words, library, places }: Reviewed & Omit<Told, 'words'>,
): Promise<void> {
  const names = new Map(library.map(({ id, name }) => [id, name]))
  const [first] = rows
  const name =
    rows.length === 1 && first
      ? `${places.get(first.placeCode)?.name ?? ''} ${names.get(first.indicatorId) ?? ''}`
      : `${rows.length} 个指标值`
  await step.record({
    type: TYPES[action],
    entity: rows.length === 1 ? 'Observation' : 'Jurisdiction',
    entityId: rows.length === 1 && first ? first.id : jurisdictionCode,
    after: {
      ...{ name, opinion: words },
      values: rows.map(({ id, placeCode, indicatorId, startsOn, value }) => ({
        ...{ id, placeCode, indicator: names.get(indicatorId) ?? '', startsOn },
        value: value?.toFixed() ?? null,
      })),
    },
  })
}

async function readAgain(
  context: Context,
  jurisdictionCode: string,
  known: readonly KnownRevision[],
): Promise<Observation[]> {
  revisionLoader(context).clearAll()
  const rows = await context.db.prisma.observation.findMany({
    where: { jurisdictionCode, id: { in: known.map(({ id }) => id) } },
  })
  const byId = new Map(rows.map(row => [row.id, toObservation(toRow(row))]))
  return known.flatMap(({ id }) => byId.get(id) ?? [])
}

/** Takes a value back before it is published. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function withdrawObservation(
  context: Context,
  id: string,
  version: number,
): Promise<Observation> {
  const { row, indicator } = await requireObservation(context, id)
  const { jurisdictionCode, placeCode } = row
  permit(
    context,
    reportsCell(context.viewer, { jurisdictionCode, placeCode, ownerId: indicator.library.ownerId }),
  )
  await write(context, jurisdictionCode, async step => {
    const [now] = await lockObservations(step, jurisdictionCode, [{ id, version }])
    if (now?.status !== 'SUBMITTED' && now?.status !== 'REVIEWED')
      throw badInput('id', `这个指标值${STATUS_WORDS[now?.status ?? '']}，不能撤回。`)
    await step.tx.observation.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      data: { status: 'WITHDRAWN', version: { increment: 1 } },
    })
    const name = `${indicator.name} ${periodWords(periodOf(indicator.library.frequency, row.startsOn))}`
    await step.record({ type: 'OBSERVATION_WITHDRAWN', entity: 'Observation', entityId: id, after: { name } })
  })
  const [after] = await readAgain(context, jurisdictionCode, [{ id, version }])
  if (!after) throw notFound('这个指标值')
  return after
}
