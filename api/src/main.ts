import 'reflect-metadata'
import { type Config, readConfig } from './platform/config.ts'
import type { Context } from './platform/context.ts'
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

let accounts: string[] = []

/** Fills an empty database with the demo world and notes who may sign in to it. */
async function prepareDemo(context: Context): Promise<void> {
  const { loadDemoWorld } = await import('#seeds/demo-world.ts')
  const { demoAccounts, ROLE_NAMES } = await import('./modules/access/index.ts')
  await loadDemoWorld(context, say)
  const found = await demoAccounts({ ...context, demo: true })
  accounts = found.map(
    ({ username, password, role }) => `  ${username.padEnd(16)}${password.padEnd(12)}${ROLE_NAMES[role]}`,
  )
}

async function main(config: Config): Promise<void> {
  const app = await startServer({ config, say, ...(config.demo ? { prepare: prepareDemo } : {}) })
  stopOnSignal(() => app.close())
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  say(`督办已启动: http://localhost:${port}`)
  if (accounts.length > 0) say(['演示账号（用户名、密码、角色）:', ...accounts].join('\n'))
}

try {
  await main(readConfig())
} catch (error) {
  process.stderr.write(`启动失败：${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
