import type { AccessWorld, Actor } from './access-world.ts'

/** What an operation is asked for, and who gets an answer; everybody else is told 403. */
export interface AccessRow {
  /** Arguments naming records of the unit; everybody asks for the same. */
  with?: (world: AccessWorld, actor: Actor) => Record<string, unknown>
  may: readonly Actor[]
  /** For whom the record is not there: NOT_FOUND or null, so that nothing is learned of it. */
  unseen?: readonly Actor[]
  /** It names no record of anybody else, so that people of other jurisdictions may call it alike. */
  own?: true
}

export const SUPERVISION: readonly Actor[] = ['leader', 'head', 'supervisor']
export const OFFICE: readonly Actor[] = ['head', 'supervisor']
/** The town looks at its own subtree only. */
export const OF_THE_PLACE: readonly Actor[] = [...SUPERVISION, 'unit', 'other']
export const READERS: readonly Actor[] = [...OF_THE_PLACE, 'town']
export const BUSINESS: readonly Actor[] = [...READERS, 'steward']
export const EVERYBODY: readonly Actor[] = [...BUSINESS, 'system', 'security', 'audit']

/** Older than anything: whoever may do it is told that somebody else was faster, and nothing is changed. */
export const version = 999
