import { useMemo, useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { changeLanguage, type T, useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { setAppearance, useAppearance } from '../../ui/appearance.ts'
import { useSession } from '../access/index.ts'
import { useAppPages } from './app-pages.ts'
import { allEntry, hitEntry } from './hit-entry.ts'
import { type Entry, entryOf, foundBy, type Named, type Section } from './palette-entry.ts'
import { readRecent } from './recent.ts'
import type { Group } from './search-query.ts'

const ViewsDocument = graphql(`
  query PaletteViews {
    savedViews {
      id
      name
    }
  }
`)

interface Action extends Named {
  id: string
  run(): void
}

/** What can be done from anywhere. */
function useActions(): Action[] {
  const { t, language } = useWords()
  const { theme, size } = useAppearance()
  const isDark = theme === 'dark'
  const isLarge = size === 'large'
  return [
    {
      ...{ id: 'theme', pinyin: isDark ? 'qian se wai guan' : 'shen se wai guan' },
      title: t(isDark ? 'search:action.light' : 'search:action.dark'),
      run: () => setAppearance({ theme: isDark ? 'light' : 'dark' }),
    },
    {
      ...{ id: 'size', pinyin: isLarge ? 'biao zhun zi hao' : 'da zi mo shi' },
      title: t(isLarge ? 'search:action.normal' : 'search:action.large'),
      run: () => setAppearance({ size: isLarge ? 'normal' : 'large' }),
    },
    {
      ...{
        id: 'language',
        title: language === 'en' ? '切换为中文' : 'English',
        pinyin: 'zhong wen ying wen',
      },
      run: () => void changeLanguage(language === 'en' ? 'zh-CN' : 'en'),
    },
  ]
}

/** One's own views, found by their names as they are written. */
function useViewEntries(text: string): Entry[] {
  const { data } = useRead(ViewsDocument, {})
  const named = (data?.savedViews ?? []).map(({ id, name }) => ({ id, title: name, pinyin: '' }))
  return foundBy(named, text).map(({ id, title }) =>
    entryOf({ id: `view ${id}`, title, to: { path: paths.view(id) } }),
  )
}

const sectionOf = (t: T, id: 'recent' | 'views' | 'pages' | 'actions', entries: Entry[]): Section[] =>
  entries.length > 0 ? [{ id, title: t(`search:section.${id}`), entries }] : []

/** Pages that stand in front of what the server found: those whose name was typed. */
const FEW_PAGES = 4

/** Everything the palette offers for what is typed, section by section. */
export function useSections(text: string, groups: readonly Group[]): Section[] {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const { viewer } = useSession()
  const [recent] = useState(() => readRecent(viewer.id))
  const pages = useAppPages()
  const actions = useActions()
  const views = useViewEntries(text)
  const found = useMemo(
    () =>
      groups.map((group): Section => {
        const all = allEntry(t, group, text)
        const hits = group.hits.map(hit => hitEntry(t, hit, viewer.can, asOf === today))
        return { id: group.kind, title: t(`search:kind.${group.kind}`), entries: all ? [...hits, all] : hits }
      }),
    [groups, t, text, viewer.can, asOf, today],
  )
  const isTyped = text.trim() !== ''
  const pageEntries = foundBy(pages, text).map(({ id, title, path }) => entryOf({ id, title, to: { path } }))
  const actionEntries = foundBy(actions, text).map(({ id, title, run }) =>
    entryOf({ id: `action ${id}`, title, run }),
  )
  return [
    ...(isTyped ? [] : sectionOf(t, 'recent', recent.map(entryOf))),
    ...sectionOf(t, 'pages', isTyped ? pageEntries.slice(0, FEW_PAGES) : pageEntries),
    ...sectionOf(t, 'views', views),
    ...found,
    ...sectionOf(t, 'actions', actionEntries),
  ]
}
