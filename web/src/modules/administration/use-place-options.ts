import { useMemo } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import type { Option } from '../../ui/index.ts'

const AdminTreeDocument = graphql(`
  query AdminTree($code: ID!) {
    division(code: $code) {
      code
      name
      level
      children {
        code
        name
        level
        children {
          code
          name
          level
        }
      }
    }
  }
`)

/** The places of a jurisdiction, two levels down; villages with the name of their town. Only of one level where asked. */
export function usePlaceOptions(code: string, level?: number): Option[] {
  const { data } = useRead(AdminTreeDocument, { code })
  const top = data?.division
  return useMemo(() => {
    if (!top) return []
    const below = top.children.flatMap(town => [
      { value: town.code, label: town.name, level: town.level },
      ...town.children.map(village => ({
        value: village.code,
        label: `${town.name} ${village.name}`,
        level: village.level,
      })),
    ])
    return [{ value: top.code, label: top.name, level: top.level }, ...below].filter(
      place => level === undefined || place.level === level,
    )
  }, [top, level])
}
