import { describe, expect, test } from 'vitest'
import { readDivisionFile } from '#api/modules/divisions/division-file.rules.ts'
import { groupRuleOf } from '#api/modules/divisions/group.rules.ts'
import { organizationMatcher } from '#api/modules/divisions/organization-match.rules.ts'
import { OrganizationKind } from '#prisma'
import {
  divisionFacts,
  type FactsName,
  indicatorFacts,
  JURISDICTIONS,
  organizationFacts,
  planFacts,
} from '#seeds/facts/read-facts.ts'

const names = Object.keys(JURISDICTIONS) as FactsName[]

describe.each(names)('the facts of %s', name => {
  const file = readDivisionFile(divisionFacts(name))
  const organizations = organizationFacts(name).map(row => ({ ...row, placeCode: JURISDICTIONS[name] }))
  const plan = planFacts(name)

  test('hang together: one jurisdiction, a sound tree, known kinds, no unit twice', () => {
    expect(file.problems).toEqual([])
    expect(file.root.code).toBe(JURISDICTIONS[name])
    expect(plan.jurisdictionCode).toBe(JURISDICTIONS[name])
    expect(organizations.every(({ kind }) => kind in OrganizationKind)).toBe(true)
    expect(new Set(organizations.map(unit => unit.name)).size).toBe(organizations.length)
  })

  test('know every unit of the plan, or see that it is a group', () => {
    const match = organizationMatcher(organizations, {
      code: file.root.code,
      name: file.root.name,
      ancestors: file.ancestors.map(ancestor => ancestor.name),
      placeNames: new Map(),
    })
    const owners = plan.tasks.flatMap(({ lead, joint }) => [...lead, ...joint])
    const strangers = owners.filter(owner => !match(owner) && !groupRuleOf(owner, file.root.name))
    expect(strangers).toEqual([])
    const manual = owners.filter(owner => groupRuleOf(owner, file.root.name) === 'MANUAL')
    expect(manual, 'groups that no rule expands').toEqual([])
  })

  test('give every task a title, a milestone and each date once', () => {
    for (const { title, milestones } of plan.tasks) {
      expect(title.length).toBeGreaterThan(2)
      expect(title, 'a title is no sentence').not.toMatch(/[。;]/)
      const dates = milestones.flatMap(({ due }) => due ?? [])
      expect(new Set(dates).size).toBe(dates.length)
      expect(milestones.length).toBeGreaterThan(0)
      for (const { status, due } of milestones) expect(due !== null).toBe(status === 'DATED')
    }
  })
})

test('the plans have as many tasks as were published', () => {
  expect(names.map(name => planFacts(name).tasks.length)).toEqual([17, 16, 15, 19, 16])
})

test('the divisions of Wujiang, Nanping and Suqian are whole as far as they go', () => {
  const count = (name: FactsName, level: number) =>
    readDivisionFile(divisionFacts(name)).divisions.filter(division => division.level === level).length
  expect([count('wujiang', 4), count('wujiang', 5)]).toEqual([7, 89])
  expect(count('nanping', 4)).toBe(142)
  expect(count('suqian', 4)).toBe(109)
  expect(count('shandong', 2)).toBe(16)
})

test('the nine indicators have a baseline and a target', () => {
  const rows = indicatorFacts()
  expect(rows).toHaveLength(9)
  for (const { baseline, target, baselineYear, targetYear } of rows) {
    expect([baselineYear, targetYear]).toEqual([2021, 2025])
    expect(target).toBeGreaterThanOrEqual(baseline)
  }
})
