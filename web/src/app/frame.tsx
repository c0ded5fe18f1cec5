import { type ReactNode, useRef } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../i18n/index.ts'
import { FirstHint, ShortcutKeys } from '../modules/help/index.ts'
import { hasViews, ViewsButton } from '../modules/views/index.ts'
import { HowLayer } from '../ui/how.tsx'
import { OtherDay } from './as-of-picker.tsx'
import './frame.css'
import { PageHeadExtra } from '../ui/page-head.tsx'
import { Nav } from './nav.tsx'
import { Papers, PrintHead, sheetOf } from './paper.tsx'
import { TopBar } from './top-bar.tsx'
import { useRestOfWords } from './use-rest-of-words.ts'
import { useScrollMemory } from './use-scroll-memory.ts'

/** Top bar, menu, page. On a phone the menu becomes a bottom bar. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  useScrollMemory(main)
  useRestOfWords()
  return (
    <div className="app" data-sheet={sheetOf(path)}>
      <a className="skip" href="#main">
        {t('common:app.skip')}
      </a>
      <TopBar />
      <Nav />
      <main className="main" id="main" tabIndex={-1} ref={main}>
        <OtherDay />
        <FirstHint />
        <Papers>
          <PrintHead />
          <PageHeadExtra value={hasViews(path) ? <ViewsButton /> : null}>{children}</PageHeadExtra>
        </Papers>
      </main>
      <HowLayer />
      <ShortcutKeys />
    </div>
  )
}
