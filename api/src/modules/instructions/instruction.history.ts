import type { Context } from '../../platform/context.ts'
import { because, factsOf, factText, type HistoryRow, historyOf } from '../audit/index.ts'
import { organizationLoader } from '../divisions/index.ts'
import type { HistoryEntry } from '../tasks/index.ts'
import type { Instruction } from './instruction.type.ts'

const opinion = ({ after }: HistoryRow) => because('意见', factsOf(after)['opinion'])

/** What each event says on a screen; `unit` names the organization it is about. */
const SENTENCES: Readonly<Record<string, (row: HistoryRow, unit: string) => string>> = {
  INSTRUCTION_WRITTEN: ({ after }) => `作出批示，办理时限 ${factText(factsOf(after)['dueOn'])}`,
  INSTRUCTION_REPLIED: (_row, unit) => `${unit}回复办理情况`,
  INSTRUCTION_REPLY_ACCEPTED: (row, unit) => `${unit}的回复审核通过${opinion(row)}`,
  INSTRUCTION_REPLY_RETURNED: (row, unit) => `退回${unit}的回复${opinion(row)}`,
  INSTRUCTION_CLOSED: row => `批示办结${opinion(row)}`,
}

/** The history of an instruction in plain sentences, newest first. */
export async function instructionHistory(
  context: Context,
  { jurisdictionCode, id }: Instruction,
): Promise<HistoryEntry[]> {
  const rows = await historyOf(context, jurisdictionCode, 'Instruction', [id])
  return Promise.all(
    rows.map(async row => ({
      at: row.at,
      userName: row.userName,
      type: row.type,
      summary: SENTENCES[row.type]?.(row, await unitName(context, row)) ?? '修改了批示',
    })),
  )
}

async function unitName(context: Context, { after }: HistoryRow): Promise<string> {
  const id = factText(factsOf(after)['organizationId'])
  return id === '' ? '' : ((await organizationLoader(context).load(id))?.name ?? '')
}
