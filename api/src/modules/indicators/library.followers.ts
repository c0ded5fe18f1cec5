import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { Write } from '../../platform/write.ts'

/** What became otherwise in the library. */
export interface LibraryChange {
  jurisdictionCode: string
  ids: readonly string[]
  /** First day of the periods it tells on; null: of the latest period only. */
  from: Day | null
}

/** What a module to the right does about a change of the library, within its write: all of it or nothing. */
export type LibraryFollower = (step: Write, context: Context, change: LibraryChange) => Promise<unknown>

const followers: LibraryFollower[] = []

/** Adds what follows a change of the library; the list of modules does it once, when the program starts. */
export function followLibrary(...added: LibraryFollower[]): void {
  followers.push(...added)
}

/** Lets the modules to the right follow, one after the other. */
export async function tellFollowers(step: Write, context: Context, change: LibraryChange): Promise<void> {
  for (const follow of followers) await follow(step, context, change)
}
