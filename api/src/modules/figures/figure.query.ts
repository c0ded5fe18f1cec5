import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { FIGURE_COLUMNS, type StoredFigure, toFigure } from './figure.rows.ts'
import type { FigureRow } from './figure.sheet.ts'

/** Figures of an indicator at a place, as known on a day. */
export interface SeriesKey {
  jurisdictionCode: string
  indicatorId: string
  placeCode: string
  asOf: Day
  /** How many of the latest periods; `ALL_PERIODS` for all of them. */
  periods: number
}

/** More than any series has. */
export const ALL_PERIODS = 1_000

/** Enough for the latest figure, the one before it and that of a year ago, whatever the frequency. */
export const STATE_PERIODS = 14

/** Enough for a state, a forecast and twelve columns. */
export const CARD_PERIODS = 26

/** Keys as one parameter: reports of different days are checked in one statement. */
const KEYS = 'json_to_recordset($2::json) as k(indicator_id uuid, place_code char(12), as_of date)'

/**
 * The latest periods of each indicator at each place, as known on a day. The key of the table leads from the latest
 * figure backwards, so a board of 60 indicators reads what it shows and not their history.
 */
const LATEST = `
  select ${FIGURE_COLUMNS}, k.as_of::text
  from ${KEYS}
  cross join lateral (
    select * from (
      select distinct on (s.starts_on) s.* from indicator_figure s
      where s.division_code = $1 and s.indicator_id = k.indicator_id and s.place_code = k.place_code
        and s.known_on <= k.as_of and s.starts_on <= k.as_of
      order by s.starts_on desc, s.known_on desc
    ) known where known.reported > 0 limit $3
  ) f`

/** The same where all periods are wanted: one pass over the key. */
const ALL = `
  select ${FIGURE_COLUMNS}, f.as_of::text
  from (
    select distinct on (k.as_of, s.indicator_id, s.place_code, s.starts_on) s.*, k.as_of
    from ${KEYS}
    join indicator_figure s
      on s.division_code = $1 and s.indicator_id = k.indicator_id and s.place_code = k.place_code
     and s.known_on <= k.as_of and s.starts_on <= k.as_of
    order by k.as_of, s.indicator_id, s.place_code, s.starts_on, s.known_on desc
  ) f where f.reported > 0`

const groupOf = ({ jurisdictionCode, periods }: SeriesKey) => `${jurisdictionCode} ${periods}`
const nameOf = (indicatorId: string, placeCode: string, asOf: Day) => `${indicatorId} ${placeCode} ${asOf}`
const keyOf = (key: SeriesKey) => `${groupOf(key)} ${nameOf(key.indicatorId, key.placeCode, key.asOf)}`

const SERIES = Symbol('figures by indicator and place')

/** Figures with something reported, oldest first; batched over the request, one statement per number of periods. */
export const seriesLoader = (context: Context): DataLoader<SeriesKey, FigureRow[], string> =>
  once(context, SERIES, () => new DataLoader(keys => readSeries(context, keys), { cacheKeyFn: keyOf }))

async function readSeries(context: Context, keys: readonly SeriesKey[]): Promise<FigureRow[][]> {
  const groups = new Map<string, SeriesKey[]>()
  for (const key of keys) {
    const members = groups.get(groupOf(key))
    if (members) members.push(key)
    else groups.set(groupOf(key), [key])
  }
  const found = new Map<string, FigureRow[]>()
  for (const [group, members] of groups) {
    for (const row of await readGroup(context, members)) {
      const name = `${group} ${nameOf(row.indicatorId, row.placeCode, row.asOf)}`
      const rows = found.get(name)
      if (rows) rows.push(row)
      else found.set(name, [row])
    }
  }
  for (const rows of found.values()) rows.sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  return keys.map(key => found.get(keyOf(key)) ?? [])
}

async function readGroup(
  { db }: Context,
  keys: readonly SeriesKey[],
): Promise<(FigureRow & { asOf: Day })[]> {
  const { jurisdictionCode, periods } = keys[0]!
  const wanted = JSON.stringify(
    keys.map(({ indicatorId, placeCode, asOf }) => ({
      indicator_id: indicatorId,
      place_code: placeCode,
      as_of: asOf,
    })),
  )
  const all = periods === ALL_PERIODS
  const parameters = [jurisdictionCode, wanted, ...(all ? [] : [periods])]
  const rows = await db.sql<StoredFigure & { as_of: Day }>(all ? ALL : LATEST, parameters)
  return rows.map(row => ({ ...toFigure(row), asOf: row.as_of }))
}
