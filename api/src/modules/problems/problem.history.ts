import type { Context } from '../../platform/context.ts'
import { because, factsOf, factText, type HistoryRow, historyOf } from '../audit/index.ts'
import { organizationLoader } from '../divisions/index.ts'
import type { HistoryEntry } from '../tasks/index.ts'
import type { Problem } from './problem.type.ts'

const EDITED: readonly (readonly [string, string])[] = [
  ['title', '名称'],
  ['text', '描述'],
  ['measure', '整改措施'],
]

/** What each event says on a screen; `owner` names the organization an edit chose. */
const SENTENCES: Readonly<Record<string, (row: HistoryRow, owner: string) => string>> = {
  PROBLEM_RAISED: ({ after }) =>
    `登记问题${factText(factsOf(after)['dueOn']) ? `，整改时限 ${factText(factsOf(after)['dueOn'])}` : ''}`,
  PROBLEM_EDITED: ({ after }, owner) => {
    const changed = EDITED.filter(([field]) => field in factsOf(after)).map(([, name]) => name)
    const parts = [
      ...(changed.length > 0 ? [`修改${changed.join('、')}`] : []),
      ...(owner ? [`责任单位改为${owner}`] : []),
      ...(factText(factsOf(after)['dueOn']) ? [`整改时限改为 ${factText(factsOf(after)['dueOn'])}`] : []),
    ]
    return parts.join('，') || '保存了问题，内容没有变化'
  },
  PROBLEM_SUBMITTED: ({ after }) => `提交第 ${factsOf(after)['round']} 轮整改情况`,
  PROBLEM_CLOSED: ({ after }) =>
    `审核通过，销号，整改完成日期 ${factText(factsOf(after)['doneOn'])}${because('意见', factsOf(after)['opinion'])}`,
  PROBLEM_RETURNED: ({ after }) =>
    `退回整改，新时限 ${factText(factsOf(after)['dueOn'])}${because('意见', factsOf(after)['opinion'])}`,
  PROBLEM_REOPENED: ({ after }) =>
    `重新打开，新时限 ${factText(factsOf(after)['dueOn'])}${because('理由', factsOf(after)['reason'])}`,
}

/** The history of a problem in plain sentences, newest first. */
export async function problemHistory(
  context: Context,
  { jurisdictionCode, id }: Problem,
): Promise<HistoryEntry[]> {
  const rows = await historyOf(context, jurisdictionCode, 'Problem', [id])
  return Promise.all(
    rows.map(async row => ({
      at: row.at,
      userName: row.userName,
      type: row.type,
      summary: SENTENCES[row.type]?.(row, await ownerName(context, row)) ?? '修改了问题',
    })),
  )
}

async function ownerName(context: Context, { after }: HistoryRow): Promise<string> {
  const id = factText(factsOf(after)['organizationId'])
  return id === '' ? '' : ((await organizationLoader(context).load(id))?.name ?? '')
}
