import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../i18n/index.ts'
import { OtherDay } from './as-of-picker.tsx'
import './frame.css'
import { Nav } from './nav.tsx'
import { Papers, PrintHead, sheetOf } from './paper.tsx'
import { TopBar } from './top-bar.tsx'

/** Top bar, menu, page. On a phone the menu becomes a bottom bar. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page starts at its top.
  useEffect(() => {
    main.current?.scrollTo({ top: 0 })
  }, [path])
  return (
    <div className="app" data-sheet={sheetOf(path)}>
      <a className="skip" href="#main">
        {t('common:app.skip')}
      </a>
      <TopBar />
      <Nav />
      <main className="main" id="main" tabIndex={-1} ref={main}>
        <OtherDay />
        <Papers>
          <PrintHead />
          {children}
        </Papers>
      </main>
    </div>
  )
}
