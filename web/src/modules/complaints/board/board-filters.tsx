import { readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { ClearFilters, MultiSelect } from '../../../ui/index.ts'
import { type Board, ComplaintRowFragmentDoc, ShareFragmentDoc } from './board-query.ts'
import type { BoardView } from './board-url.ts'

interface BoardFiltersProps {
  view: BoardView
  /** Undefined until it is there. */
  board: Board | undefined
  change(patch: Partial<BoardView>): void
}

/** What the board is narrowed to. */
export function BoardFilters({ view, board, change }: BoardFiltersProps) {
  const narrowed = Boolean(view.category || view.unit || view.channel)
  return (
    <div className="board-filters no-print">
      <Choices view={view} board={board} change={change} />
      <ClearFilters when={narrowed} onClear={() => change({ category: null, unit: null, channel: null })} />
    </div>
  )
}

interface Named {
  value: string
  label: string
}

/** The one chosen last; pressed again it leaves. */
const one = (chosen: readonly string[], now: string | null): string | null =>
  chosen.find(id => id !== now) ?? null

function Choices({ view, board, change }: Pick<BoardFiltersProps, 'view' | 'board' | 'change'>) {
  const { t } = useWords()
  const categories = readFragment(ShareFragmentDoc, board?.categories ?? [])
  const channels = readFragment(ShareFragmentDoc, board?.channels ?? [])
  const units = readFragment(ComplaintRowFragmentDoc, board?.units ?? [])
  const parents = new Map(categories.map(({ key, name }) => [key, name]))
  const lists: readonly ['category' | 'unit' | 'channel', Named[]][] = [
    [
      'category',
      categories.map(({ key, name, parentId }) => ({
        value: key,
        label: parentId && parents.has(parentId) ? `${parents.get(parentId)} / ${name}` : name,
      })),
    ],
    [
      'unit',
      units.flatMap(({ organization }) =>
        organization ? [{ value: organization.id, label: organization.name }] : [],
      ),
    ],
    ['channel', channels.map(({ key, name }) => ({ value: key, label: name }))],
  ]
  return (
    <>
      {lists.map(([name, options]) => {
        const now = view[name]
        return (
          <MultiSelect
            key={name}
            label={t(`complaintBoard:filter.${name}`)}
            options={options}
            value={now ? [now] : []}
            onChange={chosen => change({ [name]: one(chosen, now) })}
          />
        )
      })}
    </>
  )
}
