import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  claimed,
  missing,
  type ReportValues,
  readBackup,
  readPercent,
  reportInput,
  startValues,
} from './report-values.ts'

const VALUES: ReportValues = {
  percent: '82',
  text: '已完成',
  problem: '',
  claim: 'ON_TRACK',
  finishedOn: null,
  files: [{ id: 'file', name: 'a.pdf', size: 1, mediaType: 'application/pdf' }],
}

describe('a report form', () => {
  it('starts with the last percent and nothing said, or with the draft as it was left', () => {
    expect(startValues({ task: { percent: 40 }, previous: { percent: 82 } })).toMatchObject({
      percent: '82',
      text: '',
    })
    expect(startValues({ task: { percent: 40 } }).percent).toBe('40')
    const draft = {
      version: 3,
      percent: null,
      text: '写了一半',
      claim: 'BEHIND' as const,
      attachments: VALUES.files,
    }
    expect(startValues({ task: { percent: 40 }, draft })).toEqual({
      percent: '',
      text: '写了一半',
      problem: '',
      claim: 'BEHIND',
      finishedOn: null,
      files: VALUES.files,
    })
  })

  it('sends a day of completion with 已办结 only, and no empty problem', () => {
    const aim = { assignmentId: 'part', cycleId: null, milestoneId: null }
    expect(reportInput({ ...VALUES, finishedOn: '2024-10-15', problem: ' ' }, aim)).toEqual({
      ...aim,
      percent: 82,
      text: '已完成',
      problem: null,
      claim: 'ON_TRACK',
      finishedOn: null,
      attachmentIds: ['file'],
    })
  })

  it('takes 已办结 as today, and leaves an untouched percent to the server', () => {
    const done = claimed(VALUES, 'FINISHED', '2024-10-15', false)
    expect(done).toMatchObject({ finishedOn: '2024-10-15', percent: '' })
    expect(claimed(VALUES, 'FINISHED', '2024-10-15', true).percent).toBe('82')
    expect(claimed(done, 'BEHIND', '2024-10-15', false).finishedOn).toBeNull()
  })

  it('says what is missing', () => {
    expect(missing(VALUES)).toEqual([])
    expect(missing({ ...VALUES, percent: '一半', text: ' ' })).toEqual([
      { field: 'percent' },
      { field: 'text' },
    ])
    expect(missing({ ...VALUES, percent: '' })).toEqual([])
  })
})

describe('a typed percent', () => {
  it('is read as meant', () => {
    expect(['83', ' 83% ', '８３', '0', '100'].map(readPercent)).toEqual([83, 83, 83, 0, 100])
    expect(['', '101', '-1', '8.5', '八十'].map(readPercent)).toEqual([null, null, null, null, null])
  })

  it('is a whole number from 0 to 100 or nothing, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), typed => {
        const value = readPercent(typed)
        expect(value === null || (Number.isInteger(value) && value >= 0 && value <= 100)).toBe(true)
      }),
    )
  })
})

describe('what is kept on this computer', () => {
  it('comes back on the same draft only', () => {
    const stored = JSON.stringify({ values: VALUES, version: 2 })
    expect(readBackup(stored, 2)).toEqual(VALUES)
    expect(readBackup(stored, 3)).toBeNull()
    expect(readBackup(stored, null)).toBeNull()
    expect(readBackup('{', 2)).toBeNull()
    expect(readBackup(null, null)).toBeNull()
  })
})
