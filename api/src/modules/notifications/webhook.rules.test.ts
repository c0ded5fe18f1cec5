import { describe, expect, test } from 'vitest'
import { letterOf, type MessageFacts } from './letter.rules.ts'
import { defaultChoice, KINDS, MAY_BE_INSTANT, MESSAGE_KINDS } from './message.rules.ts'
import { DEFAULT_TEMPLATE, fillTemplate, signatureOf, templateFault, urlFault } from './webhook.rules.ts'

const facts: MessageFacts = {
  kind: 'TURNED_RED',
  title: '"},{"x":"<b>',
  body: null,
  path: '/tasks/1',
  at: '2024-10-15T01:30:00.000Z',
}

describe('templates', () => {
  test('a title cannot break out of its quotes', () => {
    const sent = JSON.parse(fillTemplate(DEFAULT_TEMPLATE, facts, 'http://host'))
    expect(sent).toEqual({
      kind: 'TURNED_RED',
      kindName: '任务逾期',
      title: facts.title,
      body: '',
      link: 'http://host/tasks/1',
      at: facts.at,
    })
  })

  test('unknown places and broken JSON are said', () => {
    expect(templateFault('{"a":"{{ title }}"}')).toBeNull()
    expect(templateFault('{"a":"{{secret}}"}')).toContain('{{secret}}')
    expect(templateFault('{"a":{{title}}}')).toContain('JSON')
    expect(templateFault('')).toContain('JSON')
  })

  test('addresses are http or https without a password', () => {
    expect(urlFault('http://10.0.0.8:8080/a')).toBeNull()
    for (const url of [
      'file:///etc/passwd',
      'javascript:1',
      'host',
      'https://a:b@host/',
      `http://h/${'a'.repeat(600)}`,
    ])
      expect(urlFault(url)).not.toBeNull()
  })

  test('the signature is that of RFC 2104 over time and body', () => {
    expect(signatureOf('key', '1', 'body')).toBe(
      'sha256=91b5374b153842ad05b2c4eab9349b8321b14703165bd3fb8b034dfb8be98ae5',
    )
    expect(signatureOf('key', '1', 'body')).not.toBe(signatureOf('key', '2', 'body'))
  })
})

describe('mails', () => {
  test('nothing in a message becomes markup, and the link leads to the server', () => {
    const { subject, text, html } = letterOf(JSON.stringify({ ...facts, body: '<i>' }), 'http://host')
    expect(subject).toContain('任务逾期')
    expect(html).toContain('&lt;i&gt;')
    expect(html).toContain('&quot;},{&quot;x&quot;:&quot;&lt;b&gt;')
    expect(html).not.toContain('<i>')
    expect(text).toContain('http://host/tasks/1')
  })
})

test('only notices, returns, red, tickets to be signed for in hours and bad ratings may come at once; everything is in the digest', () => {
  const urgent = /^NOTICE_|^(TASK|OBSERVATION)_RETURNED$|^TURNED_RED$|^COMPLAINT_DISPATCHED$|^RATING_BAD$/
  expect(MAY_BE_INSTANT.filter(kind => !urgent.test(kind))).toEqual([])
  for (const kind of MESSAGE_KINDS) {
    expect(defaultChoice(kind).digest).toBe(true)
    expect(KINDS[kind].instant && !KINDS[kind].mayInstant).toBe(false)
  }
})
