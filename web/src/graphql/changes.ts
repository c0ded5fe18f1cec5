import type { Client, OperationContext } from '@urql/core'

/** How what is shown should be read again: from the cache when it was written here, anew when elsewhere. */
type HowToRead = Partial<OperationContext>
type Listener = (how: HowToRead) => void

const listeners = new WeakMap<Client, Set<Listener>>()

/** Tells whoever keeps answers of this client without being subscribed to them that they may be old. */
export function tellChange(client: Client, how: HowToRead): void {
  for (const listener of [...(listeners.get(client) ?? [])]) listener(how)
}

/** Returns the way to stop listening. */
export function onChange(client: Client, listener: Listener): () => void {
  const known = listeners.get(client) ?? new Set()
  listeners.set(client, known.add(listener))
  return () => known.delete(listener)
}
