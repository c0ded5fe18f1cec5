import type { Viewer } from '../../platform/context.ts'
import { managesUsers, placeScope } from './access.policy.ts'

/** The jurisdiction whose accounts the viewer keeps. Throws as `placeScope` does. */
export const keptAccounts = (viewer: Viewer | null, place: string): string =>
  placeScope(viewer, place, ['SECURITY_ADMIN']).jurisdictionCode

/** An account as the policy sees it. */
export interface KeptAccount {
  id: string
  demo: boolean
  grants: readonly { jurisdictionCode: string }[]
}

/**
 * Why an administrator cannot change an account (its facts, password, sessions), or null. One who works elsewhere too
 * is not taken over from here: the password opens all of it.
 */
export function accountFault(viewer: Viewer | null, { id, demo, grants }: KeptAccount): string | null {
  if (id === viewer?.id) return '这是您自己的账号：密码在“修改密码”里改，其他内容请另一位安全管理员修改。'
  if (demo) return '这是演示账号，供大家共用，不能修改。'
  if (grants.some(({ jurisdictionCode }) => !managesUsers(viewer, jurisdictionCode)))
    return '这个账号在其他辖区也有角色，账号本身不能在这里修改；本辖区的角色可以调整。'
  return null
}

/** Why an administrator cannot change the roles of an account in the own jurisdiction, or null. */
export function grantsFixed(
  viewer: Viewer | null,
  { id, demo }: Pick<KeptAccount, 'id' | 'demo'>,
): string | null {
  if (id === viewer?.id) return '不能调整自己的角色，请另一位安全管理员办理。'
  return demo ? '这是演示账号，供大家共用，不能修改。' : null
}
