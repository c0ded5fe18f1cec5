/** How a search of the audit log lives in its address. */
import { isDay, type LinkParams } from '../../scope-url.ts'

/** Everything given must hold; '' = any. */
export interface AuditChoice {
  /** Days, `YYYY-MM-DD`. */
  from: string
  to: string
  /** Part of the name. */
  user: string
  type: string
  entity: string
  /** Id of a record. */
  id: string
  words: string
}

export const ANY: AuditChoice = { from: '', to: '', user: '', type: '', entity: '', id: '', words: '' }

const LONGEST = 100

export function readAuditChoice(search: string): AuditChoice {
  const params = new URLSearchParams(search)
  const text = (name: string) => (params.get(name) ?? '').trim().slice(0, LONGEST)
  const day = (name: string) => (isDay(text(name)) ? text(name) : '')
  return {
    ...{ from: day('from'), to: day('to'), user: text('user'), words: text('words') },
    ...{ type: text('type'), entity: text('entity'), id: text('id') },
  }
}

export const auditParams = (choice: Partial<AuditChoice>): LinkParams => ({ ...choice })

/** The same as the API takes it. */
export function auditFilter(place: string, { from, to, user, type, entity, id, words }: AuditChoice) {
  const given = (value: string) => value || null
  return {
    ...{ place, from: given(from), to: given(to), userName: given(user) },
    ...{ type: given(type), entity: given(entity), entityId: given(id), words: given(words) },
  }
}
