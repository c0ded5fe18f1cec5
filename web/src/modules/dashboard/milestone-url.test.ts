import { describe, expect, it } from 'vitest'
import { scopedHref } from '../../scope-url.ts'
import { milestoneParams, readMilestoneChoice } from './milestone-url.ts'

describe('the address of a list of milestones', () => {
  it('says again what was chosen, and keeps place and date', () => {
    const choice = { dueBy: '2024-10-15', doneBy: null, onTime: false, original: true }
    const address = scopedHref('?place=440203000000&asOf=2024-10-15', '/milestones', milestoneParams(choice))
    expect(address).toContain('place=440203000000')
    expect(readMilestoneChoice(address.split('?')[1] ?? '')).toEqual(choice)
  })

  it('counts what it does not know as absent', () => {
    expect(readMilestoneChoice('dueBy=2024-02-30&onTime=maybe&original=1')).toEqual({
      dueBy: null,
      doneBy: null,
      onTime: null,
      original: false,
    })
  })
})
