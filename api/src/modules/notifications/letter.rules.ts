import type { MessageKind } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { KINDS } from './message.rules.ts'

/** What a delivery carries when it tells of one message, as `notify` queued it. */
export interface MessageFacts {
  kind: MessageKind
  title: string
  body: string | null
  path: string
  /** ISO 8601. */
  at: string
  entity?: string
  entityId?: string
}

/** What the mail of a morning carries. */
export interface DigestFacts {
  day: Day
  name: string
  groups: { kind: MessageKind; total: number; items: Pick<MessageFacts, 'title' | 'path' | 'at'>[] }[]
}

/** A mail ready to go. */
export interface Letter {
  subject: string
  text: string
  html: string
}

const WHEN = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => text.replace(/[&<>"]/g, mark => ESCAPES[mark] ?? mark)

/** `10月15日` of `2024-10-15`. */
const monthAndDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const FOOT = '本邮件由督办系统自动发送，请勿回复。接收方式可在系统的“消息设置”中调整。'

const page = (inner: string, settings: string): string =>
  `<div style="font:14px/1.7 'Microsoft YaHei',sans-serif;color:#1f2933;max-width:640px">${inner}
<p style="color:#66788a;font-size:12px;margin-top:24px">${FOOT}<a href="${escaped(settings)}">消息设置</a></p></div>`

const settingsOf = (publicUrl: string): string => `${publicUrl}/me/messages`

/** One message by mail at once. */
export function messageLetter(facts: MessageFacts, publicUrl: string): Letter {
  const { name } = KINDS[facts.kind]
  const link = publicUrl + facts.path
  const when = WHEN.format(new Date(facts.at))
  const lines = [facts.title, facts.body, `时间：${when}`, `查看：${link}`].filter(Boolean)
  return {
    subject: `【督办】${name}：${facts.title}`,
    text: `${lines.join('\n\n')}\n\n--\n${FOOT}\n${settingsOf(publicUrl)}\n`,
    html: page(
      `<p style="color:#66788a;margin:0">${name} · ${when}</p><p style="font-size:16px;margin:4px 0"><b>${escaped(facts.title)}</b></p>${
        facts.body ? `<p style="white-space:pre-wrap">${escaped(facts.body)}</p>` : ''
      }<p><a href="${escaped(link)}">打开查看</a></p>`,
      settingsOf(publicUrl),
    ),
  }
}

/** The mail of the morning: what is unread, by kind. */
export function digestLetter({ day, name, groups }: DigestFacts, publicUrl: string): Letter {
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  const intro = `${name}，您好。截至${monthAndDay(day)}早晨，您有 ${total} 条未读消息。`
  const blocks = groups.map(({ kind, total: count, items }) => {
    const more = count > items.length ? `另有 ${count - items.length} 条，请登录查看` : null
    return { head: `${KINDS[kind].name}（${count}）`, items, more }
  })
  const text = blocks.map(({ head, items, more }) =>
    [
      head,
      ...items.map(({ title, path }) => `· ${title}\n  ${publicUrl}${path}`),
      ...(more ? [`· ${more}`] : []),
    ].join('\n'),
  )
  const html = blocks.map(
    ({ head, items, more }) =>
      `<p style="margin:16px 0 4px"><b>${head}</b></p><ul style="margin:0;padding-left:20px">${items
        .map(({ title, path }) => `<li><a href="${escaped(publicUrl + path)}">${escaped(title)}</a></li>`)
        .join('')}${more ? `<li>${more}</li>` : ''}</ul>`,
  )
  const all = `${publicUrl}/messages`
  return {
    subject: `督办晨报 ${monthAndDay(day)}：${total} 条未读`,
    text: `${intro}\n\n${text.join('\n\n')}\n\n全部消息：${all}\n\n--\n${FOOT}\n${settingsOf(publicUrl)}\n`,
    html: page(
      `<p>${escaped(intro)}</p>${html.join('')}<p><a href="${escaped(all)}">查看全部消息</a></p>`,
      settingsOf(publicUrl),
    ),
  }
}

/** The mail a delivery stands for. */
export function letterOf(body: string, publicUrl: string): Letter {
  const facts = JSON.parse(body) as MessageFacts | DigestFacts
  return 'groups' in facts ? digestLetter(facts, publicUrl) : messageLetter(facts, publicUrl)
}
