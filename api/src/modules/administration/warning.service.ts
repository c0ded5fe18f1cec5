import { isPublishedYear } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { unsealedSince } from '../audit/index.ts'
import { warnedPlace } from './administration.policy.ts'
import { firstSteps } from './first-step.query.ts'
import type { AdminWarning } from './warning.type.ts'

const MINUTE_MS = 60_000

/** Sealing runs every minute; so long a backlog means that it does not. */
const SEALED_WITHIN_MS = 10 * MINUTE_MS

/** A run that has not ended by then did not end well. */
const JOB_ENDS_WITHIN_MS = 30 * MINUTE_MS

/** How far back jobs and deliveries are looked at, in days. */
const LOOKED_BACK = 7

/** The notice on the next year is out by November; from October on its absence is worth a warning. */
const NEXT_YEAR_FROM_MONTH = 10

/** What an administrator of the place should look after, most pressing first. */
export async function adminWarnings(context: Context, place: string): Promise<AdminWarning[]> {
  const jurisdictionCode = warnedPlace(context.viewer, place)
  const found = await Promise.all([
    brokenChain(context, jurisdictionCode),
    unknownYears(context, jurisdictionCode),
    unfinishedJobs(context, jurisdictionCode),
    unsealedBacklog(context, jurisdictionCode),
    failedDeliveries(context, jurisdictionCode),
    firstSteps(context, jurisdictionCode),
  ])
  return found.flat()
}

/** What the nightly check of the audit log found last. */
async function brokenChain({ db }: Context, jurisdictionCode: string): Promise<AdminWarning[]> {
  const last = await db.prisma.jobRun.findFirst({
    where: { jurisdictionCode, name: 'audit-check', finishedAt: { not: null } },
    orderBy: { day: 'desc' },
  })
  const faults = (last?.outcome as { faults?: number } | null)?.faults ?? 0
  if (faults === 0) return []
  const text = `审计日志夜间校验发现 ${faults} 处异常，记录可能被改动。请审计管理员立即核查。`
  return [{ text, path: '/admin/audit' }]
}

/** Years whose arrangement is needed and known to nobody: this one, the next in its season, and those of due dates. */
async function unknownYears({ db, clock }: Context, jurisdictionCode: string): Promise<AdminWarning[]> {
  const today = clock.today()
  const year = Number(today.slice(0, 4))
  const rows = await db.sql<{ year: number }>(
    `select distinct extract(year from due_on)::int as year from milestone
    where division_code = $1 and due_on >= $2::date and done_on is null
    union select extract(year from c.due_on)::int from complaint c
    join complaint_source s on s.division_code = c.division_code and s.id = c.source_id and s.own
    where c.division_code = $1 and c.due_on >= $2::date and c.closed_on is null`,
    [jurisdictionCode, today],
  )
  const due = new Set(rows.map(row => row.year))
  const isSeason = Number(today.slice(5, 7)) >= NEXT_YEAR_FROM_MONTH
  const needed = new Set([year, ...(isSeason ? [year + 1] : []), ...due])
  return [...needed]
    .filter(one => !isPublishedYear(`${one}-01-01`))
    .sort((one, other) => one - other)
    .map(one => ({
      text: `${one} 年的放假调休安排还没有录入${due.has(one) ? '，已有任务或工单的时限落在这一年' : ''}，暂只扣除周末。国务院办公厅通知公布后，请在工作日历中录入。`,
      path: `/admin/calendar?year=${one}`,
    }))
}

async function unfinishedJobs({ db, clock }: Context, jurisdictionCode: string): Promise<AdminWarning[]> {
  const now = clock.now()
  const rows = await db.sql<{ name: string; day: string; said: string | null }>(
    `select name, day, outcome->>'error' as said from job_run
    where division_code = $1 and day > $2::date - ${LOOKED_BACK} and finished_at is null
      and (outcome is not null or started_at < $3::timestamptz)
    order by day desc limit 20`,
    [jurisdictionCode, clock.today(), new Date(now.getTime() - JOB_ENDS_WITHIN_MS).toISOString()],
  )
  return rows.map(({ name, day, said }) => ({
    text: `${day} 的“${JOB_NAMES[name] ?? name}”没有完成，系统会自动重试。${said === null ? '' : '若一直出现，请查看服务器日志。'}`,
    path: null,
  }))
}

const JOB_NAMES: Readonly<Record<string, string>> = {
  digest: '每日消息摘要',
  escalation: '预警升级检查',
  cycles: '开启填报周期',
  'audit-check': '审计日志校验',
  'attachment-sweep': '附件清理',
}

async function unsealedBacklog(context: Context, jurisdictionCode: string): Promise<AdminWarning[]> {
  const since = await unsealedSince(context, jurisdictionCode)
  if (since === null) return []
  const minutes = Math.floor((context.clock.now().getTime() - since.getTime()) / MINUTE_MS)
  if (minutes * MINUTE_MS < SEALED_WITHIN_MS) return []
  const text = `有审计记录已等待封存 ${minutes} 分钟，正常应在 1 分钟内。请检查服务器是否有长时间未结束的数据库事务。`
  return [{ text, path: '/admin/audit' }]
}

async function failedDeliveries({ db, clock }: Context, jurisdictionCode: string): Promise<AdminWarning[]> {
  const since = new Date(clock.now().getTime() - LOOKED_BACK * 24 * 60 * MINUTE_MS)
  const count = await db.prisma.delivery.count({
    where: { jurisdictionCode, status: 'FAILED', createdAt: { gte: since } },
  })
  if (count === 0) return []
  const text = `最近 ${LOOKED_BACK} 天有 ${count} 封邮件或消息没有发出去。请查看原因后重新发送。`
  return [{ text, path: '/admin/webhooks' }]
}
