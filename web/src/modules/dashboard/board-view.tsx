import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useSearch } from 'wouter'
import type { LinkParams } from '../../scope-url.ts'
import { type BoardPeriod, choiceOf, lengthOf, type Period, type PeriodChoice } from '../periods/index.ts'
import { boardParams } from './board-params.ts'

/** What every figure of the board has in common. */
export interface BoardView {
  asOf: string
  /** The days counted, and those before. */
  days: Period
  /** What they are held against, in words. */
  base: { choice: PeriodChoice; days: number }
  /** When the newest record behind the board was written: `10-15 08:30`; null where nothing was. */
  fresh: string | null
}

const Current = createContext<BoardView>({
  asOf: '1970-01-01',
  days: { from: '1970-01-01', until: '1970-01-01' },
  base: { choice: 'days', days: 30 },
  fresh: null,
})

/** For all figures within. */
export function BoardProvider({ view, children }: { view: BoardView; children: ReactNode }) {
  return <Current.Provider value={view}>{children}</Current.Provider>
}

export const useBoard = (): BoardView => useContext(Current)

/** Parameters of the board as it stands, for links to it at another place. */
export function useBoardParams(): LinkParams {
  const search = useSearch()
  return useMemo(() => boardParams(search), [search])
}

/** The view of what the API answered: its words go with its figures, also while those of another period are on the way. */
export function boardViewOf(
  board: { asOf: string; compared: { period: BoardPeriod; days: Period } },
  fresh: string | null,
): BoardView {
  const { asOf, compared } = board
  const { period, days } = compared
  return { asOf, days, base: { choice: choiceOf(period), days: lengthOf(days) }, fresh }
}
