import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { DomainError } from '../../platform/errors.ts'
import { importObservationFile, type TableOutcome } from '../observations/index.ts'
import type { CommandTools } from './command-tools.ts'

const MOST_BYTES = 200 * 1024 * 1024

/** Faults told on a screen; `--json` tells all of them. */
const SHOWN = 20

/** Adds `duban import observations FILE --place CODE`. */
export function addObservationImport(group: Command, tools: CommandTools): void {
  group
    .command('observations')
    .description('values as a long table 指标、地区、期间、分子、分母、数值, published at once')
    .argument('<file>', '.xlsx or .csv (UTF-8 or GB18030)')
    .requiredOption('--place <code>', 'the place the rows may lie in')
    .option('--check', 'only say what would happen')
    .option('--json', 'the outcome as JSON')
    .action((file: string, options: ImportOptions) => importFile(tools, file, options))
}

interface ImportOptions {
  place: string
  check?: boolean
  json?: boolean
}

async function importFile({ withContext, say }: CommandTools, file: string, options: ImportOptions) {
  const bytes = await readFile(file).catch(() => {
    throw new DomainError('UNREADABLE_FILE', `读不了 ${file}。请核对路径。`)
  })
  if (bytes.length > MOST_BYTES) throw new DomainError('TOO_LARGE', `${file} 超过 200 MB，请分成几个文件。`)
  const asked = { place: options.place, bytes, fileName: basename(file), commit: options.check !== true }
  const outcome = await withContext(context => importObservationFile(context, asked))
  if (options.json) say(JSON.stringify(outcome))
  else for (const line of sentences(outcome, asked.commit)) say(line)
  if (outcome.faultCount > 0) process.exitCode = 1
}

function sentences(
  { rows, created, corrected, unchanged, faults, faultCount }: TableOutcome,
  commit: boolean,
): string[] {
  const counts = `共 ${rows} 行：新增 ${created}，更正 ${corrected}，未变 ${unchanged}`
  if (faultCount === 0) return [commit ? counts : `${counts}（只检查，没有写入）`]
  const shown = faults
    .slice(0, SHOWN)
    .map(
      ({ row, column, typed, reason, fix }) =>
        `  第 ${row ?? '?'} 行 ${column} ${typed ?? ''}：${reason}${fix}`,
    )
  const more = faultCount > shown.length ? [`  ……另有 ${faultCount - shown.length} 处`] : []
  return [`共 ${rows} 行，有 ${faultCount} 处问题，没有写入任何内容：`, ...shown, ...more]
}
