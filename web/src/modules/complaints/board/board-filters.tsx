import { useState } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, DatePicker, MultiSelect, PopoverButton } from '../../../ui/index.ts'
import { type Board, ComplaintRowFragmentDoc, ShareFragmentDoc } from './board-query.ts'
import type { BoardView } from './board-url.ts'
import { PERIODS, type Period } from './period.ts'
import { Segments } from './segments.tsx'

interface BoardFiltersProps {
  view: BoardView
  /** The days of the view. */
  period: Period
  asOf: string
  /** Undefined until it is there. */
  board: Board | undefined
  change(patch: Partial<BoardView>): void
}

/** The period, and what the board is narrowed to. */
export function BoardFilters({ view, period, asOf, board, change }: BoardFiltersProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const narrowed = Boolean(view.category || view.unit || view.channel)
  return (
    <div className="board-filters no-print">
      <Segments
        label={t('complaintBoard:period.label')}
        options={PERIODS.filter(one => one !== 'custom').map(value => ({
          value,
          label: t(`complaintBoard:period.${value}`),
        }))}
        value={view.period}
        onChange={value => change({ period: value, own: null })}
      />
      <PopoverButton
        label={t('complaintBoard:period.choose')}
        className={view.period === 'custom' ? 'chip on' : 'chip'}
        face={
          view.period === 'custom' ? `${period.from} – ${period.until}` : t('complaintBoard:period.custom')
        }
        open={open}
        onOpenChange={setOpen}
      >
        {() => (
          <OwnPeriod
            period={period}
            asOf={asOf}
            onDone={own => {
              change({ period: 'custom', own })
              setOpen(false)
            }}
          />
        )}
      </PopoverButton>
      <span className="gap" />
      <Choices view={view} board={board} change={change} />
      {narrowed ? (
        <Button look="plain" small onClick={() => change({ category: null, unit: null, channel: null })}>
          {t('complaintBoard:filter.clear')}
        </Button>
      ) : null}
    </div>
  )
}

interface OwnPeriodProps {
  period: Period
  asOf: string
  onDone(period: Period): void
}

function OwnPeriod({ period, asOf, onDone }: OwnPeriodProps) {
  const { t } = useWords()
  const [from, setFrom] = useState<string | null>(period.from)
  const [until, setUntil] = useState<string | null>(period.until)
  const wrong =
    from && until && from > until
      ? t('complaintBoard:period.wrong')
      : until && until > asOf
        ? t('complaintBoard:period.tooLate', { day: asOf })
        : null
  return (
    <form
      className="pad col"
      onSubmit={event => {
        event.preventDefault()
        if (from && until && !wrong) onDone({ from, until })
      }}
    >
      <DatePicker label={t('complaintBoard:period.from')} value={from} onChange={setFrom} shown={asOf} />
      <DatePicker
        label={t('complaintBoard:period.until')}
        value={until}
        onChange={setUntil}
        shown={asOf}
        error={wrong}
      />
      <Button type="submit" look="primary" disabled={!from || !until || Boolean(wrong)}>
        {t('complaintBoard:period.apply')}
      </Button>
    </form>
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
