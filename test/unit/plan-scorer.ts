import fs from 'node:fs'
import path from 'node:path'
import type { DraftLedger, DraftTask } from '#api/modules/plans/reader/index.ts'

/** Scores the plan reader against hand-made labels: how many tasks, dates and units are right (see test/plans/README.md). */

export interface GoldTask {
  no: string
  title: string
  deadlines: string[]
  lead: string[]
  joint: string[]
  title_alt?: string[]
  implied_deadline?: string | string[]
  accepted?: { deadlines?: string[]; lead?: string[]; joint?: string[] }
  optional?: boolean
}
export interface GoldIndicator {
  name: string
  baseline: number | null
  target: number | null
}
export interface GoldPlan {
  tasks: GoldTask[]
  indicators: GoldIndicator[]
  safeguards?: { title: string }[]
}
export interface PlanFixture {
  name: string
  text: string
  gold: GoldPlan
}

export type Measure = 'task' | 'due' | 'lead' | 'joint' | 'indicator'
export interface Count {
  right: number
  extra: number
  missed: number
}
export type Counts = Record<Measure, Count>
export interface Score {
  counts: Counts
  /** What was read wrongly, one line each, for a person to look at. */
  mistakes: string[]
}

const FOLDER = path.join(import.meta.dirname, '../plans')

export function loadFixtures(): PlanFixture[] {
  const names = fs.readdirSync(FOLDER).filter(name => name.endsWith('.txt'))
  return names.sort().map(file => {
    const name = file.slice(0, -'.txt'.length)
    const gold = JSON.parse(fs.readFileSync(path.join(FOLDER, 'gold', `${name}.json`), 'utf8')) as GoldPlan
    return { name, text: fs.readFileSync(path.join(FOLDER, file), 'utf8'), gold }
  })
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\p{P}\p{Z}\s|]/gu, '')
const unitName = (name: string) => plain(name).replace(/^[省市州区县]/, '')

/** Titles agree when one holds the other, or the task's words begin with the title. */
function sameTitle(gold: GoldTask, task: DraftTask): boolean {
  const read = plain(task.title)
  const words = plain(task.text).slice(0, 200)
  return [gold.title, ...(gold.title_alt ?? [])].map(plain).some(title => {
    const near = title.length >= 4 && (read.includes(title) || (read.length >= 4 && title.includes(read)))
    return near || title === read || words.indexOf(title.slice(0, 12)) >= 0
  })
}

/** Pairs labels and read tasks in order of the text; the number decides between equal titles. */
function pairTasks(gold: GoldTask[], tasks: DraftTask[]): Map<GoldTask, DraftTask> {
  const pairs = new Map<GoldTask, DraftTask>()
  const free = new Set(tasks)
  const pair = (test: (g: GoldTask, t: DraftTask) => boolean) => {
    for (const g of gold) {
      const found = pairs.has(g) ? undefined : [...free].find(t => test(g, t))
      if (!found) continue
      pairs.set(g, found)
      free.delete(found)
    }
  }
  const sameNumber = (g: GoldTask, t: DraftTask) => plain(g.no) !== '' && plain(g.no) === plain(t.no)
  pair((g, t) => sameNumber(g, t) && sameTitle(g, t))
  pair((g, t) => [g.title, ...(g.title_alt ?? [])].some(title => plain(title) === plain(t.title)))
  pair(sameTitle)
  return pairs
}

const emptyCounts = (): Counts => {
  const zero = () => ({ right: 0, extra: 0, missed: 0 })
  return { task: zero(), due: zero(), lead: zero(), joint: zero(), indicator: zero() }
}

class Scorer {
  readonly counts = emptyCounts()
  readonly mistakes: string[] = []

  /** Compares two sets; a value that is accepted but not asked for is neither right nor wrong. */
  compare(measure: Measure, where: string, expected: string[], read: string[], accepted: string[] = []) {
    const want = new Set(expected)
    const got = new Set(read.filter(value => want.has(value) || !accepted.includes(value)))
    const missed = [...want].filter(value => !got.has(value))
    const extra = [...got].filter(value => !want.has(value))
    this.count(measure, want.size - missed.length, extra.length, missed.length)
    if (missed.length + extra.length > 0) this.mistakes.push(`${where} ${measure}: ${expected} | ${read}`)
  }

