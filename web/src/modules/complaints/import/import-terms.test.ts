import { describe, expect, it } from 'vitest'
import { chosenTwice, hasField } from './import-fields.ts'
import type { ImportTerm } from './import-query.ts'
import { inOrder, isOpen, proposedFor, termInput } from './import-terms.ts'

const term = (patch: Partial<ImportTerm>): ImportTerm =>
  ({
    ...{ kind: 'UNIT', words: '区住管局', rows: 1, match: 'NONE', target: null, targetName: null },
    ...{ candidates: [], create: false },
    ...patch,
  }) as ImportTerm

describe('the names of a file', () => {
  it('are to be confirmed where they are only similar or unknown', () => {
    const open = (['EXACT', 'ALIAS', 'REMEMBERED', 'SIMILAR', 'NONE'] as const).filter(match =>
      isOpen(term({ match })),
    )
    expect(open).toEqual(['SIMILAR', 'NONE'])
  })

  it('are proposed as a record, as a new one, or as nothing', () => {
    expect(proposedFor(term({ target: 'id', targetName: '区住房和城乡建设管理局' }))).toEqual({
      target: 'id',
      name: '区住房和城乡建设管理局',
    })
    expect(proposedFor(term({ create: true }))).toBe('CREATE')
    expect(proposedFor(term({}))).toBe('NOTHING')
    expect(termInput(term({}), 'CREATE')).toEqual({
      kind: 'UNIT',
      words: '区住管局',
      target: null,
      create: true,
    })
  })

  it('stand with what is to be confirmed first, the most frequent on top', () => {
    const words = inOrder([
      term({ words: 'a', match: 'EXACT', rows: 90 }),
      term({ words: 'b', rows: 2 }),
      term({ words: 'c', match: 'SIMILAR', rows: 7 }),
    ]).map(one => one.words)
    expect(words).toEqual(['c', 'b', 'a'])
  })
})

describe('the columns of a file', () => {
  const columns = [
    { index: 0, field: 'EXTERNAL_ID' as const },
    { index: 1, field: 'TOWN' as const },
    { index: 2, field: 'TOWN' as const },
    { index: 3, field: 'IGNORE' as const },
    { index: 4, field: 'IGNORE' as const },
  ]

  it('mean different things, unless they are left out', () => {
    expect(chosenTwice(columns)).toEqual([['TOWN', 2]])
    expect(hasField(columns, 'EXTERNAL_ID')).toBe(true)
    expect(hasField(columns, 'RECEIVED_AT')).toBe(false)
  })
})
