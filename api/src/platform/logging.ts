import { pino } from 'pino'
import type { Config } from './config.ts'

/** One line of JSON an event; secrets and request bodies never reach it. */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>) =>
  pino({
    level: logLevel,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'],
  })
