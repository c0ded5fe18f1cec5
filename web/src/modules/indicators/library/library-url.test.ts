import { describe, expect, it } from 'vitest'
import { libraryParams, narrowed, readLibrary } from './library-url.ts'

const none = { status: null, kind: null, frequency: null, plan: null, words: '', open: null }

describe('the address of the library', () => {
  it('passes over what it does not know', () => {
    expect(readLibrary('')).toEqual(none)
    expect(readLibrary('status=PINK&kind=X&plan=../etc&open=1')).toEqual(none)
  })

  it('is read as it was written', () => {
    const id = '0192a5c6-0000-7000-8000-000000000001'
    const written = {
      status: 'PROPOSED',
      kind: 'RATIO',
      frequency: 'QUARTERLY',
      plan: id,
      words: '上云',
      open: id,
    } as const
    const params = new URLSearchParams(libraryParams(written) as Record<string, string>)
    expect(readLibrary(params.toString())).toEqual(written)
  })
})

describe('the filters', () => {
  const rows = [
    {
      no: 7,
      name: '政务信息系统上云率',
      status: 'ACTIVE',
      frequency: 'MONTHLY',
      owner: { name: '区政数局' },
      plan: null,
      definition: { kind: 'RATIO', definition: '已上云系统数除以应上云系统数' },
    },
    {
      no: 8,
      name: '政务外网接入带宽',
      status: 'ACTIVE',
      frequency: 'QUARTERLY',
      owner: null,
      plan: { id: 'p' },
      definition: { kind: 'MINIMUM', definition: '' },
    },
  ] as const

  it('look in the name, the number, the owner and the definition', () => {
    const found = (words: string) => narrowed(rows, { ...none, words }).map(({ no }) => no)
    expect(found('带宽')).toEqual([8])
    expect(found('政数局')).toEqual([7])
    expect(found('应上云')).toEqual([7])
    expect(found('8')).toEqual([8])
    expect(found('没有')).toEqual([])
  })

  it('narrow by kind and frequency together', () => {
    expect(narrowed(rows, { ...none, kind: 'RATIO', frequency: 'QUARTERLY' })).toEqual([])
    expect(narrowed(rows, { ...none, kind: 'MINIMUM' })).toHaveLength(1)
  })
})
