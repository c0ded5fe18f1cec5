/** What a sheet's head says of it. Pure. */
import type { Frequency } from '../indicators/library/library-url.ts'
import { FREQUENCIES } from '../indicators/library/library-url.ts'

interface HeadFacts {
  owed: number
  submitted: number
  returned: number
  canEnter: boolean
}

/** Something is still to be entered by the viewer. */
export const isOwed = ({ owed, submitted, returned, canEnter }: HeadFacts): boolean =>
  canEnter && (submitted < owed || returned > 0)

/** `monthly` and `MONTHLY` of an address; null for anything else. */
export const frequencyOf = (text: string | null | undefined): Frequency | null =>
  FREQUENCIES.find(one => one === text?.toUpperCase()) ?? null
