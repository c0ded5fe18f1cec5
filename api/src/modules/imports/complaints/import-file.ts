import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Context } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'

/** A file on this machine, with what it is known by. */
export interface LocalFile {
  path: string
  fileName: string
  sha256: string
  bytes: number
  /** Takes it away, where it was only lent. */
  release(): Promise<void>
}

async function inFolder<T>(work: (folder: string, release: () => Promise<void>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-import-'))
  const release = () => rm(folder, { recursive: true, force: true })
  try {
    return await work(folder, release)
  } catch (error) {
    await release()
    throw error
  }
}

/** Writes what is uploaded to the disk as it comes; nothing of it is kept in memory. */
export function spool(from: Readable, fileName: string): Promise<LocalFile> {
  return inFolder(async (folder, release) => {
    const path = join(folder, 'file')
    const hash = createHash('sha256')
    let bytes = 0
    const counting = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece)
        bytes += piece.length
        done(null, piece)
      },
    })
    await pipeline(from, counting, createWriteStream(path))
    return { path, fileName: basename(fileName).slice(0, 200), sha256: hash.digest('hex'), bytes, release }
  })
}

/** A file named on the command line. Throws `UNREADABLE_FILE` where there is none. */
export async function namedFile(path: string): Promise<LocalFile> {
  const known = await stat(path).catch(() => null)
  if (!known?.isFile())
    throw new DomainError('UNREADABLE_FILE', `读不了 ${path}：没有这个文件，或它是文件夹。请核对路径。`)
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  const release = async () => {}
  return { path, fileName: basename(path), sha256: hash.digest('hex'), bytes: known.size, release }
}

/** The file of an import, brought back from where files are kept. */
export async function storedFile(
  { files }: Pick<Context, 'files'>,
  { sha256, fileName, bytes }: { sha256: string; fileName: string; bytes: bigint },
): Promise<LocalFile> {
  const stream = await files.get(sha256)
  if (stream === null)
    throw new DomainError('UNREADABLE_FILE', `文件“${fileName}”已不在服务器上，请重新上传后再导入。`)
  return inFolder(async (folder, release) => {
    const path = join(folder, 'file')
    await pipeline(stream, createWriteStream(path))
    return { path, fileName, sha256, bytes: Number(bytes), release }
  })
}
