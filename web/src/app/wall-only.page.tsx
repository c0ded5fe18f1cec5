import { use, useState } from 'react'
import { loadAllWords, useWords } from '../i18n/index.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/loaded.tsx'

/** Any other page on the computer of a wall: back to the big screen, or sign in as oneself. */
export function WallOnlyPage() {
  const [words] = useState(loadAllWords)
  use(words)
  const { t } = useWords()
  return (
    <main className="main">
      <h1>{t('screen:keep.onlyTitle')}</h1>
      <EmptyState
        action={
          <span className="row">
            <ButtonLink look="primary" href={paths.screen()}>
              {t('screen:keep.onlyBack')}
            </ButtonLink>
            <ButtonLink href={paths.login(location.pathname + location.search)}>
              {t('screen:line.signIn')}
            </ButtonLink>
          </span>
        }
      >
        {t('screen:keep.only')}
      </EmptyState>
    </main>
  )
}
