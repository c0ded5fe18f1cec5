import { useWords } from '../../../i18n/index.ts'
import { Chip, ClearFilters, Group, LightChips, Segments, Select } from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import type { Board } from './board-query.ts'
import { type BoardLight, type BoardView, toggleLight } from './board-url.ts'

interface BoardFiltersProps {
  counts: Board['counts']
  view: BoardView
  change(next: Partial<BoardView>): void
}

const countOf = (counts: Board['counts'], light: BoardLight) =>
  ({ BEHIND: counts.behind, NEAR: counts.near, GOOD: counts.good, NO_DATA: counts.noData })[light]

/** Counts by light that filter, order, grouping, and cards or places. */
export function BoardFilters({ counts, view, change }: BoardFiltersProps) {
  const { t } = useWords()
  const { viewer } = useSession()
  return (
    <div className="ind-filters no-print">
      <Group className="chip-set" label={t('figures:board.lights')}>
        <LightChips
          kind="progress"
          on={view.lights}
          count={light => countOf(counts, light)}
          press={light => change({ lights: toggleLight(view.lights, light) })}
        />
        {view.missing ? (
          <Chip on onPress={() => change({ missing: null })}>
            {t(`figures:board.missing.${view.missing}`)}
          </Chip>
        ) : null}
        <ClearFilters
          when={view.lights.length > 0 || Boolean(view.missing)}
          onClear={() => change({ lights: [], missing: null })}
        />
      </Group>
      <div className="picks">
        <Select
          quiet
          label={t('figures:board.order.label')}
          value={view.order}
          onChange={order => change({ order })}
          options={(['worst', 'plan'] as const).map(value => ({
            value,
            label: t(`figures:board.order.${value}`),
          }))}
        />
        {viewer.can.readPlans ? (
          <Select
            quiet
            label={t('figures:board.group.label')}
            value={view.group}
            onChange={group => change({ group })}
            options={(['none', 'plan'] as const).map(value => ({
              value,
              label: t(`figures:board.group.${value}`),
            }))}
          />
        ) : null}
        <Choice view={view} change={change} />
      </div>
    </div>
  )
}

function Choice({ view, change }: Pick<BoardFiltersProps, 'view' | 'change'>) {
  const { t } = useWords()
  return (
    <Segments
      label={t('figures:board.view.label')}
      options={(['cards', 'map'] as const).map(one => ({
        value: one,
        label: t(`figures:board.view.${one}`),
      }))}
      value={view.view}
      onChange={next => change({ view: next })}
    />
  )
}
