import { describe, expect, it } from 'vitest'
import {
  countChange,
  dayWords,
  figureWords,
  percentWords,
  periodWords,
  pointsChange,
  signedWords,
} from './report.words.ts'

describe('words of a report', () => {
  it('write days and periods in full', () => {
    expect(dayWords('2024-10-05')).toBe('2024年10月5日')
    expect(periodWords({ from: '2024-09-16', until: '2024-10-15' })).toBe('2024年9月16日至2024年10月15日')
    expect(periodWords({ from: '2024-10-15', until: '2024-10-15' })).toBe('2024年10月15日')
  })

  it('never take missing data for nothing', () => {
    expect(percentWords(null)).toBe('无数据')
    expect(percentWords(0)).toBe('0.0%')
    expect(percentWords(1)).toBe('100%')
    expect(figureWords(null)).toBe('—')
    expect(signedWords(null)).toBe('—')
  })

  it('say what changed, in which direction and against what', () => {
    expect(countChange('上期', 942, 900)).toBe('较上期增加42件（+4.7%）')
    expect(countChange('上期', 5, 0)).toBe('较上期增加5件')
    expect(countChange('上期', 5, 5)).toBe('与上期持平')
    expect(pointsChange('上期', -0.94)).toBe('，较上期下降0.9个百分点')
    expect(pointsChange('上期', 0.04)).toBe('，与上期持平')
    expect(pointsChange('上期', null)).toBe('')
  })

  it('write figures without empty digits', () => {
    expect(figureWords(83.3, 1)).toBe('83.3')
    expect(figureWords(100, 1)).toBe('100')
    expect(figureWords(3384.27, 1)).toBe('3,384.3')
    expect(signedWords(-0.9)).toBe('−0.9')
    expect(signedWords(0.04)).toBe('0')
  })
})
