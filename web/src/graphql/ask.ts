import type { TypedDocumentNode } from '@urql/core'
import { type Failure, failureOf } from './errors.ts'
import { hashOf, operationName, PREFLIGHT } from './wire.ts'
import type { Written } from './write.ts'

interface Answer<Data> {
  data?: Data | null
  errors?: Parameters<typeof failureOf>[0]['graphQLErrors']
}

/** The hash alone where the API knows it; in development the whole document, printed by a part the build leaves out. */
async function bodyOf(document: TypedDocumentNode, variables: unknown): Promise<string> {
  if (import.meta.env.PROD) {
    return JSON.stringify({
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } },
    })
  }
  const { stringifyDocument } = await import('@urql/core')
  return JSON.stringify({ variables, query: stringifyDocument(document) })
}

/**
 * One question to the API without the client and its cache: the login page stays a third smaller.
 * Never throws. Everything behind the login uses `useRead` and `useWrite`.
 */
export async function ask<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Written<Data>> {
  const failed = (failure: Failure): Written<Data> => ({ data: null, failure })
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        ...PREFLIGHT,
        'content-type': 'application/json',
        'x-apollo-operation-name': operationName(document as TypedDocumentNode),
      },
      body: await bodyOf(document as TypedDocumentNode, variables),
    })
    const { data, errors = [] } = (await response.json()) as Answer<Data>
    return data && errors.length === 0
      ? { data, failure: null }
      : failed(failureOf({ graphQLErrors: errors }))
  } catch {
    return failed(failureOf({ graphQLErrors: [] }))
  }
}
