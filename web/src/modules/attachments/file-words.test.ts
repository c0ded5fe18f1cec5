import { describe, expect, it } from 'vitest'
import { fileSize, kindLabel, refusalOf } from './file-words.ts'

describe('files in words', () => {
  it('gives sizes with as many decimals as one reads', () => {
    expect([1, 512, 12_300, 3_500_000, 20 * 1024 * 1024].map(fileSize)).toEqual([
      '0.1 KB',
      '0.5 KB',
      '12 KB',
      '3.3 MB',
      '20 MB',
    ])
  })

  it('names the kind by the ending', () => {
    expect(['报告.PDF', 'a.b.docx', '无'].map(kindLabel)).toEqual(['PDF', 'DOCX', '—'])
  })

  it('sends nothing that cannot be taken', () => {
    expect(refusalOf({ name: 'x.exe', size: 10 })).toEqual({ reason: 'type' })
    expect(refusalOf({ name: 'x.PDF', size: 0 })).toEqual({ reason: 'empty' })
    expect(refusalOf({ name: 'x.pdf', size: 21 * 1024 * 1024 })).toEqual({ reason: 'size', size: '21 MB' })
    expect(refusalOf({ name: 'x.pdf', size: 20 * 1024 * 1024 })).toBeNull()
  })
})
