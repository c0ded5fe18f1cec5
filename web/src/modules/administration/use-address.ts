import { useCallback } from 'react'
import { useSearchParams } from 'wouter'

/** Filters of a list in its address: what is '' or null stands in no address. */
export function useAddress(): {
  get(key: string): string
  change(patch: Record<string, string | null>, options?: { replace: boolean }): void
} {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (patch: Record<string, string | null>, options?: { replace: boolean }) =>
      setParams(old => {
        for (const [key, value] of Object.entries(patch)) {
          if (value) old.set(key, value)
          else old.delete(key)
        }
        return old
      }, options),
    [setParams],
  )
  return { get: key => params.get(key) ?? '', change }
}
