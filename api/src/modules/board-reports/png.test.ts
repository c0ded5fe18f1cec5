import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { onePixel, pngOf } from '#test/kit/png.ts'
import { readPng } from './png.rules.ts'

const textChunk = (): Buffer => {
  const body = Buffer.from('tEXtComment\0secret', 'latin1')
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

describe('a picture handed in', () => {
  it('is a PNG by its bytes, with its sides', () => {
    expect(readPng(pngOf(300, 120))).toMatchObject({ width: 300, height: 120 })
  })

  it('is nothing else, whatever it calls itself', () => {
    expect(readPng(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull()
    expect(readPng(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]))).toBeNull()
    expect(readPng(Buffer.alloc(0))).toBeNull()
    expect(readPng(deflateSync('x'))).toBeNull()
  })

  it('is whole: nothing cut off, changed or added behind its end', () => {
    const file = onePixel()
    expect(readPng(file.subarray(0, file.length - 5))).toBeNull()
    expect(readPng(Buffer.concat([file, Buffer.from('PK\u0003\u0004')]))).toBeNull()
    const changed = Buffer.from(file)
    changed[20] = 9
    expect(readPng(changed)).toBeNull()
  })

  it('is of a size somebody could have drawn', () => {
    expect(readPng(pngOf(9000, 1, false))).toBeNull()
    expect(readPng(pngOf(7900, 7900, false))).toBeNull()
    expect(readPng(pngOf(0, 10, false))).toBeNull()
  })

  it('loses the words that were written into it', () => {
    const file = onePixel()
    const marked = Buffer.concat([file.subarray(0, 33), textChunk(), file.subarray(33)])
    const png = readPng(marked)
    expect(png?.bytes.equals(file)).toBe(true)
    expect(png?.bytes.includes('secret')).toBe(false)
  })
})