  count(measure: Measure, right: number, extra: number, missed: number) {
    const count = this.counts[measure]
    count.right += right
    count.extra += extra
    count.missed += missed
  }
}

/** Puts a split group together again: 各县 and 区政府 where the label has 各县(市、区)政府 as one. */
function joinGroups(gold: string[], read: string[]): string[] {
  let names = read.map(unitName)
  for (const group of gold) {
    const parts = group.split(/、(?![^(（]*[)）])/).map(unitName)
    if (parts.length < 2 || names.includes(unitName(group)) || !parts.every(part => names.includes(part)))
      continue
    names = [...names.filter(name => !parts.includes(name)), unitName(group)]
  }
  return names
}

function scoreTask(scorer: Scorer, where: string, gold: GoldTask, task: DraftTask | undefined) {
  const { accepted = {}, deadlines } = gold
  const units = (measure: 'lead' | 'joint') => {
    const read = joinGroups(gold[measure], task?.[measure] ?? [])
    scorer.compare(measure, where, gold[measure].map(unitName), read, accepted[measure]?.map(unitName))
  }
  const dues = (task?.milestones ?? []).flatMap(m => (m.due ? [m.due] : []))
  const fine = [gold.implied_deadline ?? [], accepted.deadlines ?? []].flat()
  scorer.compare(
    'due',
    where,
    deadlines.filter(d => d !== 'unknown'),
    dues,
    fine,
  )
  units('lead')
  units('joint')
}

function scoreTasks(scorer: Scorer, name: string, gold: GoldPlan, ledger: DraftLedger) {
  const pairs = pairTasks(
    gold.tasks,
    ledger.tasks.filter(t => t.kind === 'task'),
  )
  for (const task of gold.tasks) {
    const found = pairs.get(task)
    const where = `${name} ${task.no} ${task.title}`
    if (!found && task.optional) continue
    scorer.count('task', found ? 1 : 0, 0, found ? 0 : 1)
    if (!found) scorer.mistakes.push(`${where} missed`)
    scoreTask(scorer, where, task, found)
  }
  const paired = new Set(pairs.values())
  const excused = new Set((gold.safeguards ?? []).map(s => plain(s.title)))
  for (const task of ledger.tasks) {
    if (task.kind !== 'task' || paired.has(task) || excused.has(plain(task.title))) continue
    scorer.count('task', 0, 1, 0)
    scorer.mistakes.push(`${name} extra: ${task.no} ${task.title}`)
  }
}

/** An indicator is right when its name, baseline and target are. */
function scoreIndicators(scorer: Scorer, name: string, gold: GoldPlan, ledger: DraftLedger) {
  const shown = (i: { name: string; baseline: number | null; target: number | null }) =>
    `${plain(i.name)} ${i.baseline ?? '-'}→${i.target ?? '-'}`
  if (gold.indicators.length) {
    scorer.compare('indicator', name, gold.indicators.map(shown), ledger.indicators.map(shown))
  }
}

export function scorePlan({ name, gold }: PlanFixture, ledger: DraftLedger): Score {
  const scorer = new Scorer()
  scoreTasks(scorer, name, gold, ledger)
  scoreIndicators(scorer, name, gold, ledger)
  return scorer
}

export function sumScores(scores: Score[]): Score {
  const counts = emptyCounts()
  for (const score of scores) {
    for (const measure of Object.keys(counts) as Measure[]) {
      for (const key of ['right', 'extra', 'missed'] as const)
        counts[measure][key] += score.counts[measure][key]
    }
  }
  return { counts, mistakes: scores.flatMap(s => s.mistakes) }
}

/** Harmonic mean of precision and recall; nothing to find and nothing found is 1. */
export function f1({ right, extra, missed }: Count): number {
  return right + extra + missed === 0 ? 1 : (2 * right) / (2 * right + extra + missed)
}
