import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differences, matchTasks, type TaskWords } from '#api/modules/imports/plan-amendment.rules.ts'
import { readPlan } from '#api/modules/plans/reader/index.ts'
import { isDay } from '#api/platform/day.ts'

const PLANS = new URL('../../../shared/plans/', import.meta.url)
const hasPlans = existsSync(PLANS)
if (!hasPlans) console.log('skipped: the plan documents are not beside the repository (../shared/plans)')

/** The tasks of a real plan as the comparison sees them. */
const tasksOf = (file: string): TaskWords[] =>
  readPlan(readFileSync(new URL(file, PLANS), 'utf8')).tasks.map(found => ({
    ...found,
    milestones: found.milestones.map(({ due, status, deliverable }) => ({
      dueOn: due !== null && isDay(due) ? due : null,
      status: status.toUpperCase(),
      deliverable,
    })),
    targets: found.targets.map(({ text }) => text),
  }))

/** The same task with its dates a year later, in the text too. */
const aYearLater = (found: TaskWords): TaskWords => ({
  ...found,
  text: found.text.replace(/20\d\d(?=年)/g, year => String(Number(year) + 1)),
  milestones: found.milestones.map(milestone => ({
    ...milestone,
    dueOn: milestone.dueOn && `${Number(milestone.dueOn.slice(0, 4)) + 1}-12-31`,
  })),
})

describe.runIf(hasPlans)('real plans', () => {
  const files = hasPlans ? readdirSync(PLANS).filter(name => name.endsWith('.txt')) : []

  test.each(files)('%s against itself is unchanged throughout', file => {
    const tasks = tasksOf(file)
    for (const { before, after } of matchTasks(tasks, tasks)) {
      expect(after).toBe(before)
      expect(differences(tasks[before as number] as TaskWords, tasks[after as number] as TaskWords)).toEqual(
        [],
      )
    }
  })

  test.each(files)('%s with other dates and numbers keeps every match', file => {
    const tasks = tasksOf(file)
    const amended = tasks.map((found, index) => ({ ...aYearLater(found), no: String(index + 2) }))
    for (const { before, after } of matchTasks(tasks, amended)) {
      const [one, other] = [tasks[before ?? -1], tasks[after ?? -1]]
      expect([one?.title, one?.text]).toEqual([other?.title, other?.text])
    }
  })

  test('any of their tasks taken out is the only one removed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), (file, at) => {
        const tasks = tasksOf(file)
        if (tasks.length === 0) return
        const gone = at % tasks.length
        const pairs = matchTasks(
          tasks,
          tasks.filter((_, index) => index !== gone),
        )
        const lost = pairs.filter(({ after }) => after === null).map(({ before }) => tasks[before as number])
        expect(lost.map(found => [found?.title, found?.text])).toEqual([
          [tasks[gone]?.title, tasks[gone]?.text],
        ])
      }),
      { numRuns: 30 },
    )
  })
})
