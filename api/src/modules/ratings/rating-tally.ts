import { counting, keepTally, NOBODY, type Tally, type TallyMeasure } from '../tallies/index.ts'

const level = (column: string, value: string): TallyMeasure => ({
  column,
  on: 'c.served_on',
  when: `c.level = '${value}' and not c.by_default`,
})

/**
 * The counts of ratings. Levels are those really given; default ratings have a column of their own. What was to be put
 * right counts on the day it was due.
 */
export const RATING_TALLY: Tally = {
  rows: `select c.*, x.due_on, x.done_on from rating c
left join rectification x on x.division_code = c.division_code and x.rating_id = c.id`,
  delta: 'rating_delta',
  day: 'rating_day',
  keys: {
    place_code: 'c.place_code',
    organization_id: `coalesce(c.organization_id, '${NOBODY}'::uuid)`,
    channel: `coalesce(c.channel, '')`,
    voided: 'c.voided',
  },
  measures: [
    { column: 'events', on: 'c.served_on' },
    level('very_good', 'VERY_SATISFIED'),
    level('good', 'SATISFIED'),
    level('fair', 'BASICALLY_SATISFIED'),
    level('poor', 'DISSATISFIED'),
    level('very_poor', 'VERY_DISSATISFIED'),
    { column: 'by_default', on: 'c.served_on', when: 'c.by_default' },
    { column: 'due', on: 'c.due_on' },
    { column: 'put_right', on: 'c.due_on', when: 'c.done_on <= c.due_on' },
  ],
}

keepTally(RATING_TALLY)

/** Changes ratings with their counts; see `counted` of the tallies. */
export const countedRatings = counting(RATING_TALLY)
