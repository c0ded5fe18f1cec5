import type { Day } from '#api/platform/day.ts'
import { plusDays } from './calendar.ts'
import type { YearSize } from './size.ts'
import { FIRST_DAY } from './size.ts'

const FIELDS = ['发展', '教育', '科技', '工业', '民政', '司法', '财政', '人力', '资源', '住建']
const KINDS = ['管理局', '服务局', '监督局', '促进局', '统筹局']

/** Names of units that a reader of plans takes for units. */
export const unitNames = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `区${FIELDS[index % 10]}${KINDS[Math.floor(index / 10) % 5]}`)

/** What a task of the paper will be like. */
export interface PlannedTask {
  /** The unit that leads, by its place among the names. */
  lead: number
  /** A second lead, and one that joins. */
  second: number | null
  joint: number | null
  /** The day the office takes it up; null = not within the time simulated. */
  issueOn: Day | null
  /** One or two dates; none = 长期坚持. */
  dues: Day[]
}

const between = (random: () => number, from: number, to: number) =>
  from + Math.floor(random() * (to - from + 1))

const other = (random: () => number, units: number, not: number): number =>
  (not + 1 + Math.floor(random() * (units - 1))) % units

/** Tasks of one unit's plan, taken up in waves over the time simulated; one in eight stays for later. */
export function plannedTasks(unit: number, size: YearSize, random: () => number): PlannedTask[] {
  const length = Math.round(size.months * 30.4)
  return Array.from({ length: size.tasks }, (_, index) => {
    const wave = index % 8
    const start = plusDays(FIRST_DAY, 1 + Math.round((wave / 8) * length * 0.85) + (unit % 10))
    const first = plusDays(start, between(random, 12, Math.max(30, length / 3)))
    const dues = random() < 0.03 ? [] : [first]
    if (dues.length > 0 && random() < 0.12) dues.push(plusDays(first, between(random, 20, 70)))
    const joint = random() < 0.2 ? other(random, size.units, unit) : null
    const second = joint === null && random() < 0.04 ? other(random, size.units, unit) : null
    return { lead: unit, second, joint, issueOn: wave === 7 ? null : start, dues }
  })
}

const inWords = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const WHAT = ['第一阶段建设', '全部建设']

function paragraph(task: PlannedTask, no: number, names: readonly string[]): string {
  const dates = task.dues.map((due, index) => `${inWords(due)}前完成${WHAT[index]}`)
  const when = dates.length === 0 ? '长期坚持，常抓不懈' : dates.join('，')
  const leads = [task.lead, ...(task.second === null ? [] : [task.second])].map(index => names[index])
  const joint = task.joint === null ? '' : `，${names[task.joint]}配合`
  return `${no}.推进第${no}项工作。${when}。\n责任单位：${leads.join('、')}牵头${joint}`
}

/** The paper of one unit's plan. */
export const planPaper = (unit: number, tasks: readonly PlannedTask[], names: readonly string[]): string =>
  [
    `${names[unit]}重点工作实施方案`,
    '',
    '一、重点任务',
    ...tasks.map((task, index) => paragraph(task, index + 1, names)),
  ].join('\n')
