import { newId } from '#api/platform/id.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OFFICE, SUPERVISION, version } from './access-row.ts'

const place = WUJIANG
const reason = '核对办理情况'

/** 好差评: a unit sees what was said of it; the office and the steward keep it. */
export const RATING_ROWS: Record<string, AccessRow> = {
  ratingBoard: { may: [...SUPERVISION, 'unit', 'other', 'steward'], with: () => ({ place }) },
  ratings: { may: [...SUPERVISION, 'unit', 'other', 'steward'], with: () => ({ place }) },
  rating: { may: [...SUPERVISION, 'unit', 'steward'], with: ({ ratingId }) => ({ id: ratingId }) },
  ratingImports: { may: [...OFFICE, 'steward'], with: () => ({ place }) },
  createRating: {
    may: [...OFFICE, 'steward'],
    with: ({ unitId }) => ({
      input: {
        ...{ place, service: '办证', organizationId: unitId, servedOn: '2024-10-15', level: 'SATISFIED' },
        key: newId(),
      },
    }),
  },
  submitRectification: {
    may: ['unit'],
    with: ({ rectifications }) => ({ id: rectifications.OPEN, version, measure: '已经整改到位' }),
  },
  reviewRectification: {
    may: [...OFFICE, 'steward'],
    with: ({ rectifications }) => ({ id: rectifications.SUBMITTED, version, approve: true }),
  },
  appealRating: { may: ['unit'], with: ({ ratingId }) => ({ id: ratingId, reason }) },
  withdrawAppeal: { may: ['unit'], with: ({ appealedId }) => ({ id: appealedId }) },
  decideAppeal: {
    may: [...OFFICE, 'steward'],
    with: ({ appealedId }) => ({ id: appealedId, uphold: false, opinion: reason }),
  },
  unmaskRating: { may: [...OFFICE, 'steward'], with: ({ ratingId }) => ({ id: ratingId, reason }) },
  undoRatingImport: {
    may: [...OFFICE, 'steward'],
    with: ({ ratingImportId }) => ({ place, id: ratingImportId }),
  },
}
