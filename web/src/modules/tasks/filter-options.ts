import { useEffect, useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useScope } from '../../scope.tsx'
import type { Option } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { useNamesOf } from '../follow-up/index.ts'
import type { LedgerRow } from './ledger-query.ts'

const LedgerPlansDocument = graphql(`
  query LedgerPlans($place: ID!) {
    plans(place: $place, status: CONFIRMED, first: 200) {
      nodes {
        id
        title
      }
    }
  }
`)

const LedgerUnitsDocument = graphql(`
  query LedgerUnits($place: ID!, $words: String) {
    organizations(place: $place, words: $words, first: 50) {
      nodes {
        id
        name
      }
    }
  }
`)

/** Plans to choose from; their names are known to whoever sees their tasks. */
export function usePlanOptions(): Option[] {
  const { place } = useScope()
  const { viewer } = useSession()
  const { data } = useRead(LedgerPlansDocument, { place }, { pause: !viewer.can.readPlans })
  return data?.plans.nodes.map(({ id, title }) => ({ value: id, label: title })) ?? []
}

/** The value once it has stood still for a moment. */
export function useSettled<Value>(value: Value, ms = 250): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

/** Units found by typing, after those chosen; the names of chosen ones are read off the tasks they take part in. */
export function useUnitOptions(
  chosen: readonly string[],
  rows: readonly LedgerRow[],
  words: string,
): Option[] {
  const { place } = useScope()
  const { viewer } = useSession()
  const asked = useSettled(words.trim())
  const { data } = useRead(
    LedgerUnitsDocument,
    { place, words: asked || null },
    { pause: !viewer.can.readOrganizations },
  )
  const found = data?.organizations.nodes.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const onRows = chosen.filter(id => !found.some(({ value }) => value === id)).flatMap(id => nameOf(id, rows))
  const known = [...onRows, ...found].map(({ value, label }) => ({ id: value, name: label }))
  const others = useNamesOf(data ? chosen : [], known)
  return [...onRows, ...others.map(({ id, name }) => ({ value: id, label: name })), ...found]
}

function nameOf(id: string, rows: readonly LedgerRow[]): Option[] {
  for (const { lead, joint } of rows) {
    const owner = [...lead, ...joint].find(({ organization }) => organization.id === id)
    if (owner) return [{ value: id, label: owner.organization.name }]
  }
  return []
}
