import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useDesk } from '../desk.ts'

const DraftOrganizationsDocument = graphql(`
  query DraftOrganizations($place: ID!, $words: String, $first: Int) {
    organizations(place: $place, words: $words, first: $first) {
      totalCount
      nodes {
        id
        name
        active
      }
    }
  }
`)

/** Active units of the plan's jurisdiction whose name holds the words. */
export function useOrganizations(words: string, first = 50) {
  const { jurisdiction } = useDesk()
  const { data, fetching } = useRead(DraftOrganizationsDocument, {
    place: jurisdiction,
    words: words.trim() || null,
    first,
  })
  const found = data?.organizations.nodes ?? []
  return {
    organizations: found.filter(({ active }) => active),
    total: data?.organizations.totalCount ?? 0,
    fetching,
  }
}
