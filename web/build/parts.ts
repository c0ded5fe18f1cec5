import type { Rollup } from 'vite'

/** Small files are merged with what always comes with them: over HTTP/1 each is a way to the server and back. */
const MIN_BYTES = 10_000

/** Chunks are told by the page they hold, else the bundler names them after any of their modules. */
const NAMED = [
  /\/app\/(signed-in)\.tsx$/,
  /\/i18n\/(zh-CN|en)\/index\.ts$/,
  /\/i18n\/zh-CN\/(first)\.ts$/,
  /\/(\w[\w-]*\.page)\.tsx$/,
]

function nameOf(modules: readonly string[]): string {
  for (const pattern of NAMED)
    for (const id of modules) {
      const name = pattern.exec(id)?.[1]
      if (name) return name
    }
  return '[name]'
}

/** How the built web is cut into files. */
export const parts: Rollup.OutputOptions = {
  experimentalMinChunkSize: MIN_BYTES,
  chunkFileNames: ({ moduleIds }) => `assets/${nameOf(moduleIds)}-[hash].js`,
}
