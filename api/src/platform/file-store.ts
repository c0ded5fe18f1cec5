import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { systemClock } from './clock.ts'
import { newId } from './id.ts'

/**
 * Where the bytes of uploaded files lie, each under its SHA-256 in lower-case hex: the same bytes once. A store knows
 * nothing of names, types or who may read. See docs/file-store.md for what another store has to promise.
 */
export interface FileStore {
  /** Keeps the bytes whole or not at all; when they are there already they only count as handed in now. */
  put(hash: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  /** The bytes, or null when the store has none under that hash. */
  get(hash: string): Promise<Readable | null>
  has(hash: string): Promise<boolean>
  /** Hashes handed in before an instant. What crashes left behind may be cleared away on the way. */
  list(before: Date): AsyncIterable<string>
  /** Forgets the bytes, unless they were handed in again since. True when they are gone. */
  remove(hash: string, before: Date): Promise<boolean>
}

const HASH = /^[0-9a-f]{64}$/

/** Ends in this until every byte is on the disk. */
const UNFINISHED = '.part'

/** The files of a data folder: `files/ab/cd/abcd…`, so that no folder grows too long. */
export function folderStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files')
  const folderOf = (hash: string) => join(root, hash.slice(0, 2), hash.slice(2, 4))
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw new Error('A file is kept under its SHA-256 in hex.')
    return join(folderOf(hash), hash)
  }
  const has = async (hash: string) => (await whenOf(pathOf(hash))) !== null

  return {
    has,
    async put(hash, bytes) {
      const path = pathOf(hash)
      // The file system keeps real time, whatever day the demo stands on.
      const now = systemClock.now()
      if (await has(hash)) return utimes(path, now, now)
      await mkdir(folderOf(hash), { recursive: true })
      await writeWhole(path, bytes)
    },
    async get(hash) {
      const file = await open(pathOf(hash)).catch(nullWhenMissing)
      return file === null ? null : createReadStream('', { fd: file })
    },
    list: before => finishedFiles(root, before),
    async remove(hash, before) {
      const path = pathOf(hash)
      const when = await whenOf(path)
      if (when !== null && when >= before) return false
      await rm(path, { force: true })
      return true
    },
  }
}

/** Written aside, forced to the disk and renamed: a crash leaves the whole file or none. */
async function writeWhole(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const aside = `${path}.${newId()}${UNFINISHED}`
  try {
    const file = await open(aside, 'wx')
    try {
      for await (const chunk of bytes) await file.writeFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

async function* finishedFiles(root: string, before: Date): AsyncIterable<string> {
  for (const first of await namesIn(root)) {
    for (const second of await namesIn(join(root, first))) {
      const folder = join(root, first, second)
      for (const name of await namesIn(folder)) {
        const when = await whenOf(join(folder, name))
        if (when === null || when >= before) continue
        if (HASH.test(name)) yield name
        else if (name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true })
      }
    }
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

const whenOf = async (path: string): Promise<Date | null> =>
  (await stat(path).catch(nullWhenMissing))?.mtime ?? null

function nullWhenMissing(error: unknown): null {
  if ((error as { code?: string }).code === 'ENOENT') return null
  throw error
}
