import type { Command } from 'commander'
import type { CommandHost } from '../access/index.ts'
import { anchorHead } from './anchor.service.ts'
import { type AuditReport, auditedJurisdictions, verifyAudit } from './verify.service.ts'

/** Adds `duban audit verify`. Exit code 1 when the log was tampered with. */
export function addAuditCommands(program: Command, host: CommandHost): void {
  program
    .command('audit')
    .description('the audit log and its hash chain')
    .command('verify')
    .description('recompute the whole chain; names every entry changed, missing, inserted or reordered')
    .option('--place <code>', 'only this jurisdiction')
    .option('--json', 'one JSON object per jurisdiction, one per line')
    .action((options: VerifyOptions) => verify(host, options))
}

interface VerifyOptions {
  place?: string
  json?: boolean
}

async function verify({ withContext, say }: CommandHost, { place, json }: VerifyOptions): Promise<void> {
  const reports = await withContext(async context => {
    const codes = place === undefined ? await auditedJurisdictions(context) : [place]
    const found: AuditReport[] = []
    for (const code of codes) {
      const report = await verifyAudit(context, code)
      // A head is written down only while the chain is whole, or the next check would compare with the forgery.
      if (report.intact) await anchorHead(context, code)
      found.push(report)
    }
    return found
  })
  if (reports.length === 0) say('审计日志里还没有记录。')
  for (const report of reports)
    for (const line of json ? [JSON.stringify(report)] : linesOf(report)) say(line)
  if (reports.some(({ intact }) => !intact)) process.exitCode = 1
}

/** A report in lines for a person. */
export function linesOf(report: AuditReport): string[] {
  const { jurisdictionCode, entries, sealed, unsealed, intact, headNo, headHash, faults, faultCount } = report
  const more = faultCount - faults.length
  return [
    `${jurisdictionCode}：${intact ? '完整，没有发现改动' : `发现 ${faultCount} 处异常`}`,
    `  记录 ${entries} 条，已封存 ${sealed} 条，待封存 ${unsealed} 条`,
    ...(headHash === null ? [] : [`  末尾封存号 ${headNo}，校验值 ${headHash}`]),
    ...faults.map(({ words }) => `  ✗ ${words}`),
    ...(more > 0 ? [`  …… 另有 ${more} 处`] : []),
  ]
}
