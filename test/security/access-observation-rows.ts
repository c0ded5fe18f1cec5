import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OF_THE_PLACE, SUPERVISION, version } from './access-row.ts'
import type { AccessWorld, Actor } from './access-world.ts'

const place = WUJIANG
const frequency = 'MONTHLY'
const september = { place, frequency, period: '2024-09' }
const READERS: readonly Actor[] = [...OF_THE_PLACE, 'steward']
/** Whoever enters the figures of the unit's own indicator. */
const REPORTERS: readonly Actor[] = ['unit', 'steward']

const sheet = ({ reportedId }: AccessWorld, numerator: string) => ({
  input: { ...september, rows: [{ indicatorId: reportedId, numerator }] },
})

/** What is waiting for review is for the unit it belongs to, the office and the data steward. */
export const OBSERVATION_ROWS: Record<string, AccessRow> = {
  reportingSheets: { may: READERS, with: () => ({ place }) },
  reportingSheet: { may: READERS, with: () => september },
  reportingPeriods: { may: READERS, with: () => ({ place }) },
  reportingProgress: { may: READERS, with: () => september },
  checkSheet: { may: REPORTERS, with: world => sheet(world, '10') },
  saveSheetDraft: { may: REPORTERS, with: world => sheet(world, '10') },
  // A cell that is no figure: the answer names it and nothing is written.
  submitSheet: { may: REPORTERS, with: world => sheet(world, '约十') },
  observations: { may: READERS, with: () => ({ place }) },
  observation: {
    may: [...SUPERVISION, ...REPORTERS],
    unseen: ['other', 'town'],
    with: ({ observations }) => ({ id: observations.SUBMITTED }),
  },
  withdrawObservation: {
    may: REPORTERS,
    unseen: ['other', 'town'],
    with: ({ observations }) => ({ id: observations.SUBMITTED, version }),
  },
  reviewObservations: {
    may: ['steward'],
    with: ({ observations }) => ({ keys: [{ id: observations.SUBMITTED, version }], action: 'PUBLISH' }),
  },
  correctObservation: {
    may: ['steward'],
    with: ({ observations }) => ({
      ...{ id: observations.PUBLISHED, version, numerator: 7, denominator: 10, reason: '重复计入' },
    }),
  },
  reopenPeriod: {
    may: ['steward'],
    with: () => ({ place, frequency, period: '2024-08', untilOn: '2024-10-20', reason: '补报' }),
  },
  remindReporters: { may: ['steward'], with: () => ({ ...september, places: [place] }) },
}
