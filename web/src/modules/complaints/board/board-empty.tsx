import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, ButtonLink, Card, EmptyState } from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import type { BoardView } from './board-url.ts'

interface BoardEmptyProps {
  name: string
  /** No ticket at all, ever. */
  never: boolean
  view: BoardView
  change(patch: Partial<BoardView>): void
}

/** Nothing to count: says what to do next. */
export function BoardEmpty({ name, never, view, change }: BoardEmptyProps) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  if (never)
    return (
      <Card>
        <EmptyState
          action={
            can.manageComplaints ? (
              <ButtonLink look="primary" href={href(paths.complaintImports())}>
                {t('complaintBoard:empty.import')}
              </ButtonLink>
            ) : null
          }
        >
          {t(can.manageComplaints ? 'complaintBoard:empty.start' : 'complaintBoard:empty.startReader', {
            name,
          })}
        </EmptyState>
      </Card>
    )
  const narrowed = Boolean(view.category || view.unit || view.channel)
  return (
    <Card>
      <EmptyState
        action={
          narrowed ? (
            <Button onClick={() => change({ category: null, unit: null, channel: null })}>
              {t('common:filter.clear')}
            </Button>
          ) : view.period === 'days' ? null : (
            <Button onClick={() => change({ period: 'days', own: null })}>
              {t('complaintBoard:empty.month')}
            </Button>
          )
        }
      >
        {t(narrowed ? 'complaintBoard:empty.narrowed' : 'complaintBoard:empty.period')}
      </EmptyState>
    </Card>
  )
}
