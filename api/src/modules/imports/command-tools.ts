import type { Context } from '../../platform/context.ts'

/** What the command line gives the commands: the opened database, and where lines go. */
export interface CommandTools {
  /** Opens and migrates the database, runs the work and closes it again. */
  withContext<T>(work: (context: Context) => Promise<T>): Promise<T>
  /** Fills an empty database with the demo world, where the demo is on; says whether it did. */
  fillDemo(context: Context): Promise<boolean>
  say(line: string): void
}
