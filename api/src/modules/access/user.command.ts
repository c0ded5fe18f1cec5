import type { Command } from 'commander'
import type { Role } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { randomPassword } from './random-password.ts'
import { ROLE_NAMES } from './role.ts'
import {
  createUser,
  disableUser,
  type GrantFacts,
  listUsers,
  resetPassword,
  setGrants,
} from './user.service.ts'

/** What the commands need from the program that carries them. */
export interface CommandHost {
  /** Opens the database for one command and closes it afterwards. */
  withContext<T>(work: (context: Context) => Promise<T>): Promise<T>
  /** Prints a line. */
  say(line: string): void
}

const GRANT_HELP = '角色:辖区代码[:范围代码[:单位ID]]，可写多次，如 SUPERVISOR:440203000000'

const collect = (value: string, values: string[] = []): string[] => [...values, value]

/** Adds `user list|add|password|disable|grant`. Passwords are made here and shown once, never given as an argument. */
export function addUserCommands(program: Command, { withContext, say }: CommandHost): void {
  const user = program.command('user').description('管理账号')

  user
    .command('list')
    .description('列出全部账号')
    .action(() => withContext(async context => (await listUsers(context)).map(lineOf).forEach(say)))

  user
    .command('add <用户名> <姓名>')
    .description('新建账号，初始密码随机生成，首次登录须修改')
    .requiredOption('-g, --grant <授权>', GRANT_HELP, collect)
    .action((username: string, name: string, { grant }: { grant: string[] }) =>
      withContext(async context => {
        const password = randomPassword()
        const grants = grant.map(parseGrant)
        await createUser(context, { username, name, password, grants, mustChangePassword: true })
        say(`已新建账号 ${username}，初始密码（只显示一次）:${password}`)
      }),
    )

  user
    .command('password <用户名>')
    .description('重置密码并解除锁定，下次登录须修改')
    .action((username: string) =>
      withContext(async context => {
        const password = randomPassword()
        await resetPassword(context, username, password)
        say(`已重置 ${username} 的密码（只显示一次）:${password}`)
      }),
    )

  user
    .command('disable <用户名>')
    .description('停用账号，立即退出其全部登录')
    .action((username: string) =>
      withContext(async context => {
        await disableUser(context, username)
        say(`已停用账号 ${username}。`)
      }),
    )

  user
    .command('grant <用户名> [授权...]')
    .description(`重新授权，替换原有的全部授权；${GRANT_HELP}`)
    .action((username: string, grants: string[]) =>
      withContext(async context => {
        await setGrants(context, username, grants.map(parseGrant))
        say(`已更新 ${username} 的授权。`)
      }),
    )
}

/** Reads `ROLE:jurisdiction[:scope[:organization]]`. Throws `BAD_INPUT` naming the roles there are. */
export function parseGrant(text: string): GrantFacts {
  const [role = '', jurisdictionCode = '', scopeCode, organizationId] = text.split(':')
  if (!isRole(role)) throw badInput('grants', `没有角色 ${role}，可用的角色：${roleList()}`)
  return {
    role,
    jurisdictionCode,
    ...(scopeCode ? { scopeCode } : {}),
    ...(organizationId ? { organizationId } : {}),
  }
}

const isRole = (role: string): role is Role => Object.hasOwn(ROLE_NAMES, role)

const roleList = (): string =>
  Object.entries(ROLE_NAMES)
    .map(([role, name]) => `${role}(${name})`)
    .join('、')

function lineOf({ username, name, disabled, grants }: Awaited<ReturnType<typeof listUsers>>[number]): string {
  const roles = grants.map(({ role, jurisdictionCode, scopeCode }) =>
    [ROLE_NAMES[role], jurisdictionCode, scopeCode === jurisdictionCode ? null : scopeCode]
      .filter(Boolean)
      .join(' '),
  )
  return [username, name, disabled ? '已停用' : '正常', roles.join('、') || '无授权'].join('\t')
}
