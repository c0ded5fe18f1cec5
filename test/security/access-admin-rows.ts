import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, version } from './access-row.ts'

const place = WUJIANG
const grants = [{ role: 'LEADER' }]

/** What the administrators keep: each only its own. */
export const ADMIN_ROWS: Record<string, AccessRow> = {
  users: { may: ['security'], with: () => ({ place }) },
  grantEffects: { may: ['security'], with: () => ({ place, grants }) },
  createUser: {
    may: ['security'],
    with: (_, actor) => ({ place, input: { username: `made-by-${actor}`, name: '新人', grants } }),
  },
  editUser: {
    may: ['security'],
    with: ({ people }) => ({ place, id: people.unit.userId, version, input: { name: '改名' } }),
  },
  setUserGrants: {
    may: ['security'],
    with: ({ people }) => ({ place, id: people.unit.userId, version, grants }),
  },
  resetUserPassword: { may: ['security'], with: ({ spareUserId: id }) => ({ place, id }) },
  setUserDisabled: {
    may: ['security'],
    with: ({ people }) => ({ place, id: people.unit.userId, version, disabled: true }),
  },
  unlockUser: { may: ['security'], with: ({ people }) => ({ place, id: people.unit.userId }) },
  endUserSessions: { may: ['security'], with: ({ spareUserId: id }) => ({ place, id }) },
}
