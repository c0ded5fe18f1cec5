import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { LoginPage } from '../modules/access/login.page.tsx'
import { patterns } from '../paths.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Skeleton } from '../ui/loaded.tsx'

const SignedIn = lazy(() => import('./signed-in.tsx').then(module => ({ default: module.SignedIn })))

/** The login page stands alone; everything else is one lazy part behind it. */
export function App() {
  return (
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
  )
}
