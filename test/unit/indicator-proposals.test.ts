import 'reflect-metadata'
import { expect, test } from 'vitest'
import { proposalFor } from '#api/modules/indicators/indicator.proposal.rules.ts'
import { indicatorFacts } from '../../seeds/facts/read-facts.ts'
import { WUJIANG } from '../kit/builders.ts'

test('the nine indicators of the plan need no hand before they go into the library', () => {
  const proposals = indicatorFacts().map(fact =>
    proposalFor({ jurisdictionCode: WUJIANG, ...fact, level: fact.level || null }),
  )
  expect(
    proposals.map(({ kind, direction, unit, reportLevels, feed }) =>
      [kind, direction, unit, reportLevels.join(''), feed].join(' '),
    ),
  ).toEqual([
    'MINIMUM MINIMUM 兆 3 REPORTED',
    'MINIMUM MINIMUM 兆 4 REPORTED',
    'MINIMUM MINIMUM 兆 5 REPORTED',
    'RATIO HIGHER %  SYSTEMS',
    'RATIO HOLD % 345 REPORTED',
    'RATIO HIGHER % 345 REPORTED',
    'RATIO HIGHER % 345 REPORTED',
    'COUNT HIGHER 个 3 REPORTED',
    'COUNT HIGHER 个 3 REPORTED',
  ])
  for (const { kind, numeratorItem, definition } of proposals) {
    expect(definition.length).toBeGreaterThan(8)
    expect(kind === 'RATIO').toBe(numeratorItem !== null)
  }
})
