import type { Plugin, Rollup } from 'vite'

/** Where the parts begin that every page behind the login needs, and the page that opens first. */
const FRAME = '/app/signed-in.tsx'
const FIRST_PAGE = '/dashboard/cockpit.page.tsx'

/** A chunk with everything it cannot run without. */
function withImports(bundle: Rollup.OutputBundle, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name]
  if (found.has(name) || chunk?.type !== 'chunk') return found
  found.add(name)
  for (const next of chunk.imports) withImports(bundle, next, found)
  return found
}

function chunkOf(bundle: Rollup.OutputBundle, module: string): string {
  const chunk = Object.values(bundle).find(
    part => part.type === 'chunk' && part.moduleIds.some(id => id.endsWith(module)),
  )
  if (!chunk) throw new Error(`No part of the built web holds ${module}.`)
  return chunk.fileName
}

/** Styles of these chunks, which the browser would ask for only after it ran the script before. */
const stylesOf = (bundle: Rollup.OutputBundle, chunks: Iterable<string>) =>
  [...chunks].flatMap(name => {
    const chunk = bundle[name]
    return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : []
  })

const link = (kind: string, file: string) => `    <link rel="${kind}" crossorigin href="/${file}">\n`

/**
 * Beside index.html, which stays as light as the login page, two of the same that name at once what the browser would
 * only find script after script, one way to the server and back each: app.html for any page behind the login, home.html
 * for the first page. The server chooses by the address.
 */
export function shells(): Plugin {
  return {
    name: 'duban:shells',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const index = bundle['index.html']
      if (index?.type !== 'asset') throw new Error('The build made no index.html.')
      const html = String(index.source)
      const missing = (files: readonly string[]) => files.filter(file => !html.includes(`/${file}"`))
      const shell = (fileName: string, modules: readonly string[]) => {
        const chunks = new Set<string>()
        for (const module of modules) withImports(bundle, chunkOf(bundle, module), chunks)
        const links = [
          // Scripts first: a browser has six lines to a server, and styles are wanted only when the scripts ran.
          ...missing([...chunks]).map(file => link('modulepreload', file)),
          ...missing(stylesOf(bundle, chunks)).map(file => link('preload" as="style', file)),
        ]
        this.emitFile({
          type: 'asset',
          fileName,
          source: html.replace('  </head>', `${links.join('')}  </head>`),
        })
      }
      shell('app.html', [FRAME])
      shell('home.html', [FRAME, FIRST_PAGE])
    },
  }
}
