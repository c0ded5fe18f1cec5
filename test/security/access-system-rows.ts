import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, SUPERVISION, version } from './access-row.ts'

const place = WUJIANG
const facts = (ownerId: string) => ({ ownerId, name: '人口信息系统', classified: false })
const state = { effectiveOn: '2024-10-15', cloud: 'MIGRATING', sharing: 'CONNECTED', integration: 'PENDING' }

/** The ledger of information systems: a unit sees and keeps its own. */
export const SYSTEM_ROWS: Record<string, AccessRow> = {
  systems: { may: [...SUPERVISION, 'unit', 'other', 'steward'], with: () => ({ place }) },
  systemSummary: { may: [...SUPERVISION, 'unit', 'other', 'steward'], with: () => ({ place }) },
  system: {
    may: [...SUPERVISION, 'unit', 'steward'],
    unseen: ['other', 'town'],
    with: ({ systemId }) => ({ id: systemId }),
  },
  createSystem: {
    may: ['unit', 'steward'],
    with: ({ unitId }) => ({ place, facts: facts(unitId), state }),
  },
  editSystem: {
    may: ['unit', 'steward'],
    unseen: ['other', 'town'],
    with: ({ systemId, unitId }) => ({
      id: systemId,
      version,
      facts: { ...facts(unitId), name: '人口基础信息系统' },
    }),
  },
  recordSystemStates: {
    may: ['unit', 'steward'],
    unseen: ['other', 'town'],
    with: ({ systemId }) => ({ keys: [{ id: systemId, version }], state }),
  },
  removeSystem: {
    may: ['steward'],
    unseen: ['other', 'town'],
    with: ({ systemId }) => ({ id: systemId, version, reason: '重复登记' }),
  },
}
