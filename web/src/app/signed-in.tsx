import { lazy, type ReactNode, Suspense, use, useEffect, useMemo, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Provider } from 'urql'
import { Redirect, useLocation } from 'wouter'
import { makeCachedClient } from '../graphql/cached-client.ts'
import { loadFirstWords, useWords } from '../i18n/index.ts'
import { type Session, SessionProvider } from '../modules/access/index.ts'
import { useLiveScreen } from '../modules/notifications/index.ts'
import { paths } from '../paths.ts'
import { ScopeProvider, useScope } from '../scope.tsx'
import { Confirmations } from '../ui/confirm.tsx'
import { Failed } from '../ui/loaded.tsx'
import { Toasts } from '../ui/toast.tsx'
import { askSessionAgain, firstSession } from './first-session.ts'
import { Frame } from './frame.tsx'
import { mendOldBrowsers } from './old-browsers.ts'
import { Pages, usePageOnItsWay } from './pages.tsx'
import { goToLogin } from './sign-out.ts'

const WallOnly = lazy(() => import('./wall-only.page.tsx').then(module => ({ default: module.WallOnlyPage })))

mendOldBrowsers()
const words = loadFirstWords()

/** Everything behind the login: who is here, where and when they look, the frame and its page. */
export function SignedIn() {
  usePageOnItsWay()
  use(words)
  const [asked, setAsked] = useState(firstSession)
  const { data, failure } = use(asked)
  if (data?.viewer) return <Inside session={{ server: data.server, viewer: data.viewer }} />
  if (data) return <ToLogin />
  return <NotReached message={failure.message} retry={() => setAsked(askSessionAgain())} />
}

/** A wall has nobody to press a button when its computer was sooner than the server. */
const WALL_RETRY_MS = 10_000

function NotReached({ message, retry }: { message: string; retry(): void }) {
  const latest = useRef(retry)
  latest.current = retry
  useEffect(() => {
    if (location.pathname !== paths.screen()) return
    const timer = setInterval(() => latest.current(), WALL_RETRY_MS)
    return () => clearInterval(timer)
  }, [])
  return <Failed message={message} retry={retry} />
}

function ToLogin() {
  useEffect(goToLogin, [])
  return null
}

function Inside({ session }: { session: Session }) {
  const { language } = useWords()
  const [path] = useLocation()
  const { server, viewer } = session
  const mustChange = viewer.mustChangePassword && path !== paths.password()
  return (
    <I18nProvider locale={language}>
      <SessionProvider session={session}>
        <ScopeProvider place={viewer.places[0]?.code ?? null} today={server.today}>
          {mustChange ? (
            <Redirect to={paths.password()} replace />
          ) : path === paths.screen() ? (
            // The wall listens and reads by itself, and keeps nothing.
            <Pages />
          ) : viewer.screenUntil ? (
            <Suspense>
              <WallOnly />
            </Suspense>
          ) : (
            <OneDay viewerId={viewer.id}>
              {isPaper(path) ? (
                <Pages />
              ) : (
                <Frame>
                  <Pages />
                </Frame>
              )}
            </OneDay>
          )}
          <Confirmations />
          <Toasts />
        </ScopeProvider>
      </SessionProvider>
    </I18nProvider>
  )
}

/** Papers stand alone: what is printed has no frame around it. */
const isPaper = (path: string): boolean => /^\/notices\/(?:[^/]+\/)?print$/.test(path)

/** Lights and days left hang on the date looked at: each date has a cache of its own. */
function OneDay({ viewerId, children }: { viewerId: string; children: ReactNode }) {
  const { asOf } = useScope()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another viewer or date starts with an empty cache.
  const { client, readAgain } = useMemo(() => makeCachedClient({ onSignedOut: goToLogin }), [asOf, viewerId])
  useLiveScreen(readAgain)
  return <Provider value={client}>{children}</Provider>
}
