import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import type { Option } from '../../ui/index.ts'

const UnitChoicesDocument = graphql(`
  query UnitChoices($place: ID!, $words: String) {
    adminUnits(place: $place, words: $words, active: true, first: 50) {
      nodes {
        organization {
          id
          name
        }
      }
    }
  }
`)

/** Units in use to choose from, found by typing. `chosen` stays among them. */
export function useUnitChoices(
  place: string,
  chosen: Option | null = null,
): { options: Option[]; search(words: string): void } {
  const [words, setWords] = useState('')
  // What stands in the field after a choice is the name of that choice: then all are offered again.
  const asked = chosen?.label === words ? '' : words
  const { data } = useRead(UnitChoicesDocument, { place, words: asked })
  const found =
    data?.adminUnits.nodes.map(({ organization: { id, name } }) => ({ value: id, label: name })) ?? []
  const options = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found
  return { options, search: setWords }
}
