import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FileStore, folderStore } from './file-store.ts'

let folder: string
let store: FileStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-store-'))
  store = folderStore(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
async function* bytesOf(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

async function textOf(hash: string): Promise<string | null> {
  const stream = await store.get(hash)
  if (stream === null) return null
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

async function listed(before: Date): Promise<string[]> {
  const names: string[] = []
  for await (const name of store.list(before)) names.push(name)
  return names
}

const hash = hashOf('一二三')
const later = () => new Date(Date.now() + 60_000)

describe('the folder of files', () => {
  test('gives back what was put under a hash, and null for what was not', async () => {
    await store.put(hash, bytesOf('一', '二三'))
    expect(await textOf(hash)).toBe('一二三')
    expect(await store.has(hash)).toBe(true)
    expect(await textOf(hashOf('x'))).toBeNull()
    expect(await store.has(hashOf('x'))).toBe(false)
  })

  test('leaves nothing of bytes that break off', async () => {
    async function* broken() {
      yield Buffer.from('一')
      throw new Error('broken off')
    }
    await expect(store.put(hash, broken())).rejects.toThrow('broken off')
    expect(await store.has(hash)).toBe(false)
    expect(readdirSync(join(folder, 'files', hash.slice(0, 2), hash.slice(2, 4)))).toEqual([])
  })

  test('two that put the same bytes at once leave one file', async () => {
    await Promise.all(Array.from({ length: 8 }, () => store.put(hash, bytesOf('一二三'))))
    expect(await listed(later())).toEqual([hash])
  })

  test('spares what was handed in again since, and clears what a crash left', async () => {
    await store.put(hash, bytesOf('一二三'))
    const path = join(folder, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
    const old = new Date(Date.now() - 10 * 86_400_000)
    writeFileSync(`${path}.1.part`, 'half')
    for (const name of [path, `${path}.1.part`]) utimesSync(name, old, old)
    const week = new Date(Date.now() - 7 * 86_400_000)
    expect(await listed(week)).toEqual([hash])
    expect(readdirSync(join(path, '..'))).toEqual([hash])
    await store.put(hash, bytesOf('not read again'))
    expect(await store.remove(hash, week)).toBe(false)
    expect(await textOf(hash)).toBe('一二三')
    expect(await store.remove(hash, later())).toBe(true)
    expect(await store.has(hash)).toBe(false)
  })

  test('a path instead of a hash is refused', async () => {
    await expect(store.put('../../etc/passwd', bytesOf('x'))).rejects.toThrow('SHA-256')
    await expect(store.get('../x')).rejects.toThrow('SHA-256')
  })
})
