import { feedSystemFigures, importSystems } from '#api/modules/systems/index.ts'
import type { Clock } from '#api/platform/clock.ts'
import type { Context, Viewer } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import type { SheetCell } from '#api/platform/sheet-cell.ts'
import { JURISDICTIONS, type SystemChangeFact, type SystemFact, systemFacts } from './facts/read-facts.ts'

const HOME = JURISDICTIONS.wujiang

/** What the facts call a column, and its head in a sheet of the ledger. */
const HEADS: Readonly<Record<string, string>> = {
  name: '系统名称',
  owner: '责任单位',
  purpose: '功能用途',
  users: '用户数',
  usage: '使用频率',
  approval: '立项批复',
  approvedOn: '批复日期',
  fundingSource: '资金来源',
  funding: '资金（万元）',
  network: '网络',
  level: '等保等级',
  classified: '是否涉密',
  due: '应上云日期',
  cloud: '上云状态',
  zombie: '僵尸系统',
  sharing: '共享接入',
  integration: '整合状态',
  on: '状态生效日期',
  reason: '状态说明',
}
const COLUMNS = Object.keys(HEADS)

type Line = Record<string, string>

const sheetOf = (lines: readonly Line[]): SheetCell[][] => [
  Object.values(HEADS),
  ...lines.map(line => COLUMNS.map(column => line[column] || null)),
]

/** Which column a state belongs to. */
function stateOf(state: string): Line {
  if (state === '僵尸' || state === '非僵尸') return { zombie: state === '僵尸' ? '是' : '否' }
  if (state === '已接入') return { sharing: state }
  return state === '已整合' ? { integration: state } : { cloud: state }
}

const firstLine = ({ values, since }: SystemFact): Line => ({ ...values, on: since })

const changeLine = ({ values }: SystemFact, { on, state, reason }: SystemChangeFact): Line => ({
  ...{ name: values['name'] ?? '', owner: values['owner'] ?? '', on, reason },
  ...stateOf(state),
})

/** Up to this month the ledger was brought up to date once a quarter, then every month; always on this day. */
const MONTHLY_FROM = '2023-01'
const DAY_OF_ENTRY = '25'

/** The day on which a change is entered; those of the time that runs, on the day itself. */
function entryDay(on: Day, today: Day): Day {
  const [year = '', month = ''] = on.split('-')
  const quarterEnd = String(Math.ceil(Number(month) / 3) * 3).padStart(2, '0')
  const day = `${year}-${on < MONTHLY_FROM ? quarterEnd : month}-${DAY_OF_ENTRY}`
  return day < on || day > today ? on : day
}

/** The sheets of the data steward by the day on which each was brought in. */
function sheetsOf(facts: readonly SystemFact[], today: Day): [Day, Line[]][] {
  const sheets = new Map<Day, Line[]>()
  const put = (on: Day, line: Line) => {
    if (on > today) return
    const day = entryDay(on, today)
    sheets.set(day, [...(sheets.get(day) ?? []), line])
  }
  for (const fact of facts) {
    put(fact.since, firstLine(fact))
    for (const change of fact.changes) put(change.on, changeLine(fact, change))
  }
  return [...sheets].sort(([one], [other]) => one.localeCompare(other))
}

const clockAt = (at: number, day: Day): Clock => ({ now: () => new Date(at), today: () => day, fixed: day })

/** Sheets are brought in at four in the afternoon. */
const hourOf = (day: Day): number => Date.parse(`${day}T16:00:00+08:00`)

/**
 * Brings the ledger of information systems at home in, sheet by sheet, on the days on which the data steward did. The
 * audit log knows which sheets were taken, so a load that was interrupted goes on behind the last one.
 */
export async function loadSystems(
  context: Context,
  readViewer: (context: Context, username: string) => Promise<Viewer>,
  say: (line: string) => void = () => {},
): Promise<void> {
  const facts = systemFacts()
  const sheets = sheetsOf(facts, context.clock.today())
  say(`  信息系统台账 ${facts.length} 个系统 …`)
  const viewer = await readViewer(context, 'steward')
  const taken = await takenSheets(context)
  let fed: Day | undefined
  for (const [day, lines] of sheets) {
    const at = hourOf(day)
    const before = fed
    fed = day
    if (taken.has(at)) continue
    const there = { ...context, viewer, clock: clockAt(at, day), memo: new Map() }
    const { errors } = await importSystems(there, {
      jurisdictionCode: HOME,
      sheet: { rows: sheetOf(lines), uncounted: new Set(), merges: [] },
      mayEdit: () => true,
      commit: true,
    })
    const [error] = errors
    if (error) throw new Error(`The ledger of ${day}, row ${error.row}: ${error.value} ${error.reason}`)
    // As the run of every night would have done meanwhile.
    await feedSystemFigures(there, HOME, before)
  }
}

/** The instants at which sheets were brought in, in milliseconds. */
async function takenSheets({ db }: Context): Promise<Set<number>> {
  const entries = await db.prisma.auditEntry.findMany({
    where: { jurisdictionCode: HOME, type: 'SYSTEMS_IMPORTED' },
    select: { at: true },
  })
  return new Set(entries.map(({ at }) => at.getTime()))
}
