import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, BUSINESS, OFFICE, version } from './access-row.ts'
import type { Actor } from './access-world.ts'

const place = WUJIANG
const KEEPERS: readonly Actor[] = [...OFFICE, 'steward']

const facts = (actor: Actor) => ({
  name: `指标 ${actor}`,
  feed: 'REPORTED',
  reportLevels: [5],
  frequency: 'MONTHLY',
  ownFigure: 'WHOLE',
})

const definition = {
  validFrom: '2024-11-01',
  kind: 'COUNT',
  direction: 'HIGHER',
  unit: '个',
  decimals: 0,
  cumulative: true,
  definition: '截至期末累计的事项数',
  reason: '口径调整',
}

/** The library of indicators: whoever reads indicators sees it, data steward and office keep it. */
export const INDICATOR_ROWS: Record<string, AccessRow> = {
  indicator: { may: BUSINESS, with: ({ indicatorId }) => ({ id: indicatorId }) },
  indicatorProposals: { may: KEEPERS, with: () => ({ place }) },
  checkFormula: {
    may: KEEPERS,
    with: ({ indicatorId }) => ({ place, formula: '[900] + 1', indicatorId }),
  },
  // Titles of tasks are not for the data steward.
  indicatorTaskSuggestions: { may: OFFICE, with: ({ indicatorId }) => ({ indicatorId }) },
  linkIndicatorTask: {
    may: OFFICE,
    with: ({ indicatorId, work }) => ({ id: indicatorId, taskId: work.taskId }),
  },
  unlinkIndicatorTask: {
    may: OFFICE,
    with: ({ indicatorId, work }) => ({ id: indicatorId, taskId: work.taskId }),
  },
  adoptIndicators: {
    may: KEEPERS,
    with: ({ indicatorId }, actor) => ({
      inputs: [{ id: indicatorId, version, facts: facts(actor), definition }],
    }),
  },
  createIndicator: {
    may: KEEPERS,
    with: (_, actor) => ({ input: { place, facts: facts(actor), definition } }),
  },
  editIndicator: {
    may: KEEPERS,
    with: ({ indicatorId }, actor) => ({ id: indicatorId, version, facts: facts(actor) }),
  },
  defineIndicator: { may: KEEPERS, with: ({ indicatorId }) => ({ id: indicatorId, version, definition }) },
  setIndicatorTarget: {
    may: KEEPERS,
    with: ({ indicatorId }) => ({ id: indicatorId, version, target: { targetYear: 2025, target: 90 } }),
  },
  retireIndicator: {
    may: KEEPERS,
    with: ({ indicatorId }) => ({ id: indicatorId, version, reason: '不再统计' }),
  },
  reactivateIndicator: { may: KEEPERS, with: ({ indicatorId }) => ({ id: indicatorId, version }) },
  exemptPlaces: {
    may: KEEPERS,
    with: ({ indicatorId }) => ({
      id: indicatorId,
      version,
      places: ['440203102200'],
      fromOn: '2024-01-01',
      reason: '没有这类事项',
    }),
  },
  endExemption: {
    may: KEEPERS,
    with: ({ indicatorId }) => ({
      id: indicatorId,
      version,
      place: '440203102200',
      fromOn: '2024-01-01',
      lastDay: '2024-06-30',
    }),
  },
}
