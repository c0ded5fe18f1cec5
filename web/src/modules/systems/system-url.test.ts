import { describe, expect, it } from 'vitest'
import { scopedHref } from '../../scope-url.ts'
import {
  exportHref,
  isNarrowed,
  NEW,
  NO_FILTER,
  readSystemList,
  systemFilter,
  systemParams,
} from './system-url.ts'

const search = (address: string) => address.split('?')[1] ?? ''

describe('the address of the systems ledger', () => {
  it('reads back what it wrote', () => {
    const list = readSystemList(
      'words=%E5%AE%A1%E6%89%B9&cloud=MIGRATING&cloud=PENDING&zombie=yes&measure=CLOUD&part=MISSING&own=yes&open=new',
    )
    expect(list).toMatchObject({
      words: '审批',
      cloud: ['PENDING', 'MIGRATING'],
      zombie: true,
      measure: 'CLOUD',
      part: 'MISSING',
      own: true,
      open: NEW,
    })
    const again = readSystemList(search(scopedHref('', '/systems', systemParams(list))))
    expect(again).toEqual(list)
  })

  it('takes what it does not know as absent, and half a rate as none', () => {
    const list = readSystemList('cloud=SOMEWHERE&measure=CLOUD&network=X&unit=1&zombie=perhaps&open=7')
    expect(list).toEqual({ ...NO_FILTER, view: 'list', open: null })
    expect(isNarrowed(list)).toBe(false)
  })

  it('an open panel or another view narrows nothing; a filter does', () => {
    expect(isNarrowed(readSystemList('open=new&view=places'))).toBe(false)
    expect(isNarrowed(readSystemList('zombie=no'))).toBe(true)
    expect(isNarrowed(readSystemList('measure=ZOMBIE&part=EXCLUDED'))).toBe(true)
  })

  it('gives the API and the file the same filter', () => {
    const list = readSystemList('cloud=ON_CLOUD&zombie=no&sharing=CONNECTED')
    expect(systemFilter(list)).toMatchObject({
      cloud: ['ON_CLOUD'],
      zombie: false,
      sharing: ['CONNECTED'],
      measure: null,
    })
    const file = new URL(exportHref(list, '440203000000', '2024-10-15'), 'http://localhost')
    expect(Object.fromEntries(file.searchParams)).toEqual({
      place: '440203000000',
      asOf: '2024-10-15',
      cloud: 'ON_CLOUD',
      zombie: 'false',
      sharing: 'CONNECTED',
    })
  })
})
