import type { TypedDocumentNode } from '@urql/core'
import { hashOf, operationName, PREFLIGHT } from './wire.ts'

interface Early {
  hash: string
  variables: string
  answer: Promise<Response>
  /** When the answer came; null while it is under way. */
  answeredAt: number | null
}

/** A page that waits for its words is begun two or three times, and asks each time; later the answer is old. */
const KEEPS_MS = 5_000

let early: Early | null = null

/** The same variables in whichever order. */
const written = (variables: object): string =>
  JSON.stringify(Object.entries(variables).sort(([one], [other]) => (one < other ? -1 : 1)))

/**
 * Asks what a page will ask first, while it is not yet drawn; the page then finds the answer on its way. Built only: in
 * development documents travel whole.
 */
export function askEarly<Variables extends object>(
  document: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
): void {
  const hash = hashOf(document)
  if (!import.meta.env.PROD || !hash) return
  if (early?.hash === hash && early.variables === written(variables) && isFresh(early)) return
  const search = new URLSearchParams({
    operationName: operationName(document as TypedDocumentNode),
    variables: JSON.stringify(variables),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }),
  })
  const answer = fetch(`/graphql?${search}`, {
    credentials: 'same-origin',
    headers: { ...PREFLIGHT, 'x-apollo-operation-name': operationName(document as TypedDocumentNode) },
  })
  const asked: Early = { hash, variables: written(variables), answer, answeredAt: null }
  early = asked
  // What went wrong is asked again; whoever took it already hears of it.
  const drop = () => {
    if (early === asked) early = null
  }
  answer.then(({ ok }) => {
    if (ok) asked.answeredAt = Date.now()
    else drop()
  }, drop)
}

const isFresh = ({ answeredAt }: Early): boolean => answeredAt === null || Date.now() - answeredAt < KEEPS_MS

/** What was asked early, while a page begins; else the network, and always for what is read again by itself. */
export const fetchOrEarly: typeof fetch = (input, init) => {
  // What is written makes every answer old.
  if (init?.method === 'POST') early = null
  if (!early || typeof input !== 'string' || isBackground(init) || !isSame(early, input))
    return fetch(input, init)
  if (isFresh(early)) return early.answer.then(answer => answer.clone())
  early = null
  return fetch(input, init)
}

const isBackground = (init?: RequestInit): boolean => new Headers(init?.headers).has('x-duban-background')

function isSame({ hash, variables }: Early, address: string): boolean {
  const search = new URLSearchParams(address.split('?')[1] ?? '')
  return (
    (search.get('extensions') ?? '').includes(hash) &&
    written(JSON.parse(search.get('variables') ?? '{}') as object) === variables
  )
}
