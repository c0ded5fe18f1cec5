import { describe, expect, it } from 'vitest'
import type { T } from '../../../i18n/index.ts'
import { rowName, shortName } from './place-name.ts'

const t = ((key: string) => key) as unknown as T

describe('the name of a place in a list', () => {
  it('is that of the place, not of its committee', () => {
    expect(
      ['锅溪村村民委员会', '龙归社区居民委员会', '江湾社区居民居委会', '寺前村委会', '龙归镇'].map(shortName),
    ).toEqual(['锅溪村', '龙归社区', '江湾社区', '寺前村', '龙归镇'])
  })

  it('leaves other committees alone', () => {
    expect(shortName('高新区管理委员会')).toBe('高新区管理委员会')
  })

  it('says of its own part what it is', () => {
    expect(rowName({ name: '武江区', level: 3 }, true, t)).toBe('figures:ranking.ownPart.L3')
    expect(rowName({ name: '龙归镇', level: 4 }, true, t)).toBe('figures:ranking.ownPart.L4')
    expect(rowName({ name: '龙归镇', level: 4 }, false, t)).toBe('龙归镇')
  })
})
