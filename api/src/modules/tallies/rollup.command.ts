import type { Command } from 'commander'
import type { Context } from '../../platform/context.ts'
import type { CommandHost } from '../access/index.ts'
import { type Difference, rebuildTallies, verifyTallies } from './verify.service.ts'

interface RollupOptions {
  place?: string
  json?: boolean
}

interface RollupReport {
  jurisdictionCode: string
  equal: boolean
  differences: Difference[]
}

/** Adds `duban rollup verify` and `duban rollup rebuild`. Exit code 1 when what is kept differs from the records. */
export function addRollupCommands(program: Command, host: CommandHost): void {
  const rollup = program.command('rollup').description('the counts that boards are read from')
  const options = (command: Command): Command =>
    command
      .option('--place <code>', 'only this jurisdiction')
      .option('--json', 'one JSON object per jurisdiction, one per line')
  options(rollup.command('verify'))
    .description('count all records anew and compare')
    .action((chosen: RollupOptions) => report(host, chosen, async () => {}))
  options(rollup.command('rebuild'))
    .description('count all records anew and keep that')
    .action((chosen: RollupOptions) => report(host, chosen, rebuildTallies))
}

async function report(
  { withContext, say }: CommandHost,
  { place, json }: RollupOptions,
  before: (context: Context, jurisdictionCode: string) => Promise<void>,
): Promise<void> {
  const reports = await withContext(async context => {
    const rows = await context.db.prisma.jurisdiction.findMany({
      select: { code: true },
      ...(place === undefined ? {} : { where: { code: place } }),
      orderBy: { code: 'asc' },
    })
    const found: RollupReport[] = []
    for (const { code } of rows) {
      await before(context, code)
      const differences = await verifyTallies(context, code)
      found.push({ jurisdictionCode: code, equal: differences.length === 0, differences })
    }
    return found
  })
  if (reports.length === 0)
    say(place === undefined ? '还没有辖区，没有可核对的统计。' : `没有代码为 ${place} 的辖区。`)
  for (const one of reports) for (const line of json ? [JSON.stringify(one)] : linesOf(one)) say(line)
  if (reports.some(({ equal }) => !equal) || (place !== undefined && reports.length === 0))
    process.exitCode = 1
}

/** A report in lines for a person. */
export function linesOf({ jurisdictionCode, equal, differences }: RollupReport): string[] {
  if (equal) return [`${jurisdictionCode}：统计与逐条重算一致`]
  const rows = differences.map(({ table, place, kept, counted }) => {
    const counts = Object.keys(kept).map(name => `${name} 存 ${kept[name]}、重算 ${counted[name]}`)
    return `  ✗ ${table} ${Object.values(place).join(' ')}：${counts.join('；')}`
  })
  return [
    `${jurisdictionCode}：统计与逐条重算不一致（每张表最多列 50 处），可运行 duban rollup rebuild --place ${jurisdictionCode} 重建`,
    ...rows,
  ]
}
