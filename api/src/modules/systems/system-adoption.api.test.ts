import { expect, test } from 'vitest'
import { buildOrganization, buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import { createTestServer } from '#test/kit/server.ts'
import { write } from '../../platform/write.ts'
import { createIndicators } from '../indicators/index.ts'

test('a rate of the ledger has its figures as soon as it is taken into the library', async () => {
  const server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const ownerId = await buildOrganization(server, { name: '区政数局' })
  const steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  const enter = `mutation ($place: ID!, $facts: SystemFactsInput!, $state: SystemStateInput!) {
    createSystem(place: $place, facts: $facts, state: $state) { id } }`
  for (const [name, cloud] of [
    ['政务办公系统', 'ON_CLOUD'],
    ['档案管理系统', 'ON_CLOUD'],
    ['信访登记系统', 'PENDING'],
  ]) {
    const answer = await steward.query(enter, {
      place: WUJIANG,
      facts: { name, ownerId, classified: false, usage: 'DAILY' },
      state: {
        effectiveOn: '2024-09-02',
        cloud,
        zombie: false,
        sharing: 'NOT_NEEDED',
        integration: 'NOT_NEEDED',
      },
    })
    expect(answer.errors).toBeUndefined()
  }
  await write(server.context, WUJIANG, step =>
    createIndicators(
      step,
      WUJIANG,
      null,
      [
        {
          ...{ name: '政务信息系统上云率', level: null, unit: '%', comparator: '>=', source: null },
          ...{ baselineYear: 2021, baseline: 80, targetYear: 2025, target: 100, targetText: null },
        },
      ],
      server.context,
    ),
  )
  const asked = await steward.query<{
    indicatorProposals: { indicator: { id: string }; definition: string }[]
  }>(`query ($place: ID!) { indicatorProposals(place: $place) { indicator { id } definition } }`, {
    place: WUJIANG,
  })
  const [proposal] = asked.data.indicatorProposals
  const adopted = await steward.query(
    `mutation ($inputs: [AdoptIndicatorInput!]!) { adoptIndicators(inputs: $inputs) { status } }`,
    {
      inputs: [
        {
          id: proposal?.indicator.id,
          version: 0,
          facts: {
            ...{ name: '政务信息系统上云率', feed: 'SYSTEMS', measure: 'CLOUD', reportLevels: [] },
            ...{ frequency: 'MONTHLY', ownFigure: 'PART' },
          },
          definition: {
            ...{ validFrom: '2021-01-01', kind: 'RATIO', direction: 'HIGHER', unit: '%', decimals: 1 },
            ...{ cumulative: false, definition: proposal?.definition },
            ...{ numeratorItem: '已上云的系统数', denominatorItem: '应上云的系统数' },
          },
        },
      ],
    },
  )
  expect(adopted.errors).toBeUndefined()
  const figures = await server.db.sql(
    `select starts_on::text, numerator::int, denominator::int, value::float8 as value from indicator_figure
     where place_code = $1 order by starts_on`,
    [WUJIANG],
  )
  expect(figures).toEqual(
    ['2024-09-01', '2024-10-01'].map(starts_on => ({
      starts_on,
      numerator: 2,
      denominator: 3,
      value: 66.666667,
    })),
  )
})
