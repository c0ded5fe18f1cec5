import { buildSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../errors.ts'
import { aliasCount, LIMITS, tokenCount, weigh } from './limits.ts'

const schema = buildSchema(`
  type Query { me: Person! people(first: Int, after: String): People! tree: Node }
  type Mutation { save(name: String): Person }
  type People { nodes: [Person!]! totalCount: Int! }
  type Person { name: String! friends: [Person!]! boss: Person }
  type Node { name: String parent: Node children: [Node!]! }
`)

const weighed = (text: string, variables = {}) => weigh(parse(text), schema, variables)

function refusalOf(text: string, variables = {}): string | null {
  try {
    weighed(text, variables)
    return null
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error)
  }
}

const nested = (field: string, depth: number): string =>
  depth === 1 ? 'name' : `${field} { ${nested(field, depth - 1)} }`

describe('depth', () => {
  it('counts fields inside fields, through fragments', () => {
    expect(weighed('{ me { boss { boss { name } } } }').depth).toBe(4)
    expect(weighed('{ me { ...F } } fragment F on Person { boss { ... on Person { name } } }').depth).toBe(3)
  })

  it(`is ${LIMITS.depth} at most`, () => {
    expect(refusalOf(`{ tree { ${nested('parent', LIMITS.depth - 1)} } }`)).toBeNull()
    expect(refusalOf(`{ tree { ${nested('parent', LIMITS.depth)} } }`)).toBe('TOO_COMPLEX')
  })
})

describe('cost', () => {
  it('multiplies the rows of each level', () => {
    expect(weighed('{ me { name } }').cost).toBe(1)
    expect(weighed('{ people(first: 20) { nodes { boss { name } } } }').cost).toBe(1 + 20 + 20)
    expect(weighed('{ people(first: 20) { nodes { friends { name } } } }').cost).toBe(1 + 20 + 200)
    expect(weighed('{ people { nodes { name } } }').cost).toBe(1 + 50)
  })

  it('reads page sizes from variables and their defaults, within what a page may carry', () => {
    const text = 'query($first: Int = 30) { people(first: $first) { nodes { name } } }'
    expect(weighed(text).cost).toBe(31)
    expect(weighed(text, { first: 7 }).cost).toBe(8)
    expect(weighed(text, { first: 1e9 }).cost).toBe(201)
    expect(weighed(text, { first: -5 }).cost).toBe(2)
  })

  it('refuses pages of pages', () => {
    expect(refusalOf('{ people(first: 200) { nodes { friends { friends { name } } } } }')).toBeNull()
    expect(refusalOf('{ people(first: 200) { nodes { friends { friends { friends { name } } } } } }')).toBe(
      'TOO_COMPLEX',
    )
  })

  it('gives up early on fragments that multiply', () => {
    const levels = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Person { ...F${n + 1} ...F${n + 1} }`,
    )
    const start = performance.now()
    expect(refusalOf(`{ me { ...F0 } } ${levels.join(' ')} fragment F60 on Person { name }`)).toBe(
      'TOO_COMPLEX',
    )
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('leaves fragments in a circle to validation', () => {
    expect(
      refusalOf('{ me { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }'),
    ).toBeNull()
  })
})

describe('other counts', () => {
  it('names every root field asked, through fragments', () => {
    const { roots } = weighed('{ a: me { name } ...R } fragment R on Query { tree { name } }')
    expect(roots).toEqual([
      { type: 'Query', field: 'me' },
      { type: 'Query', field: 'tree' },
    ])
  })

  it('counts aliases and tokens', () => {
    expect(aliasCount(parse('{ a: me { b: name name } }'))).toBe(2)
    expect(tokenCount('{ me { name } }', 100)).toBe(6)
    expect(tokenCount('{ '.repeat(5000), 100)).toBe(101)
    expect(tokenCount('{ me "unclosed }', 100)).toBeNull()
  })
})
