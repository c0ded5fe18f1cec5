import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** What shrinks, and what is worth it. */
const TEXT = /\.(?:js|css|svg|html|json)$/
const MIN_BYTES = 1024

/** A tenth smaller than what is fast enough for every answer anew; the last step (11) takes twice the time for 2 %. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (bytes.length < MIN_BYTES) return
  const [small, older] = await Promise.all([
    promisify(brotliCompress)(bytes, BROTLI),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  // Browsers take brotli over HTTPS only; offices with plain HTTP get gzip.
  await Promise.all([writeFile(`${file}.br`, small), writeFile(`${file}.gz`, older)])
}

/** Puts a `.br` and a `.gz` beside every built text, so that the server compresses nothing that never changes. */
export function precompress(outDir: string): Plugin {
  return {
    name: 'duban:precompress',
    apply: 'build',
    enforce: 'post',
    async closeBundle() {
      const names = await readdir(outDir, { recursive: true })
      await Promise.all(names.filter(name => TEXT.test(name)).map(name => compress(join(outDir, name))))
    },
  }
}
