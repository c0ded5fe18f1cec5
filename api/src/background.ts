import type { FastifyBaseLogger } from 'fastify'
import { sealAll } from './modules/audit/index.ts'
import { goOnWithImports, haltImports } from './modules/imports/index.ts'
import { createMailer, sendDeliveries } from './modules/notifications/index.ts'
import { foldTallies } from './modules/tallies/index.ts'
import { followEnteredDays } from './platform/calendar-table.ts'
import type { Config } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { listenToOutbox } from './platform/events.ts'
import { startJobs } from './platform/jobs.ts'
import { startTicker } from './platform/ticker.ts'
import { jobs } from './schema.ts'

/** Mail and webhooks leave at the latest after so long, and soon after the write that queued them. */
const SEND_EVERY_MS = 5_000
const SOON_MS = 300

const SEAL_EVERY_MS = 60_000

/** Imports that another process left behind are looked for so often. */
const IMPORTS_EVERY_MS = 30_000

/** Counts read from deltas are as right as folded ones, only slower. */
const FOLD_EVERY_MS = 3_000

export interface BackgroundParts {
  config: Config
  /** A fresh context without a viewer. */
  makeContext(): Context
  log: FastifyBaseLogger
}

/** What the program does beside answering requests. */
export interface Background {
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>
}

const jurisdictions = async ({ db }: Context): Promise<string[]> => {
  const rows = await db.prisma.jurisdiction.findMany({ select: { code: true }, orderBy: { code: 'asc' } })
  return rows.map(({ code }) => code)
}

/**
 * Starts the daily jobs, the sealing of the audit log, the folding of counts and the sending of mail and webhooks, and
 * follows the calendar.
 * Returns at once; faults go to the log.
 */
export function startBackground({ config, makeContext, log }: BackgroundParts): Background {
  const running = startJobs({ jobs, makeContext, jurisdictions, log })
  const sending = startSending(config, makeContext(), log)
  const sealing = startSealing(makeContext, log)
  const folding = startFolding(makeContext, log)
  const importing = startImporting(makeContext, log)
  const calendar = followEnteredDays(makeContext().db, error =>
    log.error({ err: error }, 'the calendar could not be read'),
  )
  const parts = [running, sending, sealing, folding, importing, calendar]
  return { stop: async () => void (await Promise.all(parts.map(part => part.stop()))) }
}

/** Imports that a process left in the middle go on; what is under way here ends at its next batch when the server closes. */
function startImporting(makeContext: () => Context, log: FastifyBaseLogger): Background {
  const failed = (error: unknown) => log.error({ err: error }, 'an import could not go on')
  let first = true
  const ticker = startTicker(
    IMPORTS_EVERY_MS,
    async () => {
      // The embedded database has one process: what is under way at the start nobody does.
      const all = first && makeContext().db.kind === 'embedded'
      first = false
      await goOnWithImports(makeContext, all, failed)
    },
    failed,
  )
  return {
    async stop() {
      await haltImports(makeContext().db)
      await ticker.stop()
    },
  }
}

/** New entries of the audit log are part of its chain within a minute. */
function startSealing(makeContext: () => Context, log: FastifyBaseLogger): Background {
  let stopped = false
  const ticker = startTicker(
    SEAL_EVERY_MS,
    async () => void (await sealAll(makeContext(), { stopped: () => stopped })),
    error => log.error({ err: error }, 'the audit log could not be sealed'),
  )
  return {
    stop() {
      stopped = true
      return ticker.stop()
    },
  }
}

/** Deltas of counts become days and sums within seconds. */
function startFolding(makeContext: () => Context, log: FastifyBaseLogger): Background {
  let stopped = false
  const ticker = startTicker(
    FOLD_EVERY_MS,
    async () => void (await foldTallies(makeContext(), () => stopped)),
    error => log.error({ err: error }, 'counts could not be folded'),
  )
  return {
    stop() {
      stopped = true
      return ticker.stop()
    },
  }
}

function startSending(config: Config, { db, clock }: Context, log: FastifyBaseLogger): Background {
  let stopped = false
  let soon: NodeJS.Timeout | null = null
  const mailer = createMailer(config)
  const parts = { db, clock, mailer, publicUrl: config.publicUrl, stopped: () => stopped }
  const failed = (error: unknown) => log.error({ err: error }, 'deliveries could not be sent')
  const ticker = startTicker(SEND_EVERY_MS, async () => void (await sendDeliveries(parts)), failed)
  const listening = listenToOutbox(db, () => {
    soon ??= setTimeout(() => {
      soon = null
      ticker.poke()
    }, SOON_MS)
  })
  listening.catch(failed)
  return {
    async stop() {
      stopped = true
      if (soon) clearTimeout(soon)
      const unlisten = await listening.catch(() => null)
      await unlisten?.()
      await ticker.stop()
      mailer?.close()
    },
  }
}
