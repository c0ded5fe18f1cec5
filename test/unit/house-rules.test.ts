import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Rules of the house that no linter of ours knows; what imports may do is in .dependency-cruiser.cjs. */
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (name === 'generated' || name === 'node_modules') return []
    return statSync(path).isDirectory() ? files(path) : [path]
  })

const sources = ['api/src', 'seeds']
  .flatMap(files)
  .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))

const offenders = (pattern: RegExp, allowed: readonly string[]) =>
  sources.filter(path => !allowed.includes(path) && pattern.test(readFileSync(path, 'utf8')))

test('the environment is read in platform/config.ts only', () => {
  expect(offenders(/(?<!')process\.env/, ['api/src/platform/config.ts'])).toEqual([])
})

test('the current time comes from platform/clock.ts only', () => {
  expect(offenders(/new Date\(\)|Date\.now\(\)/, ['api/src/platform/clock.ts'])).toEqual([])
})

test('file names are kebab-case, with roles behind a dot', () => {
  const all = ['api/src', 'web/src', 'seeds', 'test'].flatMap(files)
  const odd = all.filter(
    path =>
      /\.(tsx?|css)$/.test(path) &&
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(path.split('/').at(-1) ?? ''),
  )
  expect(odd).toEqual([])
})

test('modules export by name only', () => {
  expect(offenders(/^export default /m, [])).toEqual([])
})

describe('one design', () => {
  const web = files('web/src').filter(path => !/\.test\.tsx?$/.test(path))
  const styles = web.filter(path => path.endsWith('.css'))

  /** Lines of these files that match, as `path:line`. */
  const lines = (paths: readonly string[], pattern: RegExp) =>
    paths.flatMap(path =>
      readFileSync(path, 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|@media print \{[\s\S]*?\n\}/g, aside => aside.replace(/[^\n]/g, ' '))
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    )

  test('colours are named in tokens.css only', () => {
    // The head of a saved workbook has no style sheet to take its ground from.
    const elsewhere = web.filter(
      path => !/ui\/(tokens\.css|save\/save-sheet\.ts)$/.test(path) && /\.(css|tsx?)$/.test(path),
    )
    expect(lines(elsewhere, /#[0-9a-f]{3,8}\b(?!['"]\))|\b(rgba?|hsla?)\(/i)).toEqual([])
  })

  test('sizes of type are named in tokens.css only, but on paper', () => {
    // The wall is laid out once, in its own sizes, and scaled to whatever hangs there.
    const apart = /(tokens|print|notice-paper|modules\/screen\/screen)\.css$/
    const onScreen = styles.filter(path => !apart.test(path))
    expect(lines(onScreen, /font-size:\s*[1-9.]|font:\s*[1-9.]/)).toEqual([])
  })

  test('the gallery shows every component of the kit', () => {
    const kit = readFileSync('web/src/ui/index.ts', 'utf8')
    const names = [...kit.matchAll(/export \{([^}]*)\}/g)]
      .flatMap(([, list = '']) => list.split(','))
      .map(name => name.trim())
      // The layer of the frame is on every page.
      .filter(name => /^[A-Z][A-Za-z]+$/.test(name) && name !== 'HowLayer')
    const shown = files('web/src/modules/gallery')
      .map(path => readFileSync(path, 'utf8'))
      .join('\n')
    expect(names.filter(name => !new RegExp(`<${name}\\b`).test(shown))).toEqual([])
  })
})
