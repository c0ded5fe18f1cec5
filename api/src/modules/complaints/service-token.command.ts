import type { Command } from 'commander'
import type { CommandHost } from '../access/index.ts'
import { issueToken, revokeToken, tokensOf } from './service-token.service.ts'
import type { ServiceToken } from './service-token.type.ts'

const lineOf = ({ id, name, sourceName, createdAt, lastUsedAt, revokedAt }: ServiceToken): string =>
  [
    id,
    name,
    `来源 ${sourceName}`,
    `创建于 ${createdAt.toISOString()}`,
    revokedAt ? `已停用 ${revokedAt.toISOString()}` : '使用中',
    lastUsedAt ? `最近使用 ${lastUsedAt.toISOString()}` : '未使用过',
  ].join('  ')

/** Adds `token create|list|revoke`: keys with which other systems push tickets. */
export function addTokenCommands(program: Command, { withContext, say }: CommandHost): void {
  const token = program.command('token').description('管理接口令牌')

  token
    .command('create <系统名称>')
    .description('新建令牌，只显示一次')
    .requiredOption('-j, --jurisdiction <代码>', '辖区代码，如 440203000000')
    .requiredOption('-s, --source <来源>', '推送的工单属于哪个来源，如 12345 热线')
    .action((name: string, { jurisdiction, source }: { jurisdiction: string; source: string }) =>
      withContext(async context => {
        const facts = { jurisdictionCode: jurisdiction, name, sourceName: source }
        const { token: secret, record } = await issueToken(context, facts)
        say(`已新建令牌 ${record.id}（${record.name}）。请立即保存，以后不再显示:`)
        say(secret)
      }),
    )

  token
    .command('list')
    .description('列出令牌')
    .requiredOption('-j, --jurisdiction <代码>', '辖区代码')
    .action(({ jurisdiction }: { jurisdiction: string }) =>
      withContext(async context => (await tokensOf(context, jurisdiction)).map(lineOf).forEach(say)),
    )

  token
    .command('revoke <令牌编号>')
    .description('停用令牌')
    .requiredOption('-j, --jurisdiction <代码>', '辖区代码')
    .action((id: string, { jurisdiction }: { jurisdiction: string }) =>
      withContext(async context => {
        const { name } = await revokeToken(context, jurisdiction, id)
        say(`已停用 ${name} 的令牌。`)
      }),
    )
}
