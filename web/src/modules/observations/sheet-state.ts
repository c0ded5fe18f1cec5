/** What a sheet's head says of it. Pure. */
import type { Frequency } from '../indicators/library/library-url.ts'
import { FREQUENCIES } from '../indicators/library/library-url.ts'

export interface GivenFacts {
  owed: number
  /** Waiting for review. */
  submitted: number
  published: number
}

/** Handed in and not sent back. */
export const givenOf = ({ submitted, published }: GivenFacts): number => submitted + published

export const isComplete = (facts: GivenFacts): boolean => givenOf(facts) >= facts.owed

/** Something is still to be entered by the viewer. */
export const isOwed = (head: GivenFacts & { canEnter: boolean }): boolean =>
  head.canEnter && !isComplete(head)

/** `monthly` and `MONTHLY` of an address; null for anything else. */
export const frequencyOf = (text: string | null | undefined): Frequency | null =>
  FREQUENCIES.find(one => one === text?.toUpperCase()) ?? null
