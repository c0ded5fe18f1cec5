import { createHash } from 'node:crypto'
import type { Prisma } from '#prisma'
import { breath } from '../../platform/breath.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Job } from '../../platform/jobs.ts'
import { SharedStrings } from '../../platform/shared-strings.ts'
import { write } from '../../platform/write.ts'
import {
  classify,
  type Example,
  featuresOf,
  openModel,
  segment,
  type TextModel,
  trainInSteps,
} from '../texts/index.ts'

export type ModelKind = 'CATEGORY' | 'UNIT'

/** The newest closed tickets are learned from: what units do changes with the years. */
const MOST_TICKETS = 20_000
const PAGE = 2000
/** With fewer there is nothing to learn. */
export const FEWEST_TICKETS = 100

interface ClosedTicket {
  id: string
  text: string
  categoryId: string | null
  organizationId: string | null
  at: string
}

const CLOSED = `
select c.id, c.title || '。' || left(t.content, 400) as text, c.category_id as "categoryId",
  c.organization_id as "organizationId", c.received_at::text as at
from complaint c join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
where c.division_code = $1 and c.closed_on is not null and t.content <> ''
  and (c.received_at, c.id) < ($2::timestamptz, $3::uuid)
order by c.received_at desc, c.id desc limit ${PAGE}`

/** A closed ticket as it is learned from. */
interface Lesson {
  id: string
  features: string[]
  categoryId: string | null
  organizationId: string | null
}

async function readLessons({ db }: Context, jurisdictionCode: string): Promise<Lesson[]> {
  const lessons: Lesson[] = []
  // Thousands of tickets share some ten thousand words.
  const words = new SharedStrings()
  let before = ['infinity', '00000000-0000-0000-0000-000000000000']
  while (lessons.length < MOST_TICKETS) {
    const rows: ClosedTicket[] = await db.sql<ClosedTicket>(CLOSED, [jurisdictionCode, ...before])
    for (const { id, text, categoryId, organizationId } of rows)
      lessons.push({
        id,
        categoryId,
        organizationId,
        features: featuresOf(segment(text)).map(word => words.of(word)),
      })
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) break
    before = [last.at, last.id]
    await breath()
  }
  return lessons
}

/** One ticket in ten is held back: how many of these are named rightly is said beside every suggestion. */
const isHeldBack = (id: string): boolean => (createHash('md5').update(id).digest()[0] as number) % 10 === 0

/** Trains without holding up requests. */
async function trained(examples: readonly Example[]): Promise<TextModel | null> {
  const steps = trainInSteps(examples)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await breath()
  }
}

interface Learned {
  model: TextModel
  accuracy: number | null
  tickets: number
}

async function learn(
  lessons: readonly Lesson[],
  labelOf: (lesson: Lesson) => string | null,
): Promise<Learned | null> {
  const known = lessons.flatMap(lesson => {
    const label = labelOf(lesson)
    return label === null ? [] : [{ id: lesson.id, features: lesson.features, label }]
  })
  if (known.length < FEWEST_TICKETS) return null
  const model = await trained(known.filter(({ id }) => !isHeldBack(id)))
  if (model === null) return null
  const classifier = openModel(model)
  const asked = known.filter(({ id, label }) => isHeldBack(id) && model.labels.includes(label))
  const right = asked.filter(({ features, label }) => classify(classifier, features)[0]?.label === label)
  return {
    model,
    tickets: known.length,
    accuracy: asked.length === 0 ? null : right.length / asked.length,
  }
}

/** Changes when other tickets would be learned from. */
const basisOf = (lessons: readonly Lesson[], labelOf: (lesson: Lesson) => string | null): string =>
  createHash('md5')
    .update(lessons.map(lesson => `${lesson.id}${labelOf(lesson) ?? ''}`).join(' '))
    .digest('hex')

const LABELS: Readonly<Record<ModelKind, (lesson: Lesson) => string | null>> = {
  CATEGORY: ({ categoryId }) => categoryId,
  UNIT: ({ organizationId }) => organizationId,
}

/** What is kept beside the weights, so that the same tickets are not learned from again. */
export interface StoredModel extends TextModel {
  basis: string
}

/**
 * Learns category and unit from the words of the county's own closed tickets, on this machine alone. Nothing is done
 * where the tickets are those of last time. Returns how many kinds were learned anew.
 */
export async function learnSuggestions(context: Context, jurisdictionCode: string): Promise<number> {
  const lessons = await readLessons(context, jurisdictionCode)
  let learnedAnew = 0
  for (const kind of ['CATEGORY', 'UNIT'] as const) {
    const where = { jurisdictionCode_kind: { jurisdictionCode, kind } }
    const basis = basisOf(lessons, LABELS[kind])
    const [stored] = await context.db.sql<{ basis: string }>(
      `select weights->>'basis' as basis from complaint_model where division_code = $1 and kind = $2`,
      [jurisdictionCode, kind],
    )
    if (stored?.basis === basis) continue
    const learned = await learn(lessons, LABELS[kind])
    if (learned === null) continue
    const { tickets, accuracy } = learned
    const weights: StoredModel = { ...learned.model, basis }
    const data = {
      trainedAt: context.clock.now(),
      tickets,
      accuracy,
      weights: weights as unknown as Prisma.InputJsonObject,
    }
    await write(context, jurisdictionCode, async ({ tx, record }) => {
      await tx.complaintModel.upsert({ where, create: { jurisdictionCode, kind, ...data }, update: data })
      await record({
        type: 'COMPLAINT_MODEL_TRAINED',
        entity: 'ComplaintModel',
        entityId: newId(),
        after: { kind, tickets, accuracy },
      })
    })
    learnedAnew += 1
  }
  return learnedAnew
}

/** Every night, after the hot issues. */
export const suggestionJob: Job = {
  name: 'complaint-suggestions',
  at: '00:50',
  run: async (context, jurisdictionCode) => ({ learned: await learnSuggestions(context, jurisdictionCode) }),
}
