import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'

const program = new Command('duban').description('督办: plan documents become a live ledger of tasks')

program
  .command('parse')
  .description('read plan documents into draft ledgers (no database)')
  .argument('<files...>', 'plan files: .txt .md .html .docx .pdf')
  .option('--json', 'one JSON object per file, one per line')
  .action(async (files: string[], options: { json?: boolean }) => {
    const { parseFile, formatLedger } = await import('./modules/plans/reader/cli-output.ts')
    for (const file of files) {
      try {
        const ledger = parseFile(await readFile(file), basename(file))
        console.log(options.json ? JSON.stringify(ledger) : formatLedger(basename(file), ledger))
      } catch (error) {
        console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
        process.exitCode = 1
      }
    }
  })

await program.parseAsync()
