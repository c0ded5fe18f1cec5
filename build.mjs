import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Plain JavaScript, so that the check before every start costs no transpiler.
 * Builds everything the server runs from: the Prisma client, the web app with its persisted documents, the bundled API.
 * `--if-changed` does nothing when the sources are those of the last build.
 */
const STAMP = 'dist/.stamp'
const SOURCES = [
  'api/src',
  'web',
  'prisma',
  'seeds',
  'api/schema.graphql',
  'pnpm-lock.yaml',
  'build.mjs',
  'vite.config.ts',
  'codegen.ts',
]
const MADE = /(^|\/)(generated|node_modules)(\/|$)/

const say = line => void process.stdout.write(`${line}\n`)

function filesBelow(path) {
  if (!existsSync(path) || MADE.test(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path).flatMap(name => filesBelow(join(path, name)))
}

/** Changes with the content of any source file. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesBelow).sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

const isFresh = stamp =>
  existsSync(STAMP) &&
  readFileSync(STAMP, 'utf8') === stamp &&
  existsSync('dist/api/main.js') &&
  existsSync('dist/web/index.html')

/** Runs a command of node_modules/.bin; ends the build with its output when it fails. */
function run(command, args, env = {}) {
  const result = spawnSync(join('node_modules', '.bin', command), args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  process.stderr.write(
    `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n${command} 失败,构建中止。\n`,
  )
  process.exit(1)
}

/** Prisma asks for a native schema engine that it never uses to generate; any executable satisfies it. */
function generateClient() {
  run('prisma', ['generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' })
}

async function bundleApi() {
  const { build: bundle } = await import('esbuild')
  await bundle({
    entryPoints: { main: 'api/src/main.ts', cli: 'api/src/cli.ts' },
    outdir: 'dist/api',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    // Decorators need it before any chunk is evaluated, and chunks are evaluated before the entry's own imports.
    banner: { js: "import 'reflect-metadata'" },
    logLevel: 'warning',
  })
}

async function step(name, work) {
  const started = process.hrtime.bigint()
  await work()
  say(`  ${name} ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s`)
}

async function main() {
  if (process.argv.includes('--client-only')) return generateClient()
  const stamp = fingerprint()
  if (process.argv.includes('--if-changed') && isFresh(stamp)) return
  say('正在构建(首次约需半分钟)…')
  mkdirSync('dist', { recursive: true })
  await step('数据库客户端', generateClient)
  await step('界面', () => run('graphql-codegen', ['--config', 'codegen.ts']))
  await step('界面打包', () => run('vite', ['build', '--logLevel', 'error']))
  await step('服务端打包', bundleApi)
  writeFileSync(STAMP, stamp)
}

await main()
