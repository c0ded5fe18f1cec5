import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OFFICE } from './access-row.ts'
import type { Actor } from './access-world.ts'

const KEEPERS: readonly Actor[] = [...OFFICE, 'steward']

/** Imports of tickets: the office and the data steward. The import of the world was given up, so nothing more is done with it. */
export const COMPLAINT_IMPORT_ROWS: Record<string, AccessRow> = {
  complaintImports: { may: KEEPERS, with: () => ({ place: WUJIANG }) },
  complaintImport: { may: KEEPERS, with: ({ complaintImportId }) => ({ id: complaintImportId }) },
  settleComplaintImport: {
    may: KEEPERS,
    with: ({ complaintImportId }) => ({
      id: complaintImportId,
      sourceName: '热线',
      columns: [{ index: 0, field: 'RECEIVED_AT' }],
    }),
  },
  settleImportTerms: {
    may: KEEPERS,
    with: ({ complaintImportId }) => ({ id: complaintImportId, terms: [] }),
  },
  commitComplaintImport: {
    may: KEEPERS,
    with: ({ complaintImportId }) => ({ id: complaintImportId, wholeOnly: false }),
  },
  cancelComplaintImport: { may: KEEPERS, with: ({ complaintImportId }) => ({ id: complaintImportId }) },
  resumeComplaintImport: { may: KEEPERS, with: ({ complaintImportId }) => ({ id: complaintImportId }) },
  undoComplaintImport: { may: KEEPERS, with: ({ complaintImportId }) => ({ id: complaintImportId }) },
}
