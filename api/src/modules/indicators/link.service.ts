import type { Context } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { type Task, taskLoader } from '../tasks/index.ts'
import { requireIndicator } from './indicator.query.ts'
import type { Indicator } from './indicator.type.ts'
import { linksTasks } from './library.policy.ts'
import { again } from './library-lock.ts'
import { coreTerms, rankTasks, type TaskWords } from './task-words.rules.ts'

async function requireLinkable(context: Context, id: string): Promise<Indicator> {
  const indicator = await requireIndicator(context, id)
  allow(linksTasks(context.viewer, indicator.jurisdictionCode), context.viewer)
  return indicator
}

async function requireTask(context: Context, jurisdictionCode: string, taskId: string): Promise<Task> {
  const task = isId(taskId) ? await taskLoader(context).load({ jurisdictionCode, id: taskId }) : null
  if (!task) throw notFound('这项任务')
  return task
}

const linkKey = ({ jurisdictionCode, id }: Indicator, taskId: string) => ({
  jurisdictionCode,
  indicatorId: id,
  taskId,
})

/**
 * Says that a task is to move an indicator; linked already, it stays so. Throws `NOT_FOUND`, `FORBIDDEN`, and
 * `CONFLICT` for an indicator out of use.
 */
export async function linkIndicatorTask(context: Context, id: string, taskId: string): Promise<Indicator> {
  const indicator = await requireLinkable(context, id)
  const task = await requireTask(context, indicator.jurisdictionCode, taskId)
  if (indicator.library.status === 'RETIRED') throw conflict('这项指标已停用，不能再关联任务。')
  const key = linkKey(indicator, taskId)
  if ((await context.db.prisma.indicatorTask.count({ where: key })) > 0) return indicator
  await write(context, indicator.jurisdictionCode, async step => {
    const { clock, viewer } = context
    await step.tx.indicatorTask.create({
      data: { ...key, linkedAt: clock.now(), linkedBy: viewer?.name ?? '系统' },
    })
    await step.record({
      type: 'INDICATOR_TASK_LINKED',
      entity: 'Indicator',
      entityId: id,
      after: { name: indicator.name, task: task.title, taskId },
    })
  })
  return again(context, id)
}

/** Takes a link away; without one, nothing happens. Throws `NOT_FOUND`, `FORBIDDEN`. */
export async function unlinkIndicatorTask(context: Context, id: string, taskId: string): Promise<Indicator> {
  const indicator = await requireLinkable(context, id)
  const task = await requireTask(context, indicator.jurisdictionCode, taskId)
  const key = linkKey(indicator, taskId)
  if ((await context.db.prisma.indicatorTask.count({ where: key })) === 0) return indicator
  await write(context, indicator.jurisdictionCode, async step => {
    await step.tx.indicatorTask.deleteMany({ where: key })
    await step.record({
      type: 'INDICATOR_TASK_UNLINKED',
      entity: 'Indicator',
      entityId: id,
      after: { name: indicator.name, task: task.title, taskId },
    })
  })
  return again(context, id)
}

const MOST_SUGGESTIONS = 12

/** Quotation marks differ between documents. */
const PLAIN = `translate($1, '“”"''‘’ ', '')`

const WORDS = `select t.id, t.title, t.text,
    coalesce((select string_agg(g.text, ' ') from task_target g
      where g.division_code = t.division_code and g.task_id = t.id), '') as targets
  from task t
  where t.division_code = $1 and t.status not in ('TERMINATED')
    and not exists (select 1 from indicator_task l
      where l.division_code = t.division_code and l.indicator_id = $2::uuid and l.task_id = t.id)
    and (${['t.title', 't.text'].map(column => `${PLAIN.replace('$1', column)} like any($3::text[])`).join(' or ')}
      or exists (select 1 from task_target g where g.division_code = t.division_code and g.task_id = t.id
        and ${PLAIN.replace('$1', 'g.text')} like any($3::text[])))
  limit 2000`

/**
 * Tasks whose words speak of an indicator and which are not linked yet, best first, at most 12. Throws `NOT_FOUND`,
 * `FORBIDDEN`.
 */
export async function suggestTasks(context: Context, id: string): Promise<Task[]> {
  const { jurisdictionCode, name } = await requireLinkable(context, id)
  const terms = coreTerms(name).map(term => `%${term.replace(/[\\%_]/g, '\\$&')}%`)
  if (terms.length === 0) return []
  const rows = await context.db.sql<TaskWords & Record<string, unknown>>(WORDS, [jurisdictionCode, id, terms])
  const best = rankTasks(name, rows).slice(0, MOST_SUGGESTIONS)
  const tasks = await taskLoader(context).loadMany(best.map(taskId => ({ jurisdictionCode, id: taskId })))
  return tasks.filter((task): task is Task => task !== null && !(task instanceof Error))
}
