import { createContext, type ReactNode, useContext } from 'react'

/** What a sheet, a picture or a printed page says of itself besides its own figures. */
export interface Paper {
  /** Name of the place looked at, with that of the county above a town: `武江区 龙归镇`; empty without one. */
  place: string
  /** The day all figures are true for, `YYYY-MM-DD`. */
  asOf: string
  /** Who saves or prints it. */
  by: string
  /** The figures are made up for a demonstration. */
  demo: boolean
  /** Records that a table leaves the system as a file, before it is saved. Answers why it may not, or null. */
  record(table: { name: string; rows: number }): Promise<string | null>
}

const Current = createContext<Paper>({ place: '', asOf: '', by: '', demo: false, record: async () => null })

/** Set once by the frame, read by whatever leaves the screen. */
export function PaperProvider({ paper, children }: { paper: Paper; children: ReactNode }) {
  return <Current.Provider value={paper}>{children}</Current.Provider>
}

export const usePaper = (): Paper => useContext(Current)
