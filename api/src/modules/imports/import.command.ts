import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { DomainError } from '../../platform/errors.ts'
import { importDivisions, type SaveCounts } from '../divisions/index.ts'
import type { CommandTools } from './command-tools.ts'
import { addComplaintImport } from './complaints/import.command.ts'
import { addLedgerImports } from './ledger-import.command.ts'
import { addObservationImport } from './observation-import.command.ts'

/** Adds `duban import divisions FILE`. Faults are thrown as plain sentences; nothing is half-written. */
export function addImportCommands(program: Command, tools: CommandTools): void {
  const group = program.command('import').description('bring data in; the same file again changes nothing')
  group
    .command('divisions')
    .description('the tree of divisions with their governments, from JSON {code, name, level, children}')
    .argument('<file>', 'JSON file')
    .option(
      '--jurisdiction <code>',
      'jurisdiction the organizations belong to (default: the root of the file)',
    )
    .action((file: string, { jurisdiction }: { jurisdiction?: string }) =>
      importDivisionsFile(tools, file, jurisdiction),
    )
  addObservationImport(group, tools)
  addLedgerImports(group, tools)
  addComplaintImport(group, tools)
}

async function importDivisionsFile(
  { withContext, say }: CommandTools,
  file: string,
  jurisdictionCode: string | undefined,
): Promise<void> {
  const json = await readJson(file)
  const result = await withContext(context => importDivisions(context, json, { jurisdictionCode }))
  say(`${result.rootName}（管辖区 ${result.jurisdictionCode}）`)
  say(`区划：${sentence(result)}`)
  say(`单位：${sentence(result.organizations)}`)
}

const sentence = ({ created, updated, unchanged }: SaveCounts) =>
  `新增 ${created}，更新 ${updated}，未变 ${unchanged}`

const MOST_BYTES = 50 * 1024 * 1024

async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'ENOENT' ? '没有这个文件' : error.code === 'EISDIR' ? '它是一个文件夹' : '无法读取'
    throw new DomainError('UNREADABLE_FILE', `读不了 ${file}:${why}。请核对路径。`)
  })
  if (bytes.length > MOST_BYTES) throw new DomainError('TOO_LARGE', `${file} 超过 50 MB,不像是区划文件。`)
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
  } catch {
    throw new DomainError(
      'UNREADABLE_FILE',
      `${file} 不是 JSON。请使用 {code, name, level, children} 格式的 JSON 文件。`,
    )
  }
}
