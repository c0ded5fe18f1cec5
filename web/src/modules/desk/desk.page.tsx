import { useCallback, useMemo } from 'react'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, EmptyState, ListExport, Loaded, PageHead } from '../../ui/index.ts'
import { ComplaintDeskLine } from '../complaints/index.ts'
import { OwedSheetsLine } from '../observations/index.ts'
import { BulkSheetButton } from './bulk-sheet.tsx'
import { BurdenCard } from './burden-card.tsx'
import { DeskChips } from './desk-chips.tsx'
import { DeskPanel } from './desk-panel.tsx'
import { DeskItemRow, type DeskRow, UnitDeskDocument } from './desk-query.ts'
import { ofKind, rowOf } from './desk-sections.ts'
import { DeskTable } from './desk-table.tsx'
import { SignAllButton } from './sign-all.tsx'
import '../../ui/desk.css'
import { useDesk } from './use-desk.ts'

const NO_ROWS: readonly DeskRow[] = []

/** 我的工作: what a unit is to sign for, report, answer and fix, by date; each row is finished in the panel beside. */
export function DeskPage() {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const control = useDesk()
  const { kind, item, change } = control
  const result = useRead(UnitDeskDocument, { place, asOf })
  const desk = result.data?.unitDesk
  const all = useMemo(() => (desk ? readFragment(DeskItemRow, desk.items) : NO_ROWS), [desk])
  const rows = useMemo(() => ofKind(all, kind), [all, kind])
  const close = useCallback(() => change({ item: null }), [change])
  return (
    <div className="split desk">
      <div className="list">
        <PageHead
          title={t('desk:title')}
          count={desk && t('desk:count', { count: desk.total })}
          caption={
            desk &&
            t(desk.overdue > 0 ? 'desk:caption' : 'desk:captionClear', {
              overdue: desk.overdue,
              near: desk.near,
              days: desk.nearWorkingDays,
            })
          }
          actions={
            desk && (
              <>
                <SignAllButton rows={all} />
                <BulkSheetButton />
                <ListExport of={t('desk:title')} count={rows.length} />
              </>
            )
          }
        />
        <Loaded result={result}>
          {({ unitDesk }) => (
            <>
              <OwedSheetsLine />
              <ComplaintDeskLine />
              <DeskChips control={control} counts={unitDesk.counts} total={unitDesk.total} />
              {rows.length > 0 ? (
                <DeskTable
                  control={control}
                  rows={rows}
                  total={unitDesk.total}
                  nearWorkingDays={unitDesk.nearWorkingDays}
                />
              ) : (
                <EmptyState
                  action={
                    kind ? <Button onClick={() => change({ kind: null })}>{t('desk:showAll')}</Button> : null
                  }
                >
                  {t(kind ? 'desk:emptyKind' : 'desk:empty')}
                </EmptyState>
              )}
              <BurdenCard burden={unitDesk.burden} />
            </>
          )}
        </Loaded>
      </div>
      {item && desk ? <DeskPanel key={item} row={rowOf(all, item)} onClose={close} /> : null}
    </div>
  )
}
