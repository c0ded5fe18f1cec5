import { useScope } from '../../scope.tsx'
import { useSession } from '../access/index.ts'

/** The jurisdiction an administrator looks after: the one in the address, or the first of his own. */
export function useAdminPlace(): { code: string; name: string } {
  const { place } = useScope()
  const { grants } = useSession().viewer
  const own = grants.map(({ jurisdiction }) => jurisdiction)
  return own.find(({ code }) => code === place) ?? own[0] ?? { code: place, name: '' }
}
