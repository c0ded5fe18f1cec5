import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { EXTENSIONS, KINDS, kindFault, sniffKind } from './file-kind.rules.ts'
import { extensionOf, harmlessName } from './file-name.rules.ts'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map(name => [name, ascii('x')])))
const ole = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...streams.map(name => Buffer.from(`${name}\0`, 'utf16le')),
  ])
const kindOf = (bytes: Uint8Array) => {
  const what = sniffKind(bytes)
  return 'unfit' in what ? what.unfit : what.kind
}

describe('what the bytes of a file are', () => {
  test.each([
    ['PDF', ascii('%PDF-1.7\n%')],
    ['PDF', ascii('mail gateway\r\n%PDF-1.4\n')],
    ['DOCX', zip('[Content_Types].xml', 'word/document.xml')],
    ['XLSX', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['PPTX', zip('[Content_Types].xml', 'ppt/presentation.xml')],
    ['OFD', zip('OFD.xml', 'Doc_0/Document.xml')],
    ['ZIP', zip('word/document.xml')],
    ['ZIP', zip()],
    ['DOC', ole('Root Entry', 'WordDocument')],
    ['XLS', ole('Root Entry', 'Workbook')],
    ['PPT', ole('Current User', 'PowerPoint Document')],
    ['PASSWORD', ole('EncryptionInfo', 'EncryptedPackage')],
    ['UNKNOWN', ole('Root Entry')],
    ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['JPG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['TEXT', Buffer.from('十月进展:已完成 3 个系统迁移。\r\n')],
    ['TEXT', iconv.encode('单位,进度\r\n龙归镇,80%\r\n', 'gb18030')],
    ['UNKNOWN', ascii('MZ\x90\0\x03\0\0\0')],
    ['UNKNOWN', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')],
    ['UNKNOWN', Buffer.from('text with a NUL\0 in it')],
    ['UNKNOWN', Buffer.from('504b0304', 'hex')],
  ] as const)('%s is recognised', (kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind)
  })

  test('text says its charset', () => {
    expect(sniffKind(Buffer.from('好'))).toMatchObject({ mediaType: 'text/plain; charset=utf-8' })
    expect(sniffKind(iconv.encode('好的', 'gbk'))).toMatchObject({ mediaType: 'text/plain; charset=gb18030' })
  })

  test('any bytes get an answer, whatever stands in front of them', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1e9)
    const heads = ['', '504b0304', '504b0506', 'd0cf11e0a1b11ae1', '89504e47', 'ffd8ff', '25504446']
    const whole = Buffer.from(zip('[Content_Types].xml', 'word/document.xml'))
    const broken = fc
      .tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(whole.length))
      .map(([at, byte, length]) => {
        const bytes = Buffer.from(whole)
        bytes[at] = byte
        return bytes.subarray(0, length)
      })
    const random = fc
      .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }))
      .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'hex'), rest]))
    const known = new Set([...Object.keys(KINDS), 'UNKNOWN', 'PASSWORD'])
    fc.assert(
      fc.property(fc.oneof(random, broken), bytes => {
        expect(known.has(kindOf(bytes))).toBe(true)
      }),
      { seed, numRuns: 3000, verbose: 1 },
    )
  })

  test('a directory that counts more entries than there are is no zip', () => {
    const bytes = Buffer.from(zip('a'))
    bytes.writeUInt16LE(0xffff, bytes.length - 12)
    expect(kindOf(bytes)).toBe('UNKNOWN')
  })

  test('a bomb is looked at without being unpacked', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000))
    const bytes = zipSync({ 'bomb.bin': [new Uint8Array(bomb), { level: 0 }] })
    expect(kindOf(bytes)).toBe('ZIP')
  })
})

describe('a name and its bytes', () => {
  const found = (kind: keyof typeof KINDS) => ({ kind, mediaType: KINDS[kind].mediaType })

  test('agree for every kind and extension listed', () => {
    for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[])
      for (const extension of KINDS[kind].extensions) expect(kindFault(extension, found(kind))).toBeNull()
  })

  test('that disagree are refused with what to do', () => {
    expect(kindFault('pdf', found('DOCX'))).toBe(
      '文件扩展名是 .pdf，内容却是“Word 文档”。请把扩展名改为 .docx 后再上传。',
    )
    expect(kindFault('docx', { unfit: 'PASSWORD' })).toContain('取消密码')
    expect(kindFault('docx', { unfit: 'UNKNOWN' })).toContain('可能已损坏')
    expect(kindFault('exe', { unfit: 'UNKNOWN' })).toContain('不支持这种文件')
    expect(EXTENSIONS).not.toContain('html')
  })
})

describe('the name of a file', () => {
  test.each([
    ['../../etc/报告.pdf', '报告.pdf'],
    ['C:\\Users\\王\\整改 情况.docx', '整改 情况.docx'],
    ['报告\u202Efdp.exe', '报告fdp.exe'],
    ['a\u0000b\u200bc\n.txt', 'abc.txt'],
    ['e\u0301tat.csv', 'état.csv'],
    ['con<>:"|?*.zip', 'con_______.zip'],
    ['.pdf', '附件.pdf'],
    ['...', '附件'],
    ['', '附件'],
    [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(115)}.xlsx`],
    ['照片.JPG', '照片.jpg'],
  ])('%j becomes %j', (given, kept) => {
    expect(harmlessName(given)).toBe(kept)
  })

  test('is one short line without path, whatever is given, and stays so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), given => {
        const name = harmlessName(given)
        expect([...name].length).toBeGreaterThan(0)
        expect([...name].length).toBeLessThanOrEqual(120)
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u)
        expect(extensionOf(name)).toBe(extensionOf(harmlessName(name)))
        expect(harmlessName(name)).toBe(name)
      }),
    )
  })
})
