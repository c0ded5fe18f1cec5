import { expect, test } from 'vitest'
import { leadingIssues } from './leading.rules.ts'

const issue = (id: string, count: number, before: number, light: 'NEAR' | 'GOOD' = 'GOOD') => ({
  id,
  count,
  before,
  light,
  growth: before === 0 ? null : count / before - 1,
})
const names = (issues: { id: string }[]) => issues.map(({ id }) => id)

test('what grows beyond the usual comes first, the fastest before the others, then the largest', () => {
  const issues = [
    issue('large', 90, 88),
    issue('grows', 20, 10, 'NEAR'),
    issue('explodes', 12, 3, 'NEAR'),
    issue('new', 6, 0, 'NEAR'),
    issue('newer', 8, 0, 'NEAR'),
    issue('small', 2, 1),
  ]
  expect(names(leadingIssues(issues, 6))).toEqual(['newer', 'new', 'explodes', 'grows', 'large', 'small'])
  expect(names(leadingIssues(issues, 2))).toEqual(['newer', 'new'])
})

test('what has no ticket in the period is left out', () => {
  expect(leadingIssues([issue('over', 0, 40)], 6)).toEqual([])
})
