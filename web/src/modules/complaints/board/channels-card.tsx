import { readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card, EmptyState } from '../../../ui/index.ts'
import { lengthOf } from '../../periods/period.ts'
import { type Board, ShareFragmentDoc } from './board-query.ts'
import type { BoardView } from './board-url.ts'
import { ShareBars } from './share-bars.tsx'
import { ShareTable } from './share-table.tsx'
import type { TicketLink } from './ticket-links.ts'

interface ChannelsCardProps {
  board: Board
  link: TicketLink
  asTables: boolean
  change(patch: Partial<BoardView>): void
}

/** The ways the tickets came. */
export function ChannelsCard({ board, link, asTables, change }: ChannelsCardProps) {
  const { t } = useWords()
  const shares = readFragment(ShareFragmentDoc, board.channels)
  const days = lengthOf(board)
  const label = t('complaintBoard:channels.title')
  const head = t('complaintBoard:channels.name')
  const hrefOf = ({ key }: { key: string }) => link('RECEIVED', { channel: key })
  return (
    <Card
      className="channels"
      title={label}
      sheet={shares.length > 0}
      caption={t('complaintBoard:channels.legend', { count: days })}
      bare
    >
      {shares.length === 0 ? (
        <EmptyState>{t('complaintBoard:channels.none')}</EmptyState>
      ) : asTables ? (
        <ShareTable {...{ label, head, shares, days, hrefOf }} />
      ) : (
        <ShareBars {...{ label, head, shares, days, hrefOf }} onOnly={channel => change({ channel })} />
      )}
    </Card>
  )
}
