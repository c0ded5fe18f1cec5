import 'reflect-metadata'
import { beginImport, commitImport, readSettled } from '#api/modules/imports/complaints/import.service.ts'
import { namedFile } from '#api/modules/imports/complaints/import-file.ts'
import { newId } from '#api/platform/id.ts'
import { leanHeap } from '#api/platform/lean-heap.ts'
import { openMigrated } from '#api/start.ts'
import { WUJIANG } from '#test/kit/builders.ts'

/** Imports the file named on the command line and prints how long it took and how much memory grew. */
async function main(): Promise<void> {
  // As the command does.
  leanHeap()
  const file = await namedFile(process.argv[2] ?? '')
  const { context, close } = await openMigrated()
  const before = process.memoryUsage.rss()
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 100)
  const started = performance.now()
  const worker = newId()
  const { id } = await beginImport(context, { jurisdictionCode: WUJIANG, file, sourceName: '热线', worker })
  const key = { jurisdictionCode: WUJIANG, id }
  await readSettled(context, key, file, worker)
  const read = performance.now()
  await commitImport(context, key, file, worker)
  const written = performance.now()
  clearInterval(watching)
  const [{ created } = { created: 0 }] = await context.db.sql<{ created: number }>(
    'select created from complaint_import where id = $1::uuid',
    [id],
  )
  await close()
  process.stdout.write(
    `${JSON.stringify({ created, readMs: read - started, writeMs: written - read, ms: written - started, growth: most - before })}\n`,
  )
}

main().catch(error => {
  process.stderr.write(`${String(error)}\n`)
  process.exitCode = 1
})
