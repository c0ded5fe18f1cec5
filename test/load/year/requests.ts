import type { TestClient } from '#test/kit/client.ts'

/** What the API may say no with to a person who acts on what was true yesterday. Everything else ends the simulation. */
const REFUSALS: ReadonlySet<string> = new Set(['CONFLICT', 'BAD_INPUT'])

export interface Counts {
  /** Requests by operation. */
  requests: Record<string, number>
  /** Refusals by sentence, digits and names left out. */
  refusals: Record<string, number>
  /** Items of batches refused one by one. */
  faults: number
}

export interface Requests {
  counts: Counts
  /** The answer of one operation, or null where it was refused in a sentence. Throws on any other error. */
  send<Answer>(
    client: TestClient,
    document: string,
    variables: Record<string, unknown>,
  ): Promise<Answer | null>
}

const add = (counts: Record<string, number>, key: string, more = 1) => {
  counts[key] = (counts[key] ?? 0) + more
}

/** Sentences of one kind count together. */
const kindOf = (sentence: string) => sentence.replace(/[\d-]+/g, '#').replace(/[“"].*?[”"]/g, '…')

export function createRequests(): Requests {
  const counts: Counts = { requests: {}, refusals: {}, faults: 0 }
  return {
    counts,
    async send<Answer>(client: TestClient, document: string, variables: Record<string, unknown>) {
      const name = /\{\s*(\w+)/.exec(document.replace(/\([^)]*\)/, ''))?.[1] ?? '?'
      add(counts.requests, name)
      const { data, errors, code } = await client.query<Record<string, Answer>>(document, variables)
      if (!errors) {
        const answer = (data as Record<string, Answer>)[name] as Answer & { faults?: { message: string }[] }
        for (const { message } of answer?.faults ?? []) {
          counts.faults += 1
          add(counts.refusals, kindOf(message))
        }
        return answer
      }
      if (code === null || !REFUSALS.has(code))
        throw new Error(`${name}: ${code} ${errors[0]?.message} ${JSON.stringify(variables)}`)
      add(counts.refusals, kindOf(errors[0]?.message ?? ''))
      return null
    },
  }
}
