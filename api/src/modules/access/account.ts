import type { Context, Viewer, ViewerGrant } from '../../platform/context.ts'
import { refusal } from '../../platform/guard.ts'
import { viewerOf } from './identify.ts'

/** A person's own account, as the person may see it. */
export interface OwnAccount {
  id: string
  username: string
  name: string
  mustChangePassword: boolean
  demo: boolean
  viewer: Viewer
}

/** The account with its grants, in one read. Throws `UNAUTHENTICATED` when it is gone. */
export async function ownAccount({ db }: Context, userId: string): Promise<OwnAccount> {
  const user = await db.prisma.user.findUnique({
    where: { id: userId },
    include: { grants: { orderBy: { id: 'asc' } } },
  })
  if (!user) throw refusal(null)
  const grants: ViewerGrant[] = user.grants.map(({ role, jurisdictionCode, scopeCode, organizationId }) => ({
    role,
    jurisdictionCode,
    scopeCode,
    organizationId,
  }))
  const { id, username, name, mustChangePassword, demo } = user
  return { id, username, name, mustChangePassword, demo, viewer: viewerOf({ ...user, grants }) }
}
