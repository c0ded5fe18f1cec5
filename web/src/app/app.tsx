import { lazy, Suspense, useMemo } from 'react'
import { Provider } from 'urql'
import { Route, Switch } from 'wouter'
import { makeClient } from '../graphql/transport.ts'
import { LoginPage } from '../modules/access/login.page.tsx'
import { patterns } from '../paths.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Skeleton } from '../ui/loaded.tsx'
import { goToLogin } from './sign-out.ts'

const SignedIn = lazy(() => import('./signed-in.tsx').then(module => ({ default: module.SignedIn })))

/** The login page stands alone; everything else is one lazy part behind it. */
export function App() {
  const client = useMemo(() => makeClient({ onSignedOut: goToLogin }), [])
  return (
    <Provider value={client}>
      <ErrorBoundary>
        <Suspense fallback={<Skeleton />}>
          <Switch>
            <Route path={patterns.login}>
              <LoginPage />
            </Route>
            <Route>
              <SignedIn />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Provider>
  )
}
