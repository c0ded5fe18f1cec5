import { parentCodeCandidates } from '../divisions/index.ts'

/** Codes of the places around a place that sums are kept for, nearest first, up to the jurisdiction. */
export const parentPlaces = (code: string, jurisdictionCode: string): string[] =>
  code === jurisdictionCode ? [] : parentCodeCandidates(code).filter(around => around >= jurisdictionCode)
