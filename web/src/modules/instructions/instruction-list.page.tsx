import { useCallback, useMemo, useState } from 'react'
import { readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import {
  Button,
  DataTable,
  EmptyState,
  ListExport,
  Loaded,
  PageHead,
  RowKeysHint,
  SearchField,
} from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { isNarrowed, ListChips, NO_FILTER, useList } from '../follow-up/index.ts'
import { InstructionCard, useInstructionColumns } from './instruction-columns.tsx'
import { InstructionDialog } from './instruction-dialog.tsx'
import { countFilters, instructionFilter } from './instruction-filter.ts'
import { InstructionPanel } from './instruction-panel.tsx'
import {
  InstructionCountsDocument,
  type InstructionRow,
  InstructionRowFragmentDoc,
  InstructionsDocument,
} from './instruction-query.ts'

const keyOf = (row: InstructionRow) => row.id
/** Columns that give way to an open panel, which says the same. */
const BESIDE_PANEL = ['subject', 'by', 'written']
const NONE: string[] = []
const card = (row: InstructionRow) => <InstructionCard row={row} />

/** 批示: what leaders wrote, who answers by when, and the panel of one of them. */
export function InstructionListPage() {
  const { t } = useWords()
  const { place } = useScope()
  const { viewer } = useSession()
  const control = useList(paths.instructions())
  const { list, change } = control
  const [writing, setWriting] = useState(false)
  const result = usePages(
    InstructionsDocument,
    { filter: instructionFilter(list, place) },
    data => data.instructions,
  )
  const facets = useRead(InstructionCountsDocument, countFilters(list, place))
  const counts = facets.data?.all.counts
  const total = result.data?.instructions.totalCount
  const rows = useMemo(() => readFragment(InstructionRowFragmentDoc, result.nodes), [result.nodes])
  const columns = useInstructionColumns()
  const open = useCallback((row: InstructionRow) => change({ open: row.id }), [change])
  const close = useCallback(() => change({ open: null }), [change])
  const write = viewer.can.writeInstructions ? (
    <Button look={counts?.total === 0 ? 'primary' : undefined} onClick={() => setWriting(true)}>
      {t('instructions:write.open')}
    </Button>
  ) : null

  return (
    <div className="split">
      <div className="list ledger">
        <PageHead
          title={t('instructions:title')}
          count={total === undefined ? undefined : t('instructions:count', { count: total })}
          caption={t('instructions:caption')}
          actions={
            <>
              {write}
              <ListExport of={t('instructions:title')} count={total} pages={result} />
            </>
          }
        />
        <div className="filters no-print">
          <ListChips
            {...control}
            counts={counts}
            answered={facets.data?.answered.totalCount}
            names={{
              OPEN: t('instructions:state.OPEN'),
              ANSWERED: t('instructions:state.ANSWERED'),
              CLOSED: t('instructions:state.CLOSED'),
            }}
          />
          <div className="chip-set">
            <SearchField
              words={control.list.words}
              change={control.change}
              label={t('followUp:filter.words')}
              hint={t('instructions:filter.wordsHint')}
            />
          </div>
        </div>
        <Loaded result={result}>
          {() =>
            rows.length > 0 ? (
              <DataTable
                total={total}
                label={t('instructions:title')}
                fill
                columns={columns}
                rows={rows}
                keyOf={keyOf}
                card={card}
                onOpen={open}
                selected={list.open}
                hidden={list.open ? BESIDE_PANEL : NONE}
                onEndReached={result.more}
                foot={
                  <>
                    <span className="grow">
                      {t('common:table.loaded', { shown: rows.length, total: total ?? 0 })}
                    </span>
                    <RowKeysHint />
                  </>
                }
              />
            ) : counts?.total === 0 && !isNarrowed(list) ? (
              <EmptyState action={write}>
                {t(write ? 'instructions:empty.noneLeader' : 'instructions:empty.none')}
              </EmptyState>
            ) : (
              <EmptyState
                action={
                  <Button onClick={() => change({ ...NO_FILTER, state: 'ALL' })}>
                    {t('followUp:filter.all')}
                  </Button>
                }
              >
                {t('instructions:empty.noMatch')}
              </EmptyState>
            )
          }
        </Loaded>
      </div>
      {list.open ? <InstructionPanel id={list.open} onClose={close} /> : null}
      {writing ? (
        <InstructionDialog
          place={place}
          subject="COCKPIT"
          onClose={() => setWriting(false)}
          onDone={({ id }) => {
            setWriting(false)
            change({ open: id })
          }}
        />
      ) : null}
    </div>
  )
}
