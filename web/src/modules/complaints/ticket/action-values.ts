/** What the forms of a ticket's steps hold, want and send. Pure. */
import type { ComplaintAction, ComplaintSatisfaction } from '../../../graphql/generated/graphql.ts'

export interface ActionValues {
  organizationId: string | null
  text: string
  /** Working days, as typed. */
  days: string
  answered: boolean
  resolved: boolean | null
  satisfaction: ComplaintSatisfaction | null
  /** Files that show it. */
  files: readonly { id: string; name: string; size: number; mediaType: string }[]
}

export const NO_VALUES: ActionValues = {
  organizationId: null,
  text: '',
  days: '',
  answered: true,
  resolved: null,
  satisfaction: null,
  files: [],
}

type Need =
  | 'needUnit'
  | 'needText'
  | 'needAnswer'
  | 'needContact'
  | 'needNote'
  | 'needDays'
  | 'needResolved'
  | 'needSatisfaction'

const SHORTEST = 5

/** Steps whose words must be there, what to say without them, and how long they are at least. */
const WORDS: Partial<Record<ComplaintAction, readonly [need: Need, least: number]>> = {
  CONTACT: ['needContact', 1],
  NOTE: ['needNote', 1],
  RETURN: ['needText', SHORTEST],
  ASK_EXTENSION: ['needText', SHORTEST],
  FINISH: ['needAnswer', SHORTEST],
  REWORK: ['needText', SHORTEST],
  ASK_EXCLUSION: ['needText', SHORTEST],
}

/** Whether the words of a step may stay empty. */
export const wordsAreOptional = (action: ComplaintAction): boolean => !WORDS[action]

/** Steps that files may go with. */
export const takesFiles = (action: ComplaintAction): boolean => Boolean(WORDS[action]) && action !== 'REWORK'

/** Working days as a number; null when it is no whole number of 1 or more. */
export function daysOf(typed: string): number | null {
  const days = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  return days > 0 ? days : null
}

/** What is missing, by field, as the word that says so. */
export function missingIn(action: ComplaintAction, values: ActionValues): Record<string, Need> {
  const missing: Record<string, Need> = {}
  const wanted = WORDS[action]
  if (wanted && values.text.trim().length < wanted[1]) missing['text'] = wanted[0]
  if (action === 'DISPATCH' && !values.organizationId) missing['organizationId'] = 'needUnit'
  if (action === 'ASK_EXTENSION' && daysOf(values.days) === null) missing['days'] = 'needDays'
  if (action === 'CALL_BACK' && values.answered) {
    if (values.resolved === null) missing['resolved'] = 'needResolved'
    if (values.satisfaction === null) missing['satisfaction'] = 'needSatisfaction'
  }
  return missing
}

/** The fields a step sends; those of other steps are left out. */
export function toSend(action: ComplaintAction, values: ActionValues) {
  const { answered } = values
  return {
    text: values.text.trim() || null,
    ...(values.files.length > 0 ? { attachmentIds: values.files.map(({ id }) => id) } : {}),
    ...(action === 'DISPATCH' ? { organizationId: values.organizationId } : {}),
    ...(action === 'ASK_EXTENSION' ? { days: daysOf(values.days) } : {}),
    ...(action === 'CALL_BACK'
      ? {
          answered,
          resolved: answered ? values.resolved : null,
          satisfaction: answered ? values.satisfaction : null,
        }
      : {}),
  }
}
