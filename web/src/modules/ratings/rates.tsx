import { count, percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Figure, RateFigure } from '../../ui/index.ts'
import { Changes, lengthOf, type Period } from '../periods/index.ts'
import { type RatingList, ratingParams } from './list-url.ts'
import type { Board } from './rating-query.ts'

/** Address of the list behind a figure of the board. */
export function useListLink(period: Period | null) {
  const { href } = useScope()
  return (list: Partial<RatingList>) => href(paths.ratingList(), ratingParams({ ...period, ...list }))
}

/** The three rates with what they are made of; default ratings and open rectifications apart from them. */
export function Rates({ board, period }: { board: Board; period: Period }) {
  const { t, language } = useWords()
  const link = useListLink(period)
  const always = useListLink(null)
  const lists: Record<string, Partial<RatingList>> = {
    GOOD: { rated: true },
    ACTIVE: {},
    PUT_RIGHT: { levels: ['DISSATISFIED', 'VERY_DISSATISFIED'] },
  }
  const { byDefault, events, rated, openRectifications, overdueRectifications, asOf } = board
  return (
    <section className="card rating-rates" aria-label={t('ratings:rate.label')}>
      {board.rates.map(({ kind, rate, whole, change, yearChange, light }) => (
        <RateFigure
          key={kind}
          name={t(`ratings:rate.${kind}`)}
          rate={rate}
          of={t(`ratings:rate.of.${kind}`)}
          href={link(lists[kind] ?? {})}
          light={light === 'NO_DATA' ? undefined : { level: light, kind: 'progress' }}
          change={
            <Changes
              before={change}
              yearBefore={yearChange}
              base={{ choice: 'custom', days: lengthOf(board) }}
              decimals={1}
              points
            />
          }
          target={
            kind === 'GOOD' && whole.numerator / whole.denominator !== rate.value && whole.denominator > 0
              ? t('ratings:rate.whole', { value: percent(whole.value) })
              : null
          }
        />
      ))}
      <Figure
        name={t('ratings:board.byDefault')}
        value={count(byDefault, language)}
        unit={t('ratings:board.byDefaultUnit')}
        href={link({ byDefault: true })}
        parts={t('ratings:board.byDefaultShare', { value: percent(events ? byDefault / events : 0) })}
        change={t('ratings:board.unrated', { count: events - rated - byDefault })}
        how={{ definition: t('ratings:board.byDefaultHow'), asOf }}
      />
      <Figure
        name={t('ratings:board.open')}
        value={openRectifications}
        unit={t('ratings:board.openUnit')}
        href={always({ rectification: ['OPEN', 'SUBMITTED'] })}
        light={{ level: overdueRectifications > 0 ? 'BEHIND' : 'GOOD' }}
        parts={
          overdueRectifications > 0
            ? t('ratings:board.overdue', { count: overdueRectifications })
            : t('ratings:board.notOverdue')
        }
        how={{ definition: t('ratings:board.openHow'), asOf }}
      />
    </section>
  )
}
