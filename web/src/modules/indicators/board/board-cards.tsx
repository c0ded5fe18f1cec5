import { Link } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { useSession } from '../../access/index.ts'
import { BoardCard } from './board-card.tsx'
import { byPlan, type PlanGroup } from './board-order.ts'
import type { BoardCard as Card } from './board-query.ts'

/** The cards, under their plans where asked. */
export function BoardCards({ cards, grouped }: { cards: readonly Card[]; grouped: boolean }) {
  const { t } = useWords()
  const { viewer } = useSession()
  if (!grouped || !viewer.can.readPlans)
    return (
      <>
        <h2 className="sr">{t('figures:board.view.cards')}</h2>
        <Cards cards={cards} />
      </>
    )
  return (
    <>
      {byPlan(cards).map(group => (
        <section key={group.plan?.id ?? ''} className="ind-group">
          <GroupHead group={group} />
          <Cards cards={group.cards} />
        </section>
      ))}
    </>
  )
}

function GroupHead({ group: { plan, cards } }: { group: PlanGroup<Card> }) {
  const { t } = useWords()
  const { href } = useScope()
  const good = cards.filter(({ state }) => state.light === 'GOOD').length
  return (
    <h2>
      {plan ? <Link href={href(paths.plan(plan.id))}>{plan.title}</Link> : t('figures:board.noPlan')}{' '}
      <span className="cap">{t('figures:board.sum', { good, total: cards.length })}</span>
    </h2>
  )
}

const Cards = ({ cards }: { cards: readonly Card[] }) => (
  <ul className="ind-cards">
    {cards.map(card => (
      <li key={card.indicator.id}>
        <BoardCard card={card} />
      </li>
    ))}
  </ul>
)
