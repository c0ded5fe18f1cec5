import { useMemo, useState } from 'react'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  Card,
  type Column,
  confirm,
  DataTable,
  EmptyState,
  ListExport,
  Loaded,
  PageHead,
  toast,
} from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import '../complaints.css'
import { LimitDialog } from './limit-dialog.tsx'
import { ComplaintLimitsDocument, EndComplaintLimitDocument, type LimitRow } from './limits-query.ts'

const keyOf = (row: LimitRow) => row.id
const SIGN_HOURS = 2

/** 办理时限: what the jurisdiction has set by class, channel and urgency, and what holds without. */
export function LimitsPage() {
  const { t } = useWords()
  const { place: here, today } = useScope()
  const place = useJurisdiction(here)
  const { can } = useSession().viewer
  const [adding, setAdding] = useState(false)
  const result = useRead(ComplaintLimitsDocument, { place }, { pause: place === '' })
  const rows = result.data?.complaintLimits
  const columns = useLimitColumns(place, today)
  return (
    <>
      <PageHead
        title={t('complaints:limits.title')}
        count={rows && t('complaints:limits.count', { count: rows.length })}
        caption={t('complaints:limits.caption')}
        actions={
          <>
            <ListExport of={t('complaints:limits.title')} count={rows?.length} />
            {can.manageComplaints ? (
              <Button look="primary" onClick={() => setAdding(true)}>
                {t('complaints:limits.add')}
              </Button>
            ) : null}
          </>
        }
      />
      <ComplaintTabs here="limits" />
      <div className="col">
        <Card title={t('complaints:limits.defaultsHead')} caption={t('complaints:limits.dayOne')}>
          <p>{t('complaints:limits.defaults', { sign: SIGN_HOURS })}</p>
        </Card>
        <Loaded result={result}>
          {({ complaintLimits }) =>
            complaintLimits.length > 0 ? (
              <DataTable
                label={t('complaints:limits.title')}
                columns={columns}
                rows={complaintLimits}
                keyOf={keyOf}
                card={row => <LimitCard row={row} />}
              />
            ) : (
              <EmptyState>{t('complaints:limits.empty')}</EmptyState>
            )
          }
        </Loaded>
      </div>
      {adding ? <LimitDialog onClose={() => setAdding(false)} /> : null}
    </>
  )
}

const validWords = (t: T, { validFrom, validUntil }: LimitRow): string =>
  validUntil
    ? t('complaints:limits.until', { from: validFrom, until: validUntil })
    : t('complaints:limits.from', { day: validFrom })

/** 投诉 · 电话 · 紧急, or 不限. */
function kindWords(t: T, { class: of, channel, urgency }: LimitRow): string {
  const parts = [
    of && t(`complaints:class.${of}`),
    channel?.name,
    urgency && t(`complaints:urgency.${urgency}`),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : t('complaints:limits.any')
}

/** Set by people and still in force: the standard ones cannot be ended, only overruled. */
const isOwn = ({ id, validUntil }: LimitRow) => !id.startsWith('standard-') && !validUntil

const isOver = ({ validUntil }: LimitRow, today: string) => Boolean(validUntil && validUntil < today)

function useLimitColumns(place: string, today: string): Column<LimitRow>[] {
  const { t } = useWords()
  const { can } = useSession().viewer
  return useMemo(() => {
    const any = <span className="mut">{t('complaints:limits.any')}</span>
    const figure = (
      field: 'signHours' | 'contactDays' | 'workingDays' | 'returnLimit' | 'extensionDays',
      word: 'sign' | 'contact' | 'handle' | 'returns' | 'extension',
    ) => ({
      id: field,
      head: t(`complaints:limits.${word}`),
      width: 124,
      figure: true,
      cell: (row: LimitRow) => row[field],
    })
    return [
      {
        id: 'class',
        head: t('complaints:limits.class'),
        width: 80,
        cell: row => (row.class ? t(`complaints:class.${row.class}`) : any),
      },
      {
        id: 'channel',
        head: t('complaints:limits.channel'),
        width: 120,
        cell: row => row.channel?.name ?? any,
      },
      {
        id: 'urgency',
        head: t('complaints:limits.urgency'),
        width: 88,
        cell: row => (row.urgency ? t(`complaints:urgency.${row.urgency}`) : any),
      },
      figure('signHours', 'sign'),
      figure('contactDays', 'contact'),
      figure('workingDays', 'handle'),
      figure('returnLimit', 'returns'),
      figure('extensionDays', 'extension'),
      {
        id: 'valid',
        head: t('complaints:limits.valid'),
        cell: row => <span className={isOver(row, today) ? 'mut' : undefined}>{validWords(t, row)}</span>,
      },
      { id: 'by', head: t('complaints:limits.by'), width: 96, cell: row => row.createdBy },
      {
        id: 'end',
        head: t('common:table.actions'),
        face: null,
        width: 72,
        cell: row => (can.manageComplaints && isOwn(row) ? <EndButton place={place} row={row} /> : null),
      },
    ]
  }, [t, place, today, can])
}

function EndButton({ place, row }: { place: string; row: LimitRow }) {
  const { t } = useWords()
  const [end, busy] = useWrite(EndComplaintLimitDocument)
  const ask = async () => {
    const sure = await confirm({
      title: t('complaints:limits.endTitle'),
      body: `${kindWords(t, row)}。${t('complaints:limits.endBody')}`,
      action: t('complaints:limits.end'),
    })
    if (sure === null) return
    const { failure } = await end({ place, id: row.id })
    toast(failure?.message ?? t('complaints:limits.ended'), { bad: Boolean(failure) })
  }
  return (
    <Button small busy={busy} onClick={() => void ask()}>
      {t('complaints:limits.end')}
    </Button>
  )
}

/** A row on a phone. */
function LimitCard({ row }: { row: LimitRow }) {
  const { t } = useWords()
  const { place: here } = useScope()
  const place = useJurisdiction(here)
  return (
    <span className="row-card">
      <b className="title">{kindWords(t, row)}</b>
      <span className="line cap">
        {t('complaints:limits.sign')} {row.signHours} · {t('complaints:limits.contact')} {row.contactDays} ·{' '}
        {t('complaints:limits.handle')} {row.workingDays}
      </span>
      <span className="line cap">
        {validWords(t, row)}
        <span className="grow" />
        {isOwn(row) ? <EndButton place={place} row={row} /> : null}
      </span>
    </span>
  )
}
