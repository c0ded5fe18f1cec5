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
  askEarly(document, { asOf: 'D', place: 'A' })
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'A' })))).toBe('1')
  expect(await read(fetchOrEarly(address('abc123', { place: 'A', asOf: 'D' })))).toBe('1')
  expect(asked).toHaveBeenCalledTimes(1)
  vi.setSystemTime(Date.now() + 6_000)
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'A' })))).toBe('2')
})

it('what is read again by itself is never that answer', async () => {
  network()
  askEarly(document, { place: 'D1', asOf: 'D' })
  const background = { headers: { 'x-duban-background': '1' } }
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'D1' }), background))).toBe('2')
})

it('another question, place or day goes to the network', async () => {
  network()
  askEarly(document, { place: 'C', asOf: 'D' })
  expect(await read(fetchOrEarly(address('fff', { asOf: 'D', place: 'C' })))).toBe('2')
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'E', place: 'C' })))).toBe('3')
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'C' })))).toBe('1')
})

it('after something was written it is asked anew', async () => {
  network()
  askEarly(document, { place: 'W', asOf: 'D' })
  expect(await read(fetchOrEarly('/graphql', { method: 'POST', body: '{}' }))).toBe('2')
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'W' })))).toBe('3')
})

it('an answer that waited too long is asked anew', async () => {
  vi.useFakeTimers()
  network()
  askEarly(document, { place: 'B', asOf: 'D' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'B' })))).toBe('2')
})

it('an answer that failed is asked again', async () => {
  const asked = network()
  asked.mockImplementationOnce(async () => new Response('down', { status: 503 }))
  askEarly(document, { place: 'F', asOf: 'D' })
  await new Promise(resolve => setTimeout(resolve))
  expect(await read(fetchOrEarly(address('abc123', { asOf: 'D', place: 'F' })))).toBe('1')
  expect(asked).toHaveBeenCalledTimes(2)
})
