import type { ComponentType } from 'react'
import { Redirect } from 'wouter'
import { useSession } from '../modules/access/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'

/** The first page: the cockpit for whoever may read it, and for the others the page their work begins on. */
export function homeOf(Cockpit: ComponentType): ComponentType {
  return function HomePage() {
    const { can } = useSession().viewer
    const { href } = useScope()
    if (can.readCockpit) return <Cockpit />
    return <Redirect to={href(can.readIndicators ? paths.indicators() : paths.admin())} replace />
  }
}
