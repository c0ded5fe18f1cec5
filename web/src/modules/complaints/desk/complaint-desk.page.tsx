import { useCallback, useMemo, useRef } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Chip, cx, EmptyState, Group, ListExport, Loaded, PageHead } from '../../../ui/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import { TicketRowFragmentDoc } from '../ticket-row.ts'
import '../../../ui/desk.css'
import '../complaints.css'
import { DESK_GROUPS, type DeskRow, deskRows, nextOf } from './desk-groups.ts'
import { ComplaintDeskPanel } from './desk-panel.tsx'
import { ComplaintDeskDocument, type DeskGroup } from './desk-query.ts'
import { ComplaintDeskTable } from './desk-table.tsx'
import { type ComplaintDeskControl, useComplaintDesk } from './use-complaint-desk.ts'

const NONE: readonly DeskGroup[] = []

/** 工单待办: the tickets that wait for the viewer, by what is to be done; each is finished in the panel beside. */
export function ComplaintDeskPage() {
  const { t } = useWords()
  const { place } = useScope()
  const control = useComplaintDesk()
  const { group, item, change } = control
  const result = useRead(ComplaintDeskDocument, { place }, { pause: place === '' })
  const groups = result.data?.complaintDesk.groups ?? NONE
  const rows = useMemo(() => {
    const read = groups.map(({ key, complaints }) => ({
      key,
      rows: complaints.map(one => readFragment(TicketRowFragmentDoc, one)),
    }))
    return deskRows(read, group)
  }, [groups, group])
  const open = useCallback((key: string) => change({ item: key }), [change])
  const shown = useKept(rows, item)
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const behind = groups.reduce((sum, one) => sum + one.behind, 0)
  return (
    <div className="split">
      <div className={cx('list complaints', item && 'beside')}>
        <PageHead
          title={t('complaints:desk.title')}
          count={result.data && t('complaints:count', { count: total })}
          actions={<ListExport of={t('complaints:desk.title')} count={rows.length} />}
          caption={
            result.data &&
            t(behind > 0 ? 'complaints:desk.caption' : 'complaints:desk.captionClear', { behind })
          }
        />
        <ComplaintTabs here="desk" />
        <Loaded result={result}>
          {() => (
            <>
              <GroupChips control={control} groups={groups} total={total} />
              {rows.length > 0 ? (
                <ComplaintDeskTable rows={rows} groups={groups} item={item} onOpen={open} />
              ) : (
                <EmptyState
                  action={
                    group ? (
                      <Button onClick={() => change({ group: null })}>{t('complaints:desk.showAll')}</Button>
                    ) : null
                  }
                >
                  {t(group ? 'complaints:desk.emptyGroup' : 'complaints:desk.empty')}
                </EmptyState>
              )}
            </>
          )}
        </Loaded>
      </div>
      {item && shown ? (
        <ComplaintDeskPanel
          key={item}
          row={shown}
          onClose={() => change({ item: null })}
          onDone={() => change({ item: nextOf(rows, item) })}
        />
      ) : null}
    </div>
  )
}

/** A row that leaves the desk meanwhile keeps its panel, so that nothing typed is taken away. */
function useKept(rows: readonly DeskRow[], item: string | null): DeskRow | null {
  const kept = useRef<DeskRow | null>(null)
  const row = rows.find(({ key }) => key === item)
  if (row) kept.current = row
  return kept.current?.key === item ? kept.current : null
}

interface GroupChipsProps {
  control: ComplaintDeskControl
  groups: readonly DeskGroup[]
  total: number
}

/** 全部, and one chip for each group that holds a ticket. */
function GroupChips({ control: { group, change }, groups, total }: GroupChipsProps) {
  const { t } = useWords()
  return (
    <Group className="chip-set desk-chips" label={t('complaints:desk.groups')}>
      <button
        type="button"
        className={group === null ? 'chip on' : 'chip'}
        aria-pressed={group === null}
        onClick={() => change({ group: null, item: null })}
      >
        {t('complaints:desk.all')}
        <span className="c">{total}</span>
      </button>
      {DESK_GROUPS.map(key => {
        const count = groups.find(one => one.key === key)?.count ?? 0
        return count > 0 ? (
          <Chip
            key={key}
            on={group === key}
            count={count}
            onPress={() => change({ group: group === key ? null : key, item: null })}
          >
            {t(`complaints:desk.group.${key}`)}
          </Chip>
        ) : null
      })}
    </Group>
  )
}
