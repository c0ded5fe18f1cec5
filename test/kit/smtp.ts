import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  to: string[]
  /** Headers and body as they came. */
  raw: string
  subject: string
  text: string
}

/** A real mail server on the loopback that keeps what it receives. */
export interface MailServer {
  url: string
  mails: ReceivedMail[]
  /** Answers the next commands so; null = takes everything. */
  refuse: ((to: string) => Error | null) | null
  /** Called with the whole mail before it is acknowledged. */
  beforeAnswer: ((mail: ReceivedMail) => Promise<void>) | null
  close(): Promise<void>
}

const BASE64_PART = /content-type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/i

/** Words of the plain part, whichever way they were encoded. */
function plainText(raw: string): string {
  const part = BASE64_PART.exec(raw)
  const body = part?.[1] ?? ''
  if (/base64/i.test(part?.[0] ?? '')) return Buffer.from(body, 'base64').toString()
  const joined = body.replace(/=\r\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
}

/** The subject with its encoded words decoded. */
function subjectOf(raw: string): string {
  const folded = /^subject: ((?:.*\r\n[ \t])*.*)\r\n/im.exec(raw)?.[1] ?? ''
  return folded
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?(.*?)\?=/gi, (_, way: string, words: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString()
        : Buffer.from(
            words
              .replace(/_/g, ' ')
              .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ).toString(),
    )
}

export async function startMailServer(): Promise<MailServer> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(mailServer.refuse?.(address) ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString()
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const mail = { to, raw, subject: subjectOf(raw), text: plainText(raw) }
        mailServer.mails.push(mail)
        await mailServer.beforeAnswer?.(mail)
        done()
      })
    },
  })
  // A sender that is killed breaks its connection.
  smtp.on('error', () => {})
  await new Promise<void>(resolve => void smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    refuse: null,
    beforeAnswer: null,
    close: () => new Promise(resolve => void smtp.close(() => resolve())),
  }
  return mailServer
}
