import { useEffect, useRef, useState } from 'react'
import type { SearchQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useScope } from '../../scope.tsx'

const SearchDocument = graphql(`
  query Search($text: String!, $place: ID) {
    search(text: $text, place: $place, first: 5) {
      groups {
        kind
        more
        hits {
          kind
          id
          title
          number
          owner
          light
          on
          done
          roles
          organizationId
          marks {
            from
            to
          }
        }
      }
    }
  }
`)

export type Group = SearchQuery['search']['groups'][number]
export type Hit = Group['hits'][number]

const PAUSE_MS = 160
const LONGEST = 60

/** The words a moment after the typing, so that not every letter asks. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), text === '' ? 0 : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

export interface Found {
  groups: readonly Group[]
  /** The answer to what is typed now is not here yet. */
  busy: boolean
  /** Why there is none. */
  failure: string | null
  retry(): void
}

const NONE: readonly Group[] = []

/** What the server finds for what is typed. The last answer stays until the next one is here. */
export function useSearch(typed: string): Found {
  const { place } = useScope()
  const text = typed.trim().slice(0, LONGEST)
  const asked = usePaused(text)
  const read = useRead(SearchDocument, { text: asked, place: place || null }, { pause: asked === '' })
  const kept = useRef<readonly Group[]>(NONE)
  if (asked === '' || text === '') kept.current = NONE
  else if (read.data) kept.current = read.data.search.groups
  return {
    groups: kept.current,
    busy: text !== asked || (asked !== '' && !read.data && !read.failure),
    failure: asked === '' ? null : (read.failure?.message ?? null),
    retry: read.retry,
  }
}
