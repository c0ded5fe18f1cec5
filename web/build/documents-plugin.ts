import { readFileSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'

const PREFIX = 'virtual:document/'
const OPENING = /\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`/
const CALL = /\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`\s*((?:query|mutation|fragment)\s+(\w+)[^`]*)`\s*,?\s*\)/g
const EXPORT = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode/gm

/** Generated documents by export name: `TaskPageDocument`, `TaskRowFragmentDoc`. */
function readDocuments(file: string): Map<string, string> {
  return new Map([...readFileSync(file, 'utf8').matchAll(EXPORT)].map(([, name, json]) => [name!, json!]))
}

/**
 * Source in which every `graphql(…)` became an import of its own document; null where there is none.
 * Throws on a call it cannot read: it would silently pull in the list of all documents.
 */
export function inlineDocuments(code: string): string | null {
  const imports: string[] = []
  const replaced = code.replace(CALL, (_, source: string, name: string) => {
    const local = `${name}${source.startsWith('fragment') ? 'FragmentDoc' : 'Document'}`
    imports.push(`import __${local} from '${PREFIX}${local}';`)
    return `__${local}`
  })
  if (OPENING.test(replaced)) throw new Error('graphql() takes one named query, mutation or fragment.')
  return imports.length > 0 ? imports.join('') + replaced : null
}

/**
 * Lets every document travel with the chunk of the component that wrote it. Left alone, `graphql()` looks its
 * argument up in one list of all documents, and the login page would carry every query of the app.
 */
export function documents(generatedDir: string): Plugin {
  const file = resolve(generatedDir, 'graphql.ts')
  return {
    name: 'duban:documents',
    enforce: 'pre',
    resolveId: id => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      this.addWatchFile(file)
      const name = id.slice(PREFIX.length + 1)
      const json = readDocuments(file).get(name)
      if (!json) throw new Error(`${name} is not generated yet: run \`pnpm web:codegen\`.`)
      return `export default ${json}`
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.startsWith(resolve(generatedDir))) return null
      const replaced = inlineDocuments(code)
      return replaced === null ? null : { code: replaced, map: null }
    },
    handleHotUpdate({ file: changed, server }) {
      if (changed !== file) return
      for (const [id, module] of server.moduleGraph.idToModuleMap) {
        if (id.startsWith(`\0${PREFIX}`)) server.moduleGraph.invalidateModule(module)
      }
      server.ws.send({ type: 'full-reload' })
      return []
    },
  }
}

/** Puts the list of documents beside the built web, where the API finds it. */
export function shipDocumentList(generatedDir: string, target: string): Plugin {
  return {
    name: 'duban:document-list',
    apply: 'build',
    async closeBundle() {
      await mkdir(dirname(target), { recursive: true })
      await copyFile(resolve(generatedDir, 'persisted-documents.json'), target)
    },
  }
}
