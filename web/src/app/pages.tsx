import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { patterns } from '../paths.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Skeleton } from '../ui/loaded.tsx'
import { NotFoundPage } from './not-found.page.tsx'

/** A page as a chunk of its own: `page(() => import('…'), 'TasksPage')`. */
const page = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }))

/** Which page stands at which address. */
const pages: [string, ComponentType][] = [
  [patterns.password, page(() => import('../modules/access/password.page.tsx'), 'PasswordPage')],
  [patterns.gallery, page(() => import('../modules/gallery/gallery.page.tsx'), 'GalleryPage')],
]

export function Pages() {
  const [path] = useLocation()
  return (
    <ErrorBoundary resetKey={path}>
      <Suspense fallback={<Skeleton />}>
        <Switch>
          {pages.map(([pattern, Page]) => (
            <Route key={pattern} path={pattern}>
              <Page />
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
