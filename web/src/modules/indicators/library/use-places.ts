import { useMemo } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { shortName } from '../places/place-name.ts'

const PlacesDocument = graphql(`
  query LibraryPlaces($code: ID!) {
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

export interface ListedPlace {
  code: string
  name: string
  level: number
  /** 龙归镇 · 龙归社区 for what lies two levels down. */
  label: string
}

/** A place and the two levels below it, in order. */
export function usePlaces(code: string): ListedPlace[] {
  const { data } = useRead(PlacesDocument, { code }, { pause: code === '' })
  const top = data?.division
  return useMemo(() => {
    if (!top) return []
    const below = top.children.flatMap(child => [
      { code: child.code, name: child.name, level: child.level, label: shortName(child.name) },
      ...child.children.map(grand => ({
        code: grand.code,
        name: grand.name,
        level: grand.level,
        label: `${shortName(child.name)} · ${shortName(grand.name)}`,
      })),
    ])
    return [{ code: top.code, name: top.name, level: top.level, label: top.name }, ...below]
  }, [top])
}

/** Level of a jurisdiction; a county until it is known. */
export function useTopLevel(code: string): number {
  const { data } = useRead(PlacesDocument, { code }, { pause: code === '' })
  return data?.division?.level ?? 3
}
