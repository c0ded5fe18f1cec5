import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { authorOf } from './plan.service.ts'
import { sourceHash } from './source-hash.ts'

/** A paragraph for the plan that gathers the matters of one kind and year. */
export interface StandingParagraph {
  jurisdictionCode: string
  /** Tells the plan from others of the jurisdiction, e.g. `complaints-2024`. */
  key: string
  title: string
  /** Made when its number in the plan is known: 1, 2, 3 …. */
  paragraph: (no: number) => string
}

/** Where a paragraph stands in the plan. */
export interface StandingPlace {
  planId: string
  /** Number of the paragraph: 1, 2, 3 …. */
  no: number
  start: number
  end: number
}

/**
 * Appends a paragraph to a confirmed plan that grows by the matters people decide to supervise one by one; the first
 * one makes the plan. Its row is held until the write ends, so that ranges stay true. Inside a write.
 */
export async function appendToStandingPlan(
  { tx, record }: Write,
  context: Context,
  { jurisdictionCode, key, title, paragraph }: StandingParagraph,
): Promise<StandingPlace> {
  const now = context.clock.now()
  const hash = sourceHash(`standing plan ${jurisdictionCode} ${key}`)
  const id = newId()
  const { count } = await tx.plan.createMany({
    data: {
      jurisdictionCode,
      id,
      title,
      status: 'CONFIRMED',
      format: 'text',
      sourceText: `${title}\n`,
      sourceHash: hash,
      ledger: {},
      createdAt: now,
      createdBy: authorOf(context),
      confirmedAt: now,
      confirmedBy: authorOf(context),
    },
    skipDuplicates: true,
  })
  const [plan] = await tx.$queryRawUnsafe<{ id: string; text: string }[]>(
    'select id, source_text as text from plan where division_code = $1 and source_hash = $2 for update',
    jurisdictionCode,
    hash,
  )
  if (!plan) throw new Error('The standing plan is gone.')
  const no = (await tx.task.count({ where: { jurisdictionCode, planId: plan.id, parentId: null } })) + 1
  const start = plan.text.length
  const words = paragraph(no)
  const where = { jurisdictionCode_id: { jurisdictionCode, id: plan.id } }
  await tx.plan.update({ where, data: { sourceText: `${plan.text}${words}\n` } })
  if (count > 0) await record({ type: 'PLAN_STARTED', entity: 'Plan', entityId: plan.id, after: { title } })
  return { planId: plan.id, no, start, end: start + words.length }
}
