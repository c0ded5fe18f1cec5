import { registerEnumType } from 'type-graphql'
import { ObservationEntry, ObservationStatus } from '#prisma'

export const ObservationAction = { REVIEW: 'REVIEW', PUBLISH: 'PUBLISH', RETURN: 'RETURN' } as const
export type ObservationAction = (typeof ObservationAction)[keyof typeof ObservationAction]

/** What a fault is about: a whole row, or one of its cells. */
export const FaultCell = {
  ROW: 'ROW',
  NUMERATOR: 'NUMERATOR',
  DENOMINATOR: 'DENOMINATOR',
  VALUE: 'VALUE',
  NOTE: 'NOTE',
} as const
export type FaultCell = (typeof FaultCell)[keyof typeof FaultCell]

export const FaultSeverity = { ERROR: 'ERROR', DOUBT: 'DOUBT' } as const
export type FaultSeverity = (typeof FaultSeverity)[keyof typeof FaultSeverity]

export { ObservationEntry, ObservationStatus }

registerEnumType(ObservationStatus, {
  name: 'ObservationStatus',
  description: '待审核 · 已审核 · 已发布 (counts) · 已退回 · 已撤回.',
})
registerEnumType(ObservationEntry, {
  name: 'ObservationEntry',
  description: 'Typed on the screen, uploaded as a sheet, or imported by the data steward.',
})
registerEnumType(ObservationAction, {
  name: 'ObservationAction',
  description: 'What a reviewer does with a submitted value.',
})
registerEnumType(FaultCell, {
  name: 'SheetCell',
  description: 'Which cell of a row; ROW: the row as a whole.',
})
registerEnumType(FaultSeverity, {
  name: 'FaultSeverity',
  description: 'ERROR must be put right; DOUBT passes with a note in its row.',
})
