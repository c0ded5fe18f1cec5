import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { DomainError } from '../../../../platform/errors.ts'
import { tooLarge, unreadable } from './table-file.ts'

/** A file inside an archive, as the list at the archive's end says. */
export interface ZipEntry {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}

export interface ZipLimits {
  entries: number
  /** Bytes all entries may unpack to. */
  unpacked: number
  /** How many times larger the whole may get, beyond the first 64 MB. */
  ratio: number
}

const FREE_BYTES = 64 * 1024 * 1024
const LONGEST_LIST = 16 * 1024 * 1024
const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50

const broken = () =>
  unreadable('这个 Excel 文件不完整或已损坏，打不开。请用 Excel 或 WPS 打开后另存一份再上传。')
const bomb = () =>
  tooLarge('这个 Excel 文件解压后异常地大（疑似压缩炸弹），没有读取。若确是工单表，请另存为 CSV 后再上传。')

/** An archive on disk: its list is added up before a byte is unpacked, and every byte unpacked is counted. */
export class ZipFile {
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly #path: string

  private constructor(path: string, list: readonly ZipEntry[]) {
    this.#path = path
    this.entries = new Map(list.map(entry => [entry.name, entry]))
  }

  static async open(path: string, limits: ZipLimits): Promise<ZipFile> {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const list = await readList(file, size, limits)
      const unpacked = list.reduce((sum, entry) => sum + entry.unpacked, 0)
      if (unpacked > Math.min(limits.unpacked, Math.max(FREE_BYTES, size * limits.ratio))) throw bomb()
      return new ZipFile(path, list)
    } finally {
      await file.close()
    }
  }

  /** The bytes of an entry. Throws when it unpacks to more than the list said, or ends early. */
  async *bytesOf(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name)
    if (!entry) throw broken()
    if (entry.packed === 0) return
    const start = await this.#dataStart(entry)
    const packed = createReadStream(this.#path, { start, end: start + entry.packed - 1 })
    let count = 0
    try {
      for await (const piece of unpacker(packed, entry.method)) {
        count += (piece as Uint8Array).length
        if (count > entry.unpacked) throw bomb()
        yield piece as Uint8Array
      }
    } catch (error) {
      throw error instanceof DomainError ? error : broken()
    } finally {
      packed.destroy()
    }
    if (count !== entry.unpacked) throw broken()
  }

  /** A small entry as text; null when there is none. */
  async textOf(name: string, most = 4 * 1024 * 1024): Promise<string | null> {
    const entry = this.entries.get(name)
    if (!entry) return null
    if (entry.unpacked > most) throw bomb()
    const pieces: Uint8Array[] = []
    for await (const piece of this.bytesOf(name)) pieces.push(piece)
    return Buffer.concat(pieces).toString('utf8')
  }

  async #dataStart({ offset }: ZipEntry): Promise<number> {
    const file = await open(this.#path)
    try {
      const head = Buffer.alloc(30)
      const { bytesRead } = await file.read(head, 0, 30, offset)
      if (bytesRead < 30 || head.readUInt32LE(0) !== LOCAL_MARK) throw broken()
      return offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    } finally {
      await file.close()
    }
  }
}

function unpacker(packed: Readable, method: number): Readable {
  if (method === 0) return packed
  if (method !== 8) throw broken()
  const inflate = createInflateRaw()
  packed.on('error', error => inflate.destroy(error))
  return packed.pipe(inflate)
}

async function readList(file: FileHandle, size: number, limits: ZipLimits): Promise<ZipEntry[]> {
  const tail = Buffer.alloc(Math.min(size, 65_557))
  await file.read(tail, 0, tail.length, size - tail.length)
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== END_MARK) end -= 1
  if (end < 0) throw broken()
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (count > limits.entries || length > LONGEST_LIST) throw bomb()
  if (offset + length > size) throw broken()
  const list = Buffer.alloc(length)
  await file.read(list, 0, length, offset)
  return parseList(list, count)
}

function parseList(list: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== ENTRY_MARK) throw broken()
    if (list.readUInt16LE(at + 8) & 1)
      throw unreadable('这个 Excel 文件设了打开密码，读不了。请去掉密码后另存一份再上传。')
    const nameLength = list.readUInt16LE(at + 28)
    entries.push({
      name: list.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: list.readUInt16LE(at + 10),
      packed: list.readUInt32LE(at + 20),
      unpacked: list.readUInt32LE(at + 24),
      offset: list.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
  }
  return entries
}
