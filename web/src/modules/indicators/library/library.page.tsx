import { useCallback, useMemo, useState } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ExportButton,
  Loaded,
  PageHead,
  RowKeysHint,
  toast,
} from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { exportHref } from '../export-href.ts'
import { AdoptDialog } from './adopt-dialog.tsx'
import { CreateDialog } from './create-dialog.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { LibraryCard, useLibraryColumns } from './library-columns.tsx'
import { LibraryFilters } from './library-filters.tsx'
import { LibraryDocument, type LibraryRow, LibraryRowDoc } from './library-query.ts'
import { narrowed } from './library-url.ts'
import { useLibrary } from './use-library.ts'
import './library.css'

const NO_ROWS: readonly LibraryRow[] = []
const keyOf = (row: LibraryRow) => row.id
const card = (row: LibraryRow) => <LibraryCard row={row} />
/** Columns that give way to an open panel, which says the same. */
const BESIDE_PANEL = ['plan', 'owner', 'version', 'levels']
/** Those who may not read plans see no empty column. */
const NO_PLANS = ['plan']
const NONE: string[] = []

type Open = { what: 'adopt' | 'create' } | null

/** 指标库: what is measured, how, by whom and towards what; the panel of one of them. */
export function LibraryPage() {
  const { t } = useWords()
  const { place, href } = useScope()
  const jurisdiction = useJurisdiction(place)
  const { can } = useSession().viewer
  const control = useLibrary()
  const { library, change } = control
  const result = useRead(LibraryDocument, { place: jurisdiction }, { pause: jurisdiction === '' })
  const all = useMemo(
    () => (result.data ? readFragment(LibraryRowDoc, result.data.indicators) : NO_ROWS),
    [result.data],
  )
  const counted = useMemo(() => narrowed(all, library), [all, library])
  const rows = library.status ? counted.filter(({ status }) => status === library.status) : counted
  const proposed = all.filter(({ status }) => status === 'PROPOSED')
  const [dialog, setDialog] = useState<Open>(null)
  const columns = useLibraryColumns()
  const open = useCallback((row: LibraryRow) => change({ open: row.id }), [change])
  const close = useCallback(() => change({ open: null }), [change])
  const done = (said: string) => {
    toast(said)
    setDialog(null)
  }
  const empty =
    all.length > 0 ? (
      <EmptyState>{t('library:empty.filtered')}</EmptyState>
    ) : (
      <EmptyState
        action={
          can.importPlans ? (
            <ButtonLink href={href(paths.plans())}>{t('library:empty.import')}</ButtonLink>
          ) : can.manageIndicators ? (
            <Button onClick={() => setDialog({ what: 'create' })}>{t('library:create.open')}</Button>
          ) : null
        }
      >
        {t('library:empty.text')}
      </EmptyState>
    )
  return (
    <div className="split">
      <div className="list ledger">
        <PageHead
          title={t('library:title')}
          count={result.data && t('library:count', { count: all.length })}
          caption={t('library:caption')}
          actions={
            <>
              {can.manageIndicators && proposed.length > 0 ? (
                <Button look="primary" onClick={() => setDialog({ what: 'adopt' })}>
                  {t('library:adopt.open', { count: proposed.length })}
                </Button>
              ) : null}
              {can.manageIndicators ? (
                <Button onClick={() => setDialog({ what: 'create' })}>{t('library:create.open')}</Button>
              ) : null}
              <ExportButton
                href={exportHref('/files/indicators.xlsx', { place: jurisdiction }, { shown: rows, all })}
                count={rows.length}
              />
            </>
          }
        />
        <LibraryFilters {...control} counted={counted} all={all} />
        <Loaded result={result}>
          {() =>
            rows.length === 0 ? (
              empty
            ) : (
              <DataTable
                label={t('library:title')}
                fill
                columns={columns}
                rows={rows}
                keyOf={keyOf}
                card={card}
                onOpen={open}
                selected={library.open}
                hidden={library.open ? BESIDE_PANEL : all.some(row => row.plan) ? NONE : NO_PLANS}
                foot={
                  <>
                    <span className="grow">
                      {t('common:table.loaded', { shown: rows.length, total: all.length })}
                    </span>
                    <RowKeysHint />
                  </>
                }
              />
            )
          }
        </Loaded>
      </div>
      {library.open ? <EntryPanel key={library.open} id={library.open} onClose={close} /> : null}
      {dialog?.what === 'adopt' ? (
        <AdoptDialog place={jurisdiction} onClose={() => setDialog(null)} onDone={done} />
      ) : null}
      {dialog?.what === 'create' ? (
        <CreateDialog
          place={jurisdiction}
          onClose={() => setDialog(null)}
          onDone={(said, id) => {
            done(said)
            change({ open: id })
          }}
        />
      ) : null}
    </div>
  )
}
