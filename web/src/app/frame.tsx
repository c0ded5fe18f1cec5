import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'
import './frame.css'
import { Nav } from './nav.tsx'
import { TopBar } from './top-bar.tsx'

/** Top bar, menu, page. On a phone the menu becomes a bottom bar. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useWords()
  return (
    <div className="app">
      <a className="skip" href="#main">
        {t('common:app.skip')}
      </a>
      <TopBar />
      <Nav />
      <main className="main" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
