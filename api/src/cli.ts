import { Command } from 'commander'

const program = new Command('duban').description('督办: plan documents become a live ledger of tasks')

// Each command loads its own modules when it runs, so that `parse` starts fast and never opens a database.
program
  .command('parse')
  .description('read plan documents into draft ledgers (no database)')
  .argument('<files...>', 'plan files: .txt .md .html .docx .pdf')
  .option('--json', 'one JSON object per file, one per line')
  .action(async (files: string[], options: { json?: boolean }) => {
    const { parseFiles } = await import('./modules/plans/reader/cli-output.ts')
    const fine = await parseFiles(files, options, { out: console.log, err: console.error })
    if (!fine) process.exitCode = 1
  })

await program.parseAsync()
