import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useScope } from '../../scope.tsx'
import { useSession } from '../access/index.ts'

const UnitsDocument = graphql(`
  query FollowUpUnits($place: ID!, $words: String) {
    organizations(place: $place, words: $words, first: 50) {
      nodes {
        id
        name
        active
      }
    }
  }
`)

const ChosenUnitsDocument = graphql(`
  query FollowUpChosenUnits($place: ID!, $ids: [ID!]!) {
    organizations(place: $place, ids: $ids, first: 50) {
      nodes {
        id
        name
      }
    }
  }
`)

export interface Unit {
  id: string
  name: string
}

/** Digits that say where a division of each level lies; the rest of its code are zeros. */
const PREFIXES = [2, 4, 6, 9, 12]

const significant = (code: string): string =>
  code.slice(
    0,
    PREFIXES.find(length => /^0*$/.test(code.slice(length))),
  )

/** The jurisdiction around a place: units answer for places they do not sit in. */
export function useJurisdiction(place: string): string {
  const { grants } = useSession().viewer
  const around = grants
    .map(grant => grant.jurisdiction.code)
    .filter(code => place.startsWith(significant(code)))
    .sort((one, other) => significant(one).length - significant(other).length)
  return around[around.length - 1] ?? place
}

const MOST_NAMED = 50
/** An address may also ask for what has no unit. */
const ID = /^[0-9a-f-]{36}$/i

/** The names of units an address chose, wherever they stand in the list; those `known` are not asked for. */
export function useNamesOf(ids: readonly string[], known: readonly Unit[]): Unit[] {
  const { place } = useScope()
  const { can } = useSession().viewer
  const jurisdiction = useJurisdiction(place)
  const unknown = ids.filter(id => ID.test(id) && !known.some(unit => unit.id === id)).slice(0, MOST_NAMED)
  const { data } = useRead(
    ChosenUnitsDocument,
    { place: jurisdiction, ids: unknown },
    { pause: jurisdiction === '' || unknown.length === 0 || !can.readOrganizations },
  )
  return unknown.length === 0 ? NOBODY : (data?.organizations.nodes ?? NOBODY)
}

const NOBODY: Unit[] = []

/** Active units of the jurisdiction whose name holds the words; `first` stand in front, then those `chosen` by id. */
export function useUnits(
  words: string,
  first: readonly Unit[] = NOBODY,
  chosen: readonly string[] = [],
): Unit[] {
  const { place } = useScope()
  const jurisdiction = useJurisdiction(place)
  const { data } = useRead(
    UnitsDocument,
    { place: jurisdiction, words: words.trim() || null },
    { pause: jurisdiction === '' },
  )
  const found = data?.organizations.nodes.filter(({ active }) => active) ?? []
  // Until the list is here nobody knows which of them it lacks.
  const others = useNamesOf(data ? chosen : [], [...first, ...found])
  const named = [...first, ...others].filter(({ name }) => name.includes(words.trim()))
  return [...named, ...found.filter(({ id }) => !named.some(unit => unit.id === id))]
}

/** Units as a list to choose from. */
export const unitOptions = (units: readonly Unit[]) =>
  units.map(({ id, name }) => ({ value: id, label: name }))
