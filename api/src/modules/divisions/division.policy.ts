import type { Viewer } from '../../platform/context.ts'
import { isWithin } from './division.rules.ts'

/** Names and codes are public; which part of the tree one sees follows the jurisdictions one works in. */
export const canReadDivision = (viewer: Viewer | null, code: string): boolean =>
  viewer?.grants.some(grant => isWithin(code, grant.jurisdictionCode)) ?? false

/** The list of organizations is the office's telephone book: everyone who works in the place may open it. */
export const canReadOrganizations = canReadDivision

/** Jurisdictions the viewer works in, each once. */
export const jurisdictionsOf = (viewer: Viewer | null): string[] => [
  ...new Set(viewer?.grants.map(grant => grant.jurisdictionCode)),
]
