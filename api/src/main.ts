import 'reflect-metadata'
import { readConfig } from './platform/config.ts'
import { startServer } from './start.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Ends the server in order: open requests are answered, the database is closed, the folder lock released. */
function stopOnSignal(stop: () => Promise<unknown>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say('正在停止 …')
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

try {
  const config = readConfig()
  const app = await startServer({
    config,
    say,
    prepare: async (context, progress) => {
      if (!config.demo) return
      const { loadDemoWorld } = await import('#seeds/demo-world.ts')
      await loadDemoWorld(context, progress)
    },
  })
  stopOnSignal(() => app.close())
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  say(`督办已启动: http://localhost:${port}`)
} catch (error) {
  process.stderr.write(`启动失败:${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
