import { describe, expect, it } from 'vitest'
import { readDay } from './read-day.ts'

describe('a typed day', () => {
  it('is refused when it is no day of the calendar', () => {
    for (const bad of ['', '10-15', '2018-13-01', '2018-02-30', 'tomorrow', '2018年底前']) {
      expect(readDay(bad)).toBeNull()
    }
  })

  it('is read in the ways offices write it', () => {
    const ways = [
      '2018-10-05',
      '2018/10/5',
      '2018.10.5',
      '20181005',
      '2018年10月5日',
      ' 2018 年 10 月 5 日 ',
      '2018年10月5日',
    ]
    expect(ways.map(readDay)).toEqual(ways.map(() => '2018-10-05'))
  })
})
