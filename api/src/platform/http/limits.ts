import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  type InlineFragmentNode,
  isListType,
  isObjectType,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  type SelectionNode,
  Source,
  TokenKind,
  visit,
} from 'graphql'
import { DomainError } from '../errors.ts'
import { MAX_PAGE } from '../paging.ts'

/** What one document may ask (TECH: security figures). Cost counts objects: each level times the rows above it. */
export const LIMITS = { depth: 12, aliases: 15, tokens: 1000, strangerTokens: 250, cost: 30_000 } as const

/** Rows reckoned for a list of unknown length, and for a page whose size is left out. */
const USUAL_LIST = 10
const USUAL_PAGE = 50

/** Selections looked at before a document counts as too complex, whatever they cost: fragments can multiply. */
const MAX_STEPS = 20_000

const tooComplex = (sentence: string) => new DomainError('TOO_COMPLEX', sentence)

/** Tokens of a text, counted up to `limit` + 1; null when it is no GraphQL at all. */
export function tokenCount(text: string, limit: number): number | null {
  const lexer = new Lexer(new Source(text))
  try {
    let count = 0
    while (count <= limit && lexer.advance().kind !== TokenKind.EOF) count += 1
    return count
  } catch {
    return null
  }
}

export function aliasCount(document: DocumentNode): number {
  let count = 0
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD && node.alias) count += 1
    },
  })
  return count
}

export type Variables = Readonly<Record<string, unknown>>

export interface Weight {
  /** Fields inside fields; a root field has depth 1. */
  depth: number
  /** Objects it may make. */
  cost: number
  /** Fields asked of Query, Mutation or Subscription, once for each time. */
  roots: { type: string; field: string }[]
}

interface Place {
  type: GraphQLNamedType | undefined
  depth: number
  /** How many objects of this place there may be. */
  rows: number
  /** Rows of a page asked for one level above: the length of the lists in here. */
  page: number | null
  fragments: readonly string[]
}

/**
 * How deep and how heavy a document is, with its page sizes. Introspection is left out. Throws `TOO_COMPLEX` as soon
 * as a limit is passed, so that measuring costs no more than the limit.
 */
export function weigh(document: DocumentNode, schema: GraphQLSchema, variables: Variables): Weight {
  const weight: Weight = { depth: 0, cost: 0, roots: [] }
  const walker = new Walker(document, schema, variables, weight)
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) walker.operation(definition)
  }
  return weight
}

class Walker {
  private steps = 0
  private sizes: Variables = {}
  private readonly fragments: ReadonlyMap<string, { selections: readonly SelectionNode[]; on: string }>

  constructor(
    document: DocumentNode,
    private readonly schema: GraphQLSchema,
    private readonly variables: Variables,
    private readonly weight: Weight,
  ) {
    this.fragments = new Map(
      document.definitions.flatMap(definition =>
        definition.kind === Kind.FRAGMENT_DEFINITION
          ? [
              [
                definition.name.value,
                { selections: definition.selectionSet.selections, on: definition.typeCondition.name.value },
              ] as const,
            ]
          : [],
      ),
    )
  }

  operation({ operation, selectionSet, variableDefinitions = [] }: OperationDefinitionNode): void {
    const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
    )
    this.sizes = { ...Object.fromEntries(defaults), ...this.variables }
    const type = this.schema.getRootType(operation) ?? undefined
    this.all(selectionSet.selections, { type, depth: 1, rows: 1, page: null, fragments: [] })
  }

  private all(selections: readonly SelectionNode[], place: Place): void {
    for (const selection of selections) {
      this.steps += 1
      if (this.steps > MAX_STEPS) throw tooComplex('查询展开后过于庞大，请拆成几次。')
      this.one(selection, place)
    }
  }

  private one(selection: SelectionNode, place: Place): void {
    if (selection.kind === Kind.FIELD) this.field(selection, place)
    else if (selection.kind === Kind.INLINE_FRAGMENT) this.inline(selection, place)
    else this.spread(selection.name.value, place)
  }

  private inline({ typeCondition, selectionSet }: InlineFragmentNode, place: Place): void {
    const type = typeCondition ? this.schema.getType(typeCondition.name.value) : place.type
    this.all(selectionSet.selections, { ...place, type })
  }

  private spread(name: string, place: Place): void {
    const fragment = this.fragments.get(name)
    // A fragment inside itself is refused by validation later.
    if (!fragment || place.fragments.includes(name)) return
    const fragments = [...place.fragments, name]
    this.all(fragment.selections, { ...place, type: this.schema.getType(fragment.on), fragments })
  }

  private field(node: FieldNode, { type, depth, rows, page, fragments }: Place): void {
    const name = node.name.value
    if (name.startsWith('__')) return
    if (depth === 1 && type) this.weight.roots.push({ type: type.name, field: name })
    this.weight.depth = Math.max(this.weight.depth, depth)
    if (depth > LIMITS.depth) throw tooComplex(`查询嵌套不能超过 ${LIMITS.depth} 层。`)
    const field = isObjectType(type) ? type.getFields()[name] : undefined
    if (!field || !node.selectionSet) return
    const asked = field.args.some(arg => arg.name === 'first') ? this.pageSize(node) : null
    const inside = isListType(getNullableType(field.type)) ? rows * (asked ?? page ?? USUAL_LIST) : rows
    this.weight.cost += inside
    if (this.weight.cost > LIMITS.cost) throw tooComplex('查询一次取的数据太多，请减小每页条数或拆成几次。')
    this.all(node.selectionSet.selections, {
      type: getNamedType(field.type),
      depth: depth + 1,
      rows: inside,
      page: asked,
      fragments,
    })
  }

  private pageSize(node: FieldNode): number {
    const value = node.arguments?.find(argument => argument.name.value === 'first')?.value
    if (value?.kind === Kind.INT) return Math.min(Math.max(Number(value.value), 1), MAX_PAGE)
    const given = value?.kind === Kind.VARIABLE ? this.sizes[value.name.value] : undefined
    return typeof given === 'number' ? Math.min(Math.max(given, 1), MAX_PAGE) : USUAL_PAGE
  }
}
