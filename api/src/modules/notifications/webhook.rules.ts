import { createHmac } from 'node:crypto'
import type { MessageKind } from '#prisma'
import type { MessageFacts } from './letter.rules.ts'
import { KINDS } from './message.rules.ts'

/** What a template may name, each as text that fits between the quotes of JSON. */
const PLACES = ['title', 'body', 'link', 'at', 'kind', 'kindName'] as const

type Place = (typeof PLACES)[number]

/** Sent where an administrator wrote no template for a kind. */
export const DEFAULT_TEMPLATE =
  '{"kind":"{{kind}}","kindName":"{{kindName}}","title":"{{title}}","body":"{{body}}","link":"{{link}}","at":"{{at}}"}'

const HOLE = /\{\{\s*([^{}]*?)\s*\}\}/g

const valuesOf = (facts: MessageFacts, publicUrl: string): Record<Place, string> => ({
  title: facts.title,
  body: facts.body ?? '',
  link: publicUrl + facts.path,
  at: facts.at,
  kind: facts.kind,
  kindName: KINDS[facts.kind].name,
})

/** The body of a call. Every value is escaped, so that no title can break out of its quotes. */
export function fillTemplate(template: string, facts: MessageFacts, publicUrl: string): string {
  const values: Partial<Record<string, string>> = valuesOf(facts, publicUrl)
  return template.replace(HOLE, (_, name: string) => JSON.stringify(values[name] ?? '').slice(1, -1))
}

/** A message to try a template or a webhook with. */
export const sampleMessage = (kind: MessageKind, at: string): MessageFacts => ({
  kind,
  title: '示例：镇村系统迁移将于 3 个工作日后到期',
  body: '这是一条测试消息，"引号"与\\反斜杠应照常显示。',
  path: '/messages',
  at,
})

/** Why a template cannot be used, as a sentence, or null. */
export function templateFault(template: string): string | null {
  const unknown = [...template.matchAll(HOLE)].map(([, name]) => name ?? '').find(name => !isPlace(name))
  if (unknown !== undefined)
    return `模板中的 {{${unknown}}} 没有这个字段，可用的有 ${PLACES.map(place => `{{${place}}}`).join('、')}。`
  try {
    JSON.parse(
      fillTemplate(template, sampleMessage('NOTICE_ISSUED', '2024-10-15T00:00:00.000Z'), 'http://host'),
    )
    return null
  } catch {
    return '模板填入内容后不是合法的 JSON，请检查引号、逗号和括号。'
  }
}

const isPlace = (name: string): boolean => (PLACES as readonly string[]).includes(name)

const LONGEST_URL = 500

/** Why an address cannot be called, as a sentence, or null. */
export function urlFault(url: string): string | null {
  if (url.length > LONGEST_URL || !URL.canParse(url)) return '地址不正确，应为 http://主机/路径 的样子。'
  const { protocol, username, password } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return '地址只能以 http:// 或 https:// 开头。'
  if (username || password) return '地址中不能带用户名和密码，请改用签名密钥。'
  return null
}

/** `sha256=…` over `timestamp.body` with the webhook's secret: the receiver makes the same and compares. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
