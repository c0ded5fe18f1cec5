import type { Context } from '../../platform/context.ts'

/** What the command line gives the commands: the opened database, and where lines go. */
export interface CommandTools {
  /** Opens and migrates the database, runs the work and closes it again. */
  withContext<T>(work: (context: Context) => Promise<T>): Promise<T>
  say(line: string): void
}
