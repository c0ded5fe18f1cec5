import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../paths.ts'
import { scopedHref } from '../../scope-url.ts'
import { type Ledger, ledgerParams, readLedger } from './ledger-url.ts'

export interface LedgerControl {
  ledger: Ledger
  /** Changes the address; `replace` leaves no step to go back to (typing). */
  change(patch: Partial<Ledger>, options?: { replace: boolean }): void
}

/** The state of the ledger, read from and written to the address alone. */
export function useLedger(): LedgerControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const ledger = useMemo(() => readLedger(search), [search])
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      ledger,
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        go(scopedHref(now, paths.tasks(), ledgerParams({ ...readLedger(now), ...patch })), options)
      },
    }),
    [ledger],
  )
}
