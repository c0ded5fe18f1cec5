import type { Language } from '../../i18n/index.ts'
import type { GuideName } from './guide-of.ts'

type Guides = Record<GuideName, string>

const LOADERS: Record<Language, () => Promise<{ guides: Guides }>> = {
  'zh-CN': () => import('./guides.ts'),
  en: () => import('./guides-en.ts'),
}

const loaded = new Map<Language, Promise<Guides>>()

/** The guides in a language, fetched when it is first asked for. */
export function guidesIn(language: Language): Promise<Guides> {
  const known = loaded.get(language)
  if (known) return known
  const made = LOADERS[language]().then(({ guides }) => guides)
  loaded.set(language, made)
  // What the line swallowed is asked for again the next time.
  made.catch(() => loaded.delete(language))
  return made
}
