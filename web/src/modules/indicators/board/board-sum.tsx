import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Changes, dayBefore, type PeriodChoice, yearBefore } from '../../periods/index.ts'
import type { Board } from './board-query.ts'

const BoardBeforeDocument = graphql(`
  query IndicatorBoardBefore($place: ID!, $before: Day!, $yearBefore: Day!) {
    before: indicatorBoard(place: $place, asOf: $before) {
      counts {
        total
        good
      }
    }
    yearBefore: indicatorBoard(place: $place, asOf: $yearBefore) {
      counts {
        total
        good
      }
    }
  }
`)

interface BoardSumProps {
  counts: Board['counts']
  choice: PeriodChoice
}

/** `达标 6/9`, and how many more or fewer than before; nothing is said of days without indicators. */
export function BoardSum({ counts: { good, total }, choice }: BoardSumProps) {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const days = { before: dayBefore(choice, asOf), yearBefore: yearBefore(asOf) }
  const { data } = useRead(BoardBeforeDocument, { place, ...days })
  const since = (then: { counts: { good: number; total: number } } | undefined) =>
    then && then.counts.total > 0 ? good - then.counts.good : null
  return (
    <>
      <span>{t('figures:board.sum', { good, total })}</span>{' '}
      <Changes
        before={since(data?.before)}
        yearBefore={since(data?.yearBefore)}
        base={{ choice, days: 30 }}
      />
    </>
  )
}
