import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { badInput, DomainError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { kindFault, sniffKind } from './file-kind.rules.ts'
import { extensionOf, harmlessName } from './file-name.rules.ts'

/** A file as it came in: measured, looked at, not kept yet. */
export interface ReceivedFile {
  name: string
  size: number
  /** SHA-256 in lower-case hex. */
  hash: string
  mediaType: string
  bytes(): AsyncIterable<Uint8Array>
}

/**
 * Writes a stream aside, hashing on the way so that memory does not grow with the file, looks at its bytes, and hands it
 * to `use`; it is gone afterwards. Throws `BAD_INPUT` (`file`) with a sentence for an empty file and one whose bytes are
 * not what its name says, `TOO_LARGE` beyond `limit` bytes.
 */
export async function receiveFile<T>(
  { name, stream, limit }: { name: string; stream: Readable; limit: number },
  use: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `duban-upload-${newId()}`)
  try {
    const { size, hash } = await writeAside(stream, path, limit)
    if (size === 0) throw badInput('file', '文件是空的。请确认文件已保存好，再重新选择。')
    const mediaType = await inTurn(async () => mediaTypeOf(name, await readFile(path)))
    return await use({ name, size, hash, mediaType, bytes: () => createReadStream(path) })
  } finally {
    await rm(path, { force: true })
  }
}

async function writeAside(
  stream: Readable,
  path: string,
  limit: number,
): Promise<{ size: number; hash: string }> {
  const hash = createHash('sha256')
  let size = 0
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of untilBrokenOff(chunks)) {
        size += chunk.length
        // Read to its end all the same: a browser that is cut off while sending shows no answer.
        if (size > limit) continue
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
  if (size > limit) throw tooLarge(limit)
  return { size, hash: hash.digest('hex') }
}

async function* untilBrokenOff(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* chunks
  } catch {
    throw badInput('file', '上传没有完成，请重新上传。')
  }
}

const tooLarge = (limit: number): DomainError =>
  new DomainError(
    'TOO_LARGE',
    `文件超过 ${Math.round((limit / 1024 / 1024) * 10) / 10} MB。请压缩图片或拆成几份后再上传。`,
    [{ field: 'file', message: '文件太大。' }],
  )

function mediaTypeOf(name: string, bytes: Uint8Array): string {
  const what = sniffKind(bytes)
  const fault = kindFault(extensionOf(harmlessName(name)), what)
  if (fault !== null || 'unfit' in what) throw badInput('file', fault ?? '')
  return what.mediaType
}

let last: Promise<unknown> = Promise.resolve()

/** One file in memory at a time, however many come in. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn.catch(() => {})
  return turn
}
