/** Which cards of the board are shown, in which order, under which heads. Pure. */
import { type BoardLight, type BoardView, LIGHTS } from './board-url.ts'

interface Card {
  indicator: { plan?: { id: string; title: string } | null; owner?: { id: string } | null }
  state: { light: BoardLight; gap?: number | null; fresh: boolean }
}

const worse = (one: Card, other: Card): number =>
  LIGHTS.indexOf(one.state.light) - LIGHTS.indexOf(other.state.light) ||
  (one.state.gap ?? Number.POSITIVE_INFINITY) - (other.state.gap ?? Number.POSITIVE_INFINITY) ||
  0

/** Whether a card lacks what is asked for. */
const lacks = ({ indicator, state }: Card, missing: BoardView['missing']): boolean =>
  missing === null || (missing === 'owner' ? !indicator.owner : !state.fresh)

/** Cards of the chosen lights, or that lack something; worst first, or as their plans list them. */
export function shownCards<One extends Card>(
  cards: readonly One[],
  { lights, missing, order }: Pick<BoardView, 'lights' | 'missing' | 'order'>,
): One[] {
  const chosen = cards.filter(
    card => (lights.length === 0 || lights.includes(card.state.light)) && lacks(card, missing),
  )
  return order === 'plan' ? chosen : [...chosen].sort((one, other) => worse(one, other) || 0)
}

export interface PlanGroup<One> {
  /** Null: in no plan. */
  plan: { id: string; title: string } | null
  cards: One[]
}

/** Cards under their plans, in the order in which the plans come first. */
export function byPlan<One extends Card>(cards: readonly One[]): PlanGroup<One>[] {
  const groups = new Map<string, PlanGroup<One>>()
  for (const card of cards) {
    const plan = card.indicator.plan ?? null
    const group = groups.get(plan?.id ?? '') ?? { plan, cards: [] }
    group.cards.push(card)
    groups.set(plan?.id ?? '', group)
  }
  return [...groups.values()]
}
