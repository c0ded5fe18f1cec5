import type { Day } from '../../platform/day.ts'
import { quoted } from '../../platform/quote.ts'
import type { Growth, Period } from './growth.rules.ts'

/** 2024年10月15日 */
export const dayWords = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const shortDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** What a task or notice is about, in figures: never anybody's words. */
export interface MatterFacts {
  title: string
  period: Period
  growth: Pick<Growth, 'count' | 'before' | 'growth'>
  /** Names of the places that hold most. */
  places: readonly string[]
  days: number
}

function growthWords({ before, growth }: MatterFacts['growth'], days: number): string {
  if (growth === null) return before === 0 ? `，此前 ${days} 天没有` : ''
  const percent = Math.round(Math.abs(growth) * 100)
  const turn = growth > 0 ? `增加 ${percent}%` : growth < 0 ? `减少 ${percent}%` : '持平'
  return `，此前 ${days} 天 ${before} 件，${turn}`
}

/** `9月16日至10月15日，12345 收到“夜间施工噪声”诉求 46 件，此前 30 天 28 件，增加 64%，集中在…。` */
export function matterWords({ title, period, growth, places, days }: MatterFacts): string {
  const where = places.length > 0 ? `，主要在${places.join('、')}` : ''
  return `${shortDay(period.from)}至${shortDay(period.until)}，12345 收到${quoted(title)}诉求 ${growth.count} 件${growthWords(growth, days)}${where}。`
}

/** A single ticket in figures; its title is masked. */
export interface TicketFacts {
  externalId: string
  title: string
  receivedOn: Day
  reworks: number
  units: number
}

export function ticketWords({ externalId, title, receivedOn, reworks, units }: TicketFacts): string {
  const often = [reworks > 0 ? `重办 ${reworks} 次` : '', units > 1 ? `经 ${units} 个单位办理` : ''].filter(
    Boolean,
  )
  const past = often.length > 0 ? `，已${often.join('、')}` : ''
  return `12345 工单 ${externalId}${quoted(title)}，${dayWords(receivedOn)}受理${past}，尚未解决。`
}

const MOST_NUMBERS = 10

/** 依据: the numbers of the tickets. */
export function numbersWords(numbers: readonly string[], total: number): string {
  const listed = numbers.slice(0, MOST_NUMBERS).join('、')
  return total > MOST_NUMBERS ? `12345 工单 ${listed} 等 ${total} 件。` : `12345 工单 ${listed}。`
}

/** A paragraph of the year's list of supervised matters, and where its due date stands in it. */
export interface MatterParagraph {
  text: string
  /** Ranges within the text. */
  due: { start: number; end: number }
  lead: { start: number; end: number }
  joint: { start: number; end: number } | null
}

export interface MatterTask {
  no: number
  title: string
  text: string
  lead: string
  joint: readonly string[]
  dueOn: Day
  deliverable: string
  /** Where it comes from, in a sentence. */
  source: string
}

/** `3. 夜间施工噪声治理。…（区住管局牵头，区城管执法局配合；2024年12月31日前完成）来源：…` with the ranges of owners and date. */
export function paragraphOf(task: MatterTask): MatterParagraph {
  let text = `${task.no}. ${task.title}。${task.text}（`
  const put = (words: string) => {
    const start = text.length
    text += words
    return { start, end: text.length }
  }
  const lead = put(task.lead)
  put('牵头')
  if (task.joint.length > 0) put('，')
  const joint = task.joint.length > 0 ? put(task.joint.join('、')) : null
  if (joint) put('配合')
  put('；')
  const due = put(`${dayWords(task.dueOn)}前`)
  put('完成）')
  if (task.deliverable) put(`工作成果：${task.deliverable}。`)
  put(`来源：${task.source}`)
  return { text, due, lead, joint }
}
