/** What the towns of a county say together, and where their tiles stand. Pure. */
import type { LightLevel } from '../../../ui/index.ts'

interface TownLike {
  place: { code: string; name: string }
  counts: { behind: number; near: number; open: number }
  onTimeComplaints?: { light: LightLevel } | null | undefined
}

export interface TownSums {
  /** Towns with overdue tasks. */
  late: number
  /** Overdue tasks of all, each counted where it lies. */
  tasks: number
  /** The town with most of them, unless several have as many. */
  most: { name: string; count: number } | null
  /** Names of the towns whose tickets are answered late too often. */
  slow: string[]
}

export function townSums(towns: readonly TownLike[]): TownSums {
  const late = towns.filter(({ counts }) => counts.behind > 0)
  const count = Math.max(0, ...late.map(({ counts }) => counts.behind))
  const most = late.filter(({ counts }) => counts.behind === count)
  return {
    late: late.length,
    tasks: late.reduce((sum, { counts }) => sum + counts.behind, 0),
    most: most.length === 1 && most[0] ? { name: most[0].place.name, count } : null,
    slow: towns
      .filter(({ onTimeComplaints }) => onTimeComplaints?.light === 'BEHIND')
      .map(({ place }) => place.name),
  }
}

/** The light of a town's tasks with how many of them: 逾期 4, 临期 1, else 正常, or none where nothing is open. */
export function townLight({ counts: { behind, near, open } }: TownLike): {
  level: LightLevel
  count: number
} {
  if (behind > 0) return { level: 'BEHIND', count: behind }
  if (near > 0) return { level: 'NEAR', count: near }
  return { level: open > 0 ? 'GOOD' : 'NO_DATA', count: 0 }
}

/** Room for tiles. */
const MOST_TILES = 16
const ROW = 4

/** Towns as rows of tiles: at most sixteen, the late ones first to be kept, in the order of codes. */
export function tileRows<Town extends TownLike>(towns: readonly Town[]): { rows: Town[][]; left: number } {
  const kept =
    towns.length <= MOST_TILES
      ? [...towns]
      : towns
          .map((town, at) => ({ town, at }))
          .sort((a, b) => b.town.counts.behind - a.town.counts.behind || a.at - b.at)
          .slice(0, MOST_TILES)
          .sort((a, b) => a.at - b.at)
          .map(({ town }) => town)
  const rowLength = Math.max(ROW, Math.ceil(kept.length / 4))
  const rows: Town[][] = []
  for (let at = 0; at < kept.length; at += rowLength) rows.push(kept.slice(at, at + rowLength))
  return { rows, left: towns.length - kept.length }
}
