import type { TypedDocumentNode } from '@urql/core'
import { afterEach, expect, it, vi } from 'vitest'
import { askEarly, fetchOrEarly } from './early.ts'

const document = {
  kind: 'Document',
  definitions: [],
  __meta__: { hash: 'sha256:abc123' },
} as unknown as TypedDocumentNode<unknown, { place: string; asOf: string }>

const address = (hash: string, variables: object) =>
  `/graphql?${new URLSearchParams({
    variables: JSON.stringify(variables),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }),
  })}`

function network() {
  let count = 0
  const answer = vi.fn(async () => {
    count += 1
    return new Response(String(count))
  })
  vi.stubGlobal('fetch', answer)
  vi.stubEnv('PROD', true)
  return answer
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

const read = async (asked: Promise<Response>) => (await asked).text()

it('the page takes what was asked before it, as often as it is begun, whatever the order of the variables', async () => {
  vi.useFakeTimers()
  const asked = network()
  askEarly(document, { place: 'A', asOf: 'D' })
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'A' })))).toBe('1')
  expect(await read(fetchOrEarly(address('abc123', { place: 'A', asOf: 'D' })))).toBe('1')
  expect(asked).toHaveBeenCalledTimes(1)
  vi.setSystemTime(Date.now() + 3_000)
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'A' })))).toBe('2')
})

it('what is read again by itself is never that answer', async () => {
  network()
  askEarly(document, { place: 'A', asOf: 'D' })
  const background = { headers: { 'x-duban-background': '1' } }
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'A' }), background))).toBe('2')
})

it('another question, place or day goes to the network', async () => {
  network()
  askEarly(document, { place: 'A', asOf: 'D' })
  expect(await read(fetchOrEarly(address('fff', { asOf: 'D', place: 'A' })))).toBe('2')
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'E', place: 'A' })))).toBe('3')
  expect(await read(fetchOrEarly('/graphql', { method: 'POST', body: '{}' }))).toBe('4')
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'A' })))).toBe('1')
})

it('an answer that waited too long is asked anew', async () => {
  vi.useFakeTimers()
  network()
  askEarly(document, { place: 'A', asOf: 'D' })
  vi.setSystemTime(Date.now() + 60_000)
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'A' })))).toBe('2')
})
