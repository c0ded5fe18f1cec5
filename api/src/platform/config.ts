import { resolve } from 'node:path'
import { type Day, isDay } from './day.ts'

/** Everything the environment decides. Read here and nowhere else. */
export interface Config {
  port: number
  host: string
  /** Folder of the embedded database and of uploaded files. */
  dataDir: string
  /** PostgreSQL server; null = embedded. */
  databaseUrl: string | null
  /** Day the clock stands still at. */
  clock: Day | null
  /** Load the demo world on an empty database and show its accounts on the login page. */
  demo: boolean
  /** True for the built program unless NODE_ENV says otherwise: no introspection, no GraphiQL. */
  production: boolean
  logLevel: string
  /** Cookies are sent over HTTPS only. Off by default: many county networks run plain HTTP. */
  secureCookies: boolean
  /** `smtp://user:password@host:port` of the server that takes the mail; null = none is sent. */
  smtpUrl: string | null
  /** Whom mail comes from: `督办 <duban@example.gov.cn>`. */
  mailFrom: string
  /** Where people reach this server, without a slash at the end: links in mails and webhooks begin with it. */
  publicUrl: string
  /** Largest attachment, in megabytes of 2^20 bytes. */
  maxAttachmentMb: number
  /** Largest file of tickets that is taken in over the web, in megabytes of 2^20 bytes. */
  maxImportMb: number
}

/** The day the demo world is told of; its clock stands there unless another day is given. */
export const DEMO_CLOCK: Day = '2024-10-15'

/** The sources run in development, the bundle in production. */
const isBuilt = import.meta.url.includes('/dist/api/')

/** Throws a plain sentence naming the variable when a value makes no sense. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const clock = env['DUBAN_CLOCK'] || null
  if (clock !== null && !isDay(clock)) throw new Error(`DUBAN_CLOCK 应为 YYYY-MM-DD,收到的是 ${clock}`)
  const port = Number(env['PORT'] ?? 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT 应为 0–65535 的整数，收到的是 ${env['PORT']}`)
  const maxAttachmentMb = Number(env['MAX_ATTACHMENT_MB'] ?? 20)
  if (!(maxAttachmentMb > 0 && maxAttachmentMb <= 200))
    throw new Error(`MAX_ATTACHMENT_MB 应为 1–200 的数，收到的是 ${env['MAX_ATTACHMENT_MB']}`)
  const maxImportMb = Number(env['MAX_IMPORT_MB'] ?? 512)
  if (!(maxImportMb > 0 && maxImportMb <= 10_240))
    throw new Error(`MAX_IMPORT_MB 应为 1–10240 的数，收到的是 ${env['MAX_IMPORT_MB']}`)
  const databaseUrl = env['DATABASE_URL'] || null
  const demo = env['DUBAN_DEMO'] === undefined ? databaseUrl === null : env['DUBAN_DEMO'] === '1'
  return {
    port,
    host: env['HOST'] ?? '0.0.0.0',
    dataDir: resolve(env['DATA_DIR'] ?? './data'),
    databaseUrl,
    clock: clock ?? (demo ? DEMO_CLOCK : null),
    demo,
    production: env['NODE_ENV'] === undefined ? isBuilt : env['NODE_ENV'] === 'production',
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    secureCookies: env['DUBAN_SECURE_COOKIES'] === '1',
    ...readMail(env, port),
    maxAttachmentMb,
    maxImportMb,
  }
}

function readMail(env: NodeJS.ProcessEnv, port: number): Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl'> {
  const smtpUrl = env['SMTP_URL'] || null
  if (smtpUrl !== null && !/^smtps?:\/\/[^/]/.test(smtpUrl))
    throw new Error('SMTP_URL 应为 smtp://用户:密码@主机:端口 或 smtps://…')
  const publicUrl = (env['PUBLIC_URL'] || `http://localhost:${port}`).replace(/\/+$/, '')
  if (!/^https?:\/\/[^/]/.test(publicUrl))
    throw new Error(`PUBLIC_URL 应以 http:// 或 https:// 开头，收到的是 ${env['PUBLIC_URL']}`)
  return { smtpUrl, mailFrom: env['MAIL_FROM'] || `督办 <duban@${new URL(publicUrl).hostname}>`, publicUrl }
}
