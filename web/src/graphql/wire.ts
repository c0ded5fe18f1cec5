/** Another site cannot set this header without asking first, so a forged request never reaches the API. */
export const PREFLIGHT = { 'apollo-require-preflight': 'true' }

/** The hash the build put into a document; null in a document made by hand. */
export function hashOf(document: object): string | null {
  const meta = (document as { __meta__?: { hash?: string } }).__meta__
  return meta?.hash ?? null
}
