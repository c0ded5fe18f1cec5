import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import type { Viewer } from '../context.ts'
import { DomainError } from '../errors.ts'
import { isOpenToStrangers, refusal } from '../guard.ts'
import type { GraphQLRequest } from './graphql-request.ts'
import { aliasCount, LIMITS, tokenCount, type Variables, type Weight, weigh } from './limits.ts'

/** A document as it will be run. */
export interface KnownDocument {
  text: string
  /** One of the web app's own, known since the build. */
  registered: boolean
}

/** What decides which documents may run. */
export interface Admission {
  /** The text to run. Throws `PERSISTED_QUERY_NOT_FOUND`; null when the request names no document. */
  resolve(request: GraphQLRequest): KnownDocument | null
  /** Throws `TOO_COMPLEX`, or `UNAUTHENTICATED` for what a stranger may not send. */
  admit(document: KnownDocument, variables: Variables, viewer: Viewer | null): void
}

/** Lists of documents and clients write a hash bare or as `sha256:…`. */
const bare = (hash: string): string => hash.replace(/^sha256:/, '').toLowerCase()

/**
 * Registered documents run within the limits of depth and cost. Free text runs for people who are signed in, within
 * all limits; a stranger's only when it is small and asks for nothing but what is open to strangers.
 */
export function admission(schema: GraphQLSchema, documents: ReadonlyMap<string, string>): Admission {
  const byHash = new Map([...documents].map(([hash, text]) => [bare(hash), text]))
  const own = new Set(byHash.values())
  const parsed = new Map<string, DocumentNode>()
  const parseRegistered = (text: string): DocumentNode => {
    const document = parsed.get(text) ?? parse(text, { noLocation: true })
    parsed.set(text, document)
    return document
  }

  return {
    resolve({ query, hash }) {
      if (query !== null) return { text: query, registered: own.has(query) }
      if (hash === null) return null
      const text = byHash.get(bare(hash))
      if (text === undefined) throw unknownDocument()
      return { text, registered: true }
    },
    admit({ text, registered }, variables, viewer) {
      if (registered) {
        weigh(parseRegistered(text), schema, variables)
        return
      }
      const document = parseFree(text, viewer)
      // What cannot be parsed is refused by the server with the place of the fault.
      if (document === null) return
      if (aliasCount(document) > LIMITS.aliases)
        throw new DomainError('TOO_COMPLEX', `一次查询最多使用 ${LIMITS.aliases} 个别名。`)
      const weight = weigh(document, schema, variables)
      if (viewer === null) refuseToStranger(schema, weight)
    },
  }
}

function parseFree(text: string, viewer: Viewer | null): DocumentNode | null {
  const limit = viewer === null ? LIMITS.strangerTokens : LIMITS.tokens
  const tokens = tokenCount(text, limit)
  if (tokens === null) return null
  if (tokens > limit) throw new DomainError('TOO_COMPLEX', `查询太长：最多 ${limit} 个词法单元。`)
  try {
    return parse(text, { noLocation: true })
  } catch {
    return null
  }
}

/** Guessing many passwords in one request is refused as well: one open mutation at a time. */
function refuseToStranger(schema: GraphQLSchema, { roots }: Weight): void {
  for (const { type, field } of roots) {
    const definition = schema.getType(type)
    if (definition && 'getFields' in definition) {
      const known = definition.getFields()[field]
      if (known && !isOpenToStrangers(known)) throw refusal(null)
    }
  }
  const writes = roots.filter(({ type }) => type === schema.getMutationType()?.name)
  if (writes.length > 1) throw new DomainError('TOO_COMPLEX', '登录之前一次只能提交一个操作。')
}

const unknownDocument = () =>
  new DomainError('PERSISTED_QUERY_NOT_FOUND', '页面与服务器的版本不一致，可能刚刚升级。请刷新页面后重试。')
