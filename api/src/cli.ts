import 'reflect-metadata'
import { Command } from 'commander'
import type { Context } from './platform/context.ts'

const program = new Command('duban').description('督办: plan documents become a live ledger of tasks')

const say = (line: string) => console.log(line)

/** Progress of what was not asked for in so many words: beside the answer, which may be read by a program. */
const mention = (line: string) => console.error(line)

/** Fills an empty database with the demo world as the first start does, where the demo is on. Says whether it did. */
async function fillDemo(context: Context): Promise<boolean> {
  const { readConfig } = await import('./platform/config.ts')
  if (!readConfig().demo) return false
  const { loadDemoWorld } = await import('#seeds/demo-world.ts')
  await loadDemoWorld(context, mention)
  return true
}

/** Opens and migrates the database for one command and closes it again. */
async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const { openMigrated } = await import('./start.ts')
  const { context, close } = await openMigrated()
  try {
    return await work(context)
  } finally {
    await close()
  }
}

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

program
  .command('schema')
  .description('write api/schema.graphql from the code')
  .option('--check', 'only say whether the committed file is up to date')
  .action(async ({ check }: { check?: boolean }) => {
    const { emitSchema } = await import('./emit-schema.ts')
    if (!emitSchema(check === true)) process.exitCode = 1
  })

program
  .command('migrate')
  .description('bring the database to the newest migration')
  .action(() => withContext(async () => say('数据库已是最新。')))

/** Modules add their own commands; they are loaded only when asked for, so that `parse` starts fast. */
async function addModuleCommands(): Promise<void> {
  const [name] = process.argv.slice(2)
  if (name === 'parse' || name === 'schema') return
  const [
    { addImportCommands },
    { addUserCommands },
    { addAuditCommands },
    { addRollupCommands },
    { addTokenCommands },
  ] = await Promise.all([
    import('./modules/imports/index.ts'),
    import('./modules/access/user.command.ts'),
    import('./modules/audit/index.ts'),
    import('./modules/tallies/index.ts'),
    import('./modules/complaints/index.ts'),
  ])
  // Modules say what else is counted where they are loaded.
  if (name === 'rollup') await import('./schema.ts')
  addImportCommands(program, { withContext, fillDemo, say })
  addUserCommands(program, { withContext, say })
  addAuditCommands(program, { withContext, say })
  addRollupCommands(program, { withContext, say })
  addTokenCommands(program, { withContext, say })
}

try {
  await addModuleCommands()
  await program.parseAsync()
} catch (error) {
  const { DomainError } = await import('./platform/errors.ts')
  const sentence = error instanceof Error ? error.message : String(error)
  const rows =
    error instanceof DomainError ? error.fields.map(({ field, message }) => `  ${field}:${message}`) : []
  console.error([sentence, ...rows].join('\n'))
  process.exitCode = 1
}
