import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_ADDRESS, viewAddress, viewName } from './saved-view.rules.ts'

/** Any characters at all, halves of pairs too. */
const anything = fc.array(fc.nat(0xffff)).map(codes => String.fromCharCode(...codes))

const outcome = (work: () => string): string => {
  try {
    return work()
  } catch {
    return 'refused'
  }
}
const kept = (text: string) => outcome(() => viewAddress(text))

describe('the address of a view', () => {
  test('is refused where it leads out of the app, or could', () => {
    for (const text of [
      ...[
        '',
        'tasks',
        'https://evil.example/',
        '//evil.example',
        '/\\evil.example',
        '\\\\evil',
        '/\t/evil.example',
      ],
      ...[
        'javascript:alert(1)',
        '/tasks\n',
        '/..//evil.example',
        '/tasks ?a',
        '/login?next=/',
        '/views/1',
        '/graphql',
      ],
      ...['/files/x', '/me/password', '/login', `/tasks?words=${'a'.repeat(LONGEST_ADDRESS)}`],
    ])
      expect(kept(text), text).toBe('refused')
  })

  test('is kept as it is where it is a page with its filters', () => {
    for (const text of ['/', '/tasks?light=BEHIND&light=NEAR', '/places/440203102000?asOf=2024-10-15'])
      expect(kept(text)).toBe(text)
    expect(kept('/tasks?words=龙归')).toBe('/tasks?words=%E9%BE%99%E5%BD%92')
    expect(kept('/a/../tasks')).toBe('/tasks')
  })

  test('never names a host, whatever is typed, and is stable when kept twice', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('', '/', '//', '/tasks', '/\\'), (text, head) => {
        const address = kept(head + text)
        if (address === 'refused') return
        expect(new URL(address, 'https://duban.example').origin).toBe('https://duban.example')
        expect(kept(address)).toBe(address)
      }),
    )
  })
})

test('the name of a view is one line of at most 40 characters', () => {
  expect(viewName('  逾期\n 任务 ')).toBe('逾期 任务')
  expect(viewName('督'.repeat(40))).toBe('督'.repeat(40))
  for (const name of ['', '  ', '督'.repeat(41), 'a\u0000b', 'a\u202eb'])
    expect(outcome(() => viewName(name))).toBe('refused')
})
