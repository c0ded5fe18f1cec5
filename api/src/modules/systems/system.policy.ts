import type { Viewer } from '../../platform/context.ts'
import { actsFor, grantsIn } from '../access/index.ts'
import { isWithin } from '../divisions/index.ts'

type Someone = Viewer | null

/** What a policy must know of a system: whose it is, and where its owner works. */
export interface OwnedSystem {
  jurisdictionCode: string
  ownerId: string
  placeCode: string
}

/** 数据管理员 of a place: keeps the whole ledger there. */
export const keepsLedger = (viewer: Someone, jurisdictionCode: string, placeCode: string): boolean =>
  grantsIn(viewer, jurisdictionCode).some(
    ({ role, scopeCode }) => role === 'DATA_STEWARD' && isWithin(placeCode, scopeCode),
  )

/** The data steward changes every system, units and operators their own. */
export const canEditSystem = (
  viewer: Someone,
  { jurisdictionCode, ownerId, placeCode }: OwnedSystem,
): boolean =>
  keepsLedger(viewer, jurisdictionCode, placeCode) ||
  actsFor(viewer, { jurisdictionCode, id: ownerId, placeCode })

/** What was entered by mistake is taken out by the data steward only: it changes figures of the past. */
export const canRemoveSystem = (viewer: Someone, { jurisdictionCode, placeCode }: OwnedSystem): boolean =>
  keepsLedger(viewer, jurisdictionCode, placeCode)
