import { describe, expect, it } from 'vitest'
import { boardParams, readBoardPeriod } from './board-params.ts'

const kept = (search: string) =>
  Object.fromEntries(Object.entries(boardParams(search)).filter(([, value]) => value !== null))

describe('the address of the cockpit', () => {
  it('keeps period, part and the units shown while moving between places', () => {
    expect(kept('?place=440203102000&period=quarter&part=JOINT&units=all')).toEqual({
      period: 'quarter',
      part: 'JOINT',
      units: 'all',
    })
  })

  it('leaves out what is usual, and what it does not know', () => {
    expect(kept('?period=days&part=LEAD&units=some')).toEqual({})
    expect(kept('?period=century&part=x')).toEqual({})
  })

  it("knows the usual periods only: days of one's own count as thirty", () => {
    expect(readBoardPeriod('?period=custom&from=2024-07-01&until=2024-09-30')).toEqual({
      period: 'days',
      own: null,
    })
    expect(readBoardPeriod('?period=year')).toEqual({ period: 'year', own: null })
  })
})
