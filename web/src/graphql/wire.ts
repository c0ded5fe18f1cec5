import type { TypedDocumentNode } from '@urql/core'

/** Another site cannot set this header without asking first, so a forged request never reaches the API. */
export const PREFLIGHT = { 'apollo-require-preflight': 'true' }

/** The SHA-256 the build put into a document; null in a document made by hand. */
export function hashOf(document: object): string | null {
  const meta = (document as { __meta__?: { hash?: string } }).__meta__
  return meta?.hash?.replace(/^sha256:/, '') ?? null
}

/** Named in the server's log and metrics. */
export function operationName(document: TypedDocumentNode): string {
  for (const definition of document.definitions) {
    if (definition.kind === 'OperationDefinition' && definition.name) return definition.name.value
  }
  return 'anonymous'
}
