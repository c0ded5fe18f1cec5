import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

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
