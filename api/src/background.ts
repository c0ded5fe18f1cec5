import type { FastifyBaseLogger } from 'fastify'
import { createMailer, sendDeliveries } from './modules/notifications/index.ts'
import type { Config } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { listenToOutbox } from './platform/events.ts'
import { startJobs } from './platform/jobs.ts'
import { startTicker } from './platform/ticker.ts'
import { jobs } from './schema.ts'

/** Mail and webhooks leave at the latest after so long, and soon after the write that queued them. */
const SEND_EVERY_MS = 5_000
const SOON_MS = 300

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

/** Starts the daily jobs and the sending of mail and webhooks. Returns at once; faults go to the log. */
export function startBackground({ config, makeContext, log }: BackgroundParts): Background {
  const running = startJobs({ jobs, makeContext, jurisdictions, log })
  const sending = startSending(config, makeContext(), log)
  return { stop: async () => void (await Promise.all([running.stop(), sending.stop()])) }
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
