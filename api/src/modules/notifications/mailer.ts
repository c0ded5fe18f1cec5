import { createTransport } from 'nodemailer'
import type { Config } from '../../platform/config.ts'
import type { Outcome } from './delivery.rules.ts'
import type { Letter } from './letter.rules.ts'

/** Sends mail; tests may put another in its place. */
export interface Mailer {
  /** Never throws. `id` names the mail for good: sent again by hand, a mail server can tell that it is the same. */
  send(to: string, letter: Letter, id: string): Promise<Outcome>
  close(): void
}

/** Commands of SMTP before the content is handed over: what fails there has not gone out. */
const BEFORE_CONTENT = /^(CONN|API|EHLO|HELO|STARTTLS|AUTH|MAIL FROM|RCPT TO)/

/** Mail over the server of `SMTP_URL`; null where none is named. */
export function createMailer({ smtpUrl, mailFrom, publicUrl }: Config): Mailer | null {
  if (smtpUrl === null) return null
  const transport = createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    },
    { from: mailFrom },
  )
  const host = new URL(publicUrl).hostname
  return {
    async send(to, { subject, text, html }, id) {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' }
        await transport.sendMail({ to, subject, text, html, headers, messageId: `<${id}@${host}>` })
        return { kind: 'SENT' }
      } catch (error) {
        return refusalOf(error)
      }
    },
    close: () => transport.close(),
  }
}

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  message?: string
}

/** An answer of the server, or a failure before the content went: surely not sent. A line cut later: nobody knows. */
function refusalOf(thrown: unknown): Outcome {
  const { code = '', command = '', responseCode, message = '' } = thrown as SmtpError
  const error = `邮件服务器：${message.slice(0, 200)}`
  const surely =
    responseCode !== undefined ||
    BEFORE_CONTENT.test(command) ||
    ['ECONNREFUSED', 'EDNS', 'EAUTH', 'EENVELOPE', 'ETLS'].includes(code)
  return surely ? { kind: 'REFUSED', error } : { kind: 'UNSURE', error }
}
