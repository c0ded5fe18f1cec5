import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type LinkParams, readScope, scopedHref, withScope } from './scope-url.ts'

interface ScopeDefaults {
  /** Where someone without `?place=` stands; null when the viewer has no place at all. */
  place: string | null
  /** The server's day: the fixed clock of the demo, or today. */
  today: string
}

const Defaults = createContext<ScopeDefaults>({ place: null, today: '1970-01-01' })

export function ScopeProvider({ place, today, children }: ScopeDefaults & { children: ReactNode }) {
  const value = useMemo(() => ({ place, today }), [place, today])
  return <Defaults.Provider value={value}>{children}</Defaults.Provider>
}

export interface Scope {
  /** 12-digit code of the place looked at. */
  place: string
  /** Calendar day all figures are true for. */
  asOf: string
  today: string
  setPlace(code: string | null): void
  setAsOf(day: string | null): void
  /** Link that keeps place and date: `href(paths.tasks(), { light: 'BEHIND' })`. */
  href(path: string, params?: LinkParams): string
}

/** Place and date are global: they live in the address and stay while moving between pages. */
export function useScope(): Scope {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const defaults = useContext(Defaults)
  return useMemo(() => {
    const { place, asOf } = readScope(search)
    const go = (next: string) => navigate(next ? `${path}?${next}` : path)
    return {
      place: place ?? defaults.place ?? '',
      asOf: asOf ?? defaults.today,
      today: defaults.today,
      setPlace: code => go(withScope(search, { place: code })),
      setAsOf: day => go(withScope(search, { asOf: day === defaults.today ? null : day })),
      href: (to, params) => scopedHref(search, to, params),
    }
  }, [search, path, navigate, defaults])
}
