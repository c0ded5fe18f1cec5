import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useCallback } from 'react'
import { useMutation } from 'urql'
import { type Failure, failureOf } from './errors.ts'

/** Exactly one of the two is set. */
export type Written<Data> = { data: Data; failure: null } | { data: null; failure: Failure }

/** A mutation that never throws: `const [save, saving] = useWrite(Doc); const { data, failure } = await save({…})`. */
export function useWrite<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): [(variables: Variables) => Promise<Written<Data>>, boolean] {
  const [{ fetching }, run] = useMutation<Data, Variables>(document)
  const write = useCallback(
    async (variables: Variables): Promise<Written<Data>> => {
      const { data, error } = await run(variables)
      if (error || !data) return { data: null, failure: failureOf(error ?? { graphQLErrors: [] }) }
      return { data, failure: null }
    },
    [run],
  )
  return [write, fetching]
}
