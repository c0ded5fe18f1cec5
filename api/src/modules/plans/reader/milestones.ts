import { readTimes, type TimeWords } from './dates.ts'
import type { DueStatus } from './ledger.ts'
import type { YearContext } from './years.ts'

/** One due date of a task; positions are those of the text given. */
export interface Milestone {
  due: string | null
  status: DueStatus
  words: string
  deliverable: string
  /** The sentence it stands in. */
  start: number
  end: number
  doubt?: TimeWords['doubt']
  /** 力争, 争取: the plan itself is not sure. */
  soft: boolean
}

const STOP = /[。;\n]/

/** Start and end of the sentence around [start, end). */
export function sentenceAround(text: string, start: number, end: number): [number, number] {
  let from = start
  while (from > 0 && !STOP.test(text[from - 1]!)) from--
  let to = end
  while (to < text.length && !STOP.test(text[to]!)) to++
  while (from < start && /\s/.test(text[from]!)) from++
  return [from, Math.min(text.length, /[。;]/.test(text[to] ?? '') ? to + 1 : to)]
}

const DUE_LABEL =
  /(?:完成|办结|整改|落实|推进|任务|时间|进度|工作)?(?:时限|期限|完成时间|时间节点|时间要求|时间安排|时间|节点|截止日期|截止时间)(?:要求)?(?:[:：]\s*|[ ]{0,4}(?=\d{4}年|长期|持续|每|全年))([^;。)\n]{1,60})/g

/** One milestone per distinct date, in reading order; words without a date are kept once per status and wording. */
export function readMilestones(text: string, context: YearContext): Milestone[] {
  const labelled = [...text.matchAll(DUE_LABEL)].flatMap(match => labelledTimes(match, context))
  const covered = (time: TimeWords) =>
    labelled.some(other => time.start >= other.start - 12 && time.start < other.end)
  const times = [...readTimes(text, context).filter(time => !covered(time)), ...labelled].sort(
    (a, b) => a.start - b.start,
  )
  return collect(text, times)
}

function labelledTimes(match: RegExpMatchArray, context: YearContext): TimeWords[] {
  const words = match[1]!
  const offset = match.index! + match[0].length - words.length
  const times = readTimes(words, context, true)
  if (times.length === 0) times.push(...bareYear(words))
  return times.map(time => ({ ...time, start: time.start + offset, end: time.end + offset }))
}

/** `2025年` alone in a time cell means its end; a range of years means the end of the last. */
export function bareYear(words: string): TimeWords[] {
  const years = [...words.matchAll(/(20\d\d)\s*(?:年|$)/g)]
  const last = years.at(-1)
  if (!last || /起/.test(words)) return []
  const start = last.index
  return [
    { due: `${last[1]}-12-31`, status: 'dated', start, end: start + last[0].length, words: words.trim() },
  ]
}

export function collect(text: string, times: TimeWords[]): Milestone[] {
  const seen = new Set<string>()
  const found: Milestone[] = []
  times.forEach((time, i) => {
    const key = time.due ?? `${time.status}|${time.words}`
    if (seen.has(key)) return
    seen.add(key)
    const [start, end] = sentenceAround(text, time.start, time.end)
    const next = times[i + 1]?.start ?? text.length
    const soft =
      /(?:力争|争取|努力)[^,。;]{0,6}$/.test(text.slice(start, time.start)) ||
      /^[,]?(?:力争|争取)/.test(text.slice(time.end, time.end + 4))
    found.push({
      due: time.due,
      status: time.status,
      words: time.words,
      deliverable: deliverable(text, time, start, end, next),
      start,
      end,
      soft,
      ...(time.doubt ? { doubt: time.doubt } : {}),
    })
  })
  return found
}

/** What is to be there by then: the words after the date, or before it when the date closes the clause. */
function deliverable(text: string, time: TimeWords, start: number, end: number, next: number): string {
  const after = tidy(text.slice(time.end, Math.min(end, Math.max(next, time.end))))
  if (after.length >= 3) return after
  return tidy(text.slice(start, time.start))
}

function tidy(text: string): string {
  return text
    .replace(/\s*\n\s*/g, '')
    .replace(/^[\s,、:;)]+|[\s,、;。)(]+$/g, '')
    .replace(/[,、]?(?:到|至|在|于|并|力争|争取|同时)*$/, '')
    .slice(0, 200)
}
