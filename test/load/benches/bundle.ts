import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Bench } from '../bench.ts'
import { measurement, seriesOf } from '../measure.ts'

const WEB = 'dist/web'
/** Of the login page, of the cockpit, and of any other page with the frame. `pnpm bench:web weight` opens them for it. */
const LIMITS_KB = { login: 100, cockpit: 300, other: 550 }

const limitOf = (name: string) => (name === 'login' || name === 'cockpit' ? LIMITS_KB[name] : LIMITS_KB.other)

/** Import statements of a built module: `import … from"./a.js"`, `import"./a.js"`, `export … from"./a.js"`. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g
/** What it loads when it gets there: `import("./a.js")`. */
const LAZY_IMPORT = /\bimport\(\s*["'](\.\/[^"']+\.js)["']/g

const source = (file: string) => readFileSync(join(WEB, 'assets', file), 'utf8')

const named = (file: string, pattern: RegExp) =>
  [...source(file).matchAll(pattern)].map(([, path]) => (path as string).slice(2))

/** A chunk with everything it cannot run without. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const next of named(file, STATIC_IMPORT)) withImports(next, found)
  return found
}

const gzipKb = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(source(file)).length, 0) / 1024

const withoutHash = (file: string) => file.replace(/-[\w-]{8}\.js$/, '')

/** Chunks that a visit loads after the entry: the frame of whoever is signed in, and the Chinese words. */
const startOf = (entry: string, chunks: readonly string[], names: readonly string[]) =>
  chunks.filter(file => file === entry || names.includes(withoutHash(file)))

/** The pages and what each starts with; a page made of the entry alone is the first row. */
function pages(entry: string, chunks: readonly string[]): { name: string; files: Set<string> }[] {
  const closure = (files: readonly string[]) =>
    files.reduce((all, file) => withImports(file, all), new Set<string>())
  const signedOut = startOf(entry, chunks, [])
  const first = startOf(entry, chunks, ['first', 'signed-in'])
  const signedIn = startOf(entry, chunks, ['zh-CN', 'signed-in'])
  const pageChunks = chunks.filter(file => withoutHash(file).endsWith('.page'))
  return [
    { name: 'login', files: closure(signedOut) },
    ...pageChunks.flatMap(file => {
      const name = withoutHash(file).replace('.page', '')
      const own = closure([...(name === 'cockpit' ? first : signedIn), file])
      const drawn = [...own]
        .flatMap(one => named(one, LAZY_IMPORT))
        .filter(lazy => withoutHash(lazy) === 'echarts')
      const rows = [{ name, files: own }]
      return drawn.length === 0
        ? rows
        : [...rows, { name: `${name} + charts`, files: closure([...own, ...drawn]) }]
    }),
  ]
}

/**
 * Initial JavaScript of each page, gzip: what must arrive before it shows anything; where it draws charts, a second row
 * says what has arrived once they are drawn.
 */
export const bundle: Bench = async () => {
  if (!existsSync(join(WEB, 'index.html')))
    throw new Error('bench bundle: nothing is built yet; run `pnpm build` first.')
  const html = readFileSync(join(WEB, 'index.html'), 'utf8')
  const entry = /src="\/assets\/([^"]+\.js)"/.exec(html)?.[1]
  if (!entry) throw new Error('bench bundle: dist/web/index.html names no script.')
  const chunks = readdirSync(join(WEB, 'assets')).filter(file => file.endsWith('.js'))
  const reference = { name: 'entry alone', series: seriesOf([gzipKb([entry])]) }
  return pages(entry, chunks).map(({ name, files }) =>
    measurement(
      { bench: 'bundle', name, unit: 'KB', limit: limitOf(name), notes: { files: files.size } },
      seriesOf([gzipKb(files)]),
      reference,
    ),
  )
}
