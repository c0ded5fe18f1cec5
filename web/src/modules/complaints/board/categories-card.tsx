import { readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card, EmptyState, Segments } from '../../../ui/index.ts'
import { lengthOf } from '../../periods/period.ts'
import { type Board, ShareFragmentDoc } from './board-query.ts'
import type { BoardView } from './board-url.ts'
import { ShareAreas } from './share-areas.tsx'
import { ShareBars } from './share-bars.tsx'
import { ShareTable } from './share-table.tsx'
import { sharesWithin } from './shares.ts'
import type { TicketLink } from './ticket-links.ts'

interface CategoriesCardProps {
  board: Board
  view: BoardView
  link: TicketLink
  asTables: boolean
  change(patch: Partial<BoardView>): void
}

const VIEWS = ['bars', 'treemap'] as const

/** What the tickets are about: bars with the period before, or areas; a name goes one level down. */
export function CategoriesCard({ board, view, link, asTables, change }: CategoriesCardProps) {
  const { t } = useWords()
  const all = readFragment(ShareFragmentDoc, board.categories)
  const shares = sharesWithin(all, view.category)
  const days = lengthOf(board)
  const parent = all.find(({ key }) => key === view.category)
  const title = t('complaintBoard:categories.title')
  const areas = view.categories === 'treemap'
  const hrefOf = ({ key }: { key: string }) => link('RECEIVED', { category: key })
  return (
    <Card
      className="categories"
      title={title}
      sheet={shares.length > 0}
      caption={
        parent
          ? t('complaintBoard:categories.within', { name: parent.name })
          : t(areas ? 'complaintBoard:categories.treemapLegend' : 'complaintBoard:categories.legend', {
              count: days,
            })
      }
      aside={
        <Segments
          label={t('complaintBoard:categories.view')}
          options={VIEWS.map(value => ({ value, label: t(`complaintBoard:categories.${value}`) }))}
          value={view.categories}
          onChange={categories => change({ categories })}
        />
      }
      bare
    >
      {shares.length === 0 ? (
        <EmptyState>{t('complaintBoard:categories.none')}</EmptyState>
      ) : asTables ? (
        <ShareTable label={title} head={t('complaintBoard:categories.name')} {...{ shares, days, hrefOf }} />
      ) : areas ? (
        <ShareAreas label={title} shares={shares} hrefOf={hrefOf} />
      ) : (
        <ShareBars
          label={title}
          head={t('complaintBoard:categories.name')}
          {...{ shares, days, hrefOf }}
          onOnly={category => change({ category })}
        />
      )}
    </Card>
  )
}
