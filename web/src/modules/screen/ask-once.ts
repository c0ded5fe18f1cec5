import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core'
import { failureOf } from '../../graphql/errors.ts'

/** Longer nobody waits: a line that swallows requests is as good as cut. */
const WAIT_MS = 20_000

export type Answer<Data> = { data: Data; code: null } | { data: null; code: string }

/** One question, one answer, nothing left behind. Never throws; `code` is that of the API, or NETWORK. */
export function askOnce<Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  return new Promise(resolve => {
    let stop = () => {}
    const end = (answer: Answer<Data>) => {
      clearTimeout(timer)
      resolve(answer)
      // Not within the answer itself, which may come before there is anything to stop.
      queueMicrotask(() => stop())
    }
    const timer = setTimeout(() => end({ data: null, code: 'NETWORK' }), WAIT_MS)
    stop = client
      .query(document, variables, { requestPolicy: 'network-only' })
      .subscribe(({ data, error }) => {
        if (data && !error) end({ data, code: null })
        else end({ data: null, code: error ? failureOf(error).code : 'NETWORK' })
      }).unsubscribe
  })
}
