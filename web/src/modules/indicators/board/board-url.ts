/** How the board of indicators lives in its address. Pure. */
import type { LinkParams } from '../../../scope-url.ts'
import { type PeriodView, periodParams, readPeriod } from '../../periods/index.ts'

export const LIGHTS = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA'] as const
export type BoardLight = (typeof LIGHTS)[number]

export const MISSING = ['owner', 'value'] as const

/** Its period names what the board is held against. */
export interface BoardView extends PeriodView {
  /** None = all. */
  lights: readonly BoardLight[]
  /** Only those without an owner, or without a value that is still fresh. */
  missing: 'owner' | 'value' | null
  order: 'worst' | 'plan'
  group: 'none' | 'plan'
  view: 'cards' | 'map'
  /** Indicator shown by place; null = the first. */
  by: string | null
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value =>
  values.find(value => value === text) ?? (values[0] as Value)

/** Reads an address; whatever it does not know counts as absent. */
export function readBoard(search: string): BoardView {
  const params = new URLSearchParams(search)
  const asked = params.getAll('light')
  const by = params.get('by')
  return {
    ...readPeriod(search),
    lights: LIGHTS.filter(light => asked.includes(light)),
    missing: MISSING.find(one => one === params.get('missing')) ?? null,
    order: oneOf(['worst', 'plan'] as const, params.get('order')),
    group: oneOf(['none', 'plan'] as const, params.get('group')),
    view: oneOf(['cards', 'map'] as const, params.get('view')),
    by: by && /^[0-9a-f-]{36}$/i.test(by) ? by : null,
  }
}

/** The view as parameters; what is usual is left out. */
export const boardParams = ({
  lights,
  missing,
  order,
  group,
  view,
  by,
  period,
  own,
}: BoardView): LinkParams => ({
  ...periodParams({ period, own }),
  light: lights,
  missing,
  order: order === 'worst' ? null : order,
  group: group === 'none' ? null : group,
  view: view === 'cards' ? null : view,
  by: view === 'map' ? by : null,
})

/** A light narrows the board, and leaves again when pressed once more. */
export const toggleLight = (lights: readonly BoardLight[], light: BoardLight): BoardLight[] =>
  LIGHTS.filter(one => (one === light ? !lights.includes(one) : lights.includes(one)))
