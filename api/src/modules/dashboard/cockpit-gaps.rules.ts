import { type CockpitGap, CockpitGapKind } from './cockpit-gaps.type.ts'

const KINDS = Object.keys(CockpitGapKind) as CockpitGapKind[]

/** The gaps in the order of their kinds; what is not missing, or not known to the viewer, is no gap. */
export const gapsOf = (counts: Partial<Record<CockpitGapKind, number>>): CockpitGap[] =>
  KINDS.map(kind => ({ kind, count: counts[kind] ?? 0 })).filter(({ count }) => count > 0)
