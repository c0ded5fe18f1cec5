import { LONGGUI, WUJIANG } from '#test/kit/builders.ts'
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
  adminUnits: { may: ['system', 'security'], with: () => ({ place }) },
  addUnit: {
    may: ['system'],
    with: (_, actor) => ({
      place,
      facts: { name: `区${actor}局`, aliases: [], kind: 'DEPARTMENT', placeCode: place },
    }),
  },
  editUnit: {
    may: ['system'],
    with: ({ unitId: id }) => ({
      ...{ place, id, stamp: 'outdated' },
      facts: { name: '区数字局', aliases: [], kind: 'DEPARTMENT', placeCode: place },
    }),
  },
  setUnitActive: {
    may: ['system'],
    with: ({ unitId: id }) => ({ place, id, stamp: 'outdated', active: false }),
  },
  mergeUnits: {
    may: ['system'],
    with: ({ unitId: id, otherId: intoId }) => ({ place, id, stamp: 'outdated', intoId }),
  },
  adminLights: { may: ['system'], with: () => ({ place }) },
  setLights: {
    may: ['system'],
    with: () => ({
      place,
      lights: [
        { level: 'GOOD', deadline: '正常', progress: '达标', colour: 'green' },
        { level: 'NEAR', deadline: '临期', progress: '略慢', colour: 'orange' },
        { level: 'BEHIND', deadline: '逾期', progress: '落后', colour: 'red' },
        { level: 'NO_DATA', deadline: '无时限', progress: '无数据', colour: 'grey' },
      ],
    }),
  },
  adminPlaces: { may: ['system'], with: () => ({ place }) },
  nextDivisionCode: { may: ['system'], with: () => ({ place, parent: place }) },
  addDivision: {
    may: ['system'],
    with: () => ({ place, parent: place, code: '440203777000', name: '新设镇' }),
  },
  renameDivision: { may: ['system'], with: () => ({ place, code: LONGGUI, from: '旧名', name: '新名镇' }) },
  restoreDivision: { may: ['system'], with: () => ({ place, code: LONGGUI }) },
  retireDivision: {
    may: ['system'],
    with: () => ({ place, code: '440203777000', on: '2025-01-01' }),
  },
}
