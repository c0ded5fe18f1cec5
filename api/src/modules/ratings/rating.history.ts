import type { Context } from '../../platform/context.ts'
import { because, factsOf, type HistoryRow, historyOf } from '../audit/index.ts'
import type { HistoryEntry } from '../tasks/index.ts'
import type { Rating } from './rating.type.ts'

type Sentence = (row: HistoryRow) => string

const saying =
  (words: string, label: string, field: string): Sentence =>
  ({ after }) =>
    `${words}${because(label, factsOf(after)[field])}`

/** What each event says on a screen. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  RATING_CREATED: () => '登记评价',
  RECTIFICATION_SUBMITTED: saying('提交整改情况', '整改措施', 'measure'),
  RECTIFICATION_ACCEPTED: saying('整改通过审核', '意见', 'opinion'),
  RECTIFICATION_RETURNED: saying('退回重新整改', '理由', 'opinion'),
  RATING_APPEALED: saying('提出申诉', '理由', 'reason'),
  RATING_APPEAL_WITHDRAWN: () => '撤回申诉',
  RATING_APPEAL_UPHELD: saying('裁定申诉成立，不计入考核，不再整改', '意见', 'opinion'),
  RATING_APPEAL_REFUSED: saying('裁定申诉不成立', '意见', 'opinion'),
  RATING_UNMASKED: saying('查看原文', '理由', 'reason'),
}

/** The history of a rating in plain sentences, newest first. */
export async function ratingHistory(
  context: Context,
  { jurisdictionCode, id }: Rating,
): Promise<HistoryEntry[]> {
  const rows = await historyOf(context, jurisdictionCode, 'Rating', [id])
  return rows
    .filter(({ type, after }) => type in SENTENCES && factsOf(after)['again'] !== true)
    .map(row => ({
      at: row.at,
      userName: row.userName,
      type: row.type,
      summary: SENTENCES[row.type]?.(row) ?? '',
    }))
}
