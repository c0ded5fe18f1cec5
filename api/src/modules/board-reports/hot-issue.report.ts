import type { Context } from '../../platform/context.ts'
import { organizationLoader, requireDivision } from '../divisions/index.ts'
import { type HotIssue, type HotIssueStatus, listHotIssues } from '../hot-issues/index.ts'
import type { BoardReport, ReportAsked } from './report.type.ts'
import { countWords, periodWords, signedWords } from './report.words.ts'

/** A report of more is read by nobody. */
const MOST_ISSUES = 50

const STATUS_WORDS: Readonly<Record<HotIssueStatus, string>> = {
  OPEN: '待处置',
  WATCHED: '观察',
  SUPERVISED: '已转督办',
  CLOSED: '已化解',
  DISMISSED: '已排除',
}

const growthOf = ({ growth, count, before }: HotIssue): string =>
  growth === null ? (count > 0 && before === 0 ? '新出现' : '—') : `${signedWords(growth * 100, 0)}%`

/** What people complain of together, the most first. */
export async function hotIssueReport(
  context: Context,
  { place: code, from, until, asOf, categoryId, organizationId }: ReportAsked,
): Promise<BoardReport> {
  const place = await requireDivision(context, code)
  const { nodes, totalCount } = await listHotIssues(context, {
    ...{ place: code, from, until, asOf, first: MOST_ISSUES },
    filter: { categoryId, organizationId },
  })
  const day = nodes[0]?.asOf ?? asOf ?? context.clock.today()
  const period = nodes[0]?.period ?? null
  const units = await Promise.all(
    nodes.map(({ organizationId: id }) => (id === null ? null : organizationLoader(context).load(id))),
  )
  const growing = nodes.filter(({ light }) => light === 'NEAR')
  return {
    title: `${place.name}热点问题清单`,
    place,
    asOf: day,
    period,
    sentences: [
      `${period ? `${periodWords(period)}，` : ''}${place.name}有热点问题${countWords(totalCount)}个，其中${growing.length}个增长超出往常。`,
      ...growing
        .slice(0, 5)
        .map(({ title, reason }) => `${title}：${reason}${/[。；]$/.test(reason) ? '' : '。'}`),
    ],
    tables: [
      {
        title: '热点问题',
        heads: ['问题', '本期', '上期', '增长', '累计', '走势', '处置', '主要单位'],
        widths: [25, 8, 8, 13, 8, 10, 12, 16],
        words: [5, 6, 7],
        rows: nodes.map((issue, index) => [
          issue.title,
          countWords(issue.count),
          countWords(issue.before),
          growthOf(issue),
          countWords(issue.total),
          issue.light === 'NEAR' ? '▲增长' : '平稳',
          STATUS_WORDS[issue.status],
          units[index]?.name ?? '—',
        ]),
        ...(totalCount > nodes.length ? { note: `只列前${nodes.length}个，共${totalCount}个。` } : {}),
      },
    ],
    definitions: [
      {
        name: '热点问题',
        definition: '同一时期同一地区反映同一件事的工单归为一组；本期件数明显超出自身往常波动的记为增长',
        source: '12345 工单',
      },
    ],
  }
}
