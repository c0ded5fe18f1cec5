import { useCallback } from 'react'
import { useWords } from '../../i18n/index.ts'
import { DataTable, DateText, Light, RowKeysHint, Tag, useNarrow } from '../../ui/index.ts'
import { kindTag, Left, useDeskColumns } from './desk-columns.tsx'
import type { DeskRow } from './desk-query.ts'
import { type Section, sectionOf } from './desk-sections.ts'
import type { DeskControl } from './use-desk.ts'

const keyOf = (row: DeskRow) => row.id
const card = (row: DeskRow) => <DeskCard row={row} />

interface DeskTableProps {
  control: DeskControl
  rows: readonly DeskRow[]
  /** All rows that wait for the unit, whatever the chip shows. */
  total: number
  nearWorkingDays: number
}

/** The rows under the heads 已逾期, N 个工作日内, 以后, 没有期限, 已提交. */
export function DeskTable({ control, rows, total, nearWorkingDays }: DeskTableProps) {
  const { t } = useWords()
  const narrow = useNarrow()
  const columns = useDeskColumns(rows)
  const { item, change } = control
  const open = useCallback((row: DeskRow) => change({ item: row.id }), [change])
  const head = useCallback(
    (section: string, group: readonly DeskRow[]) => (
      <SectionHead
        section={section as Section}
        count={group.length}
        total={total}
        nearWorkingDays={nearWorkingDays}
      />
    ),
    [total, nearWorkingDays],
  )
  return (
    <DataTable
      label={t('desk:title')}
      fill={!narrow}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      groupOf={sectionOf}
      groupHead={head}
      card={card}
      onOpen={open}
      selected={item}
      foot={narrow ? null : <RowKeysHint />}
    />
  )
}

interface SectionHeadProps {
  section: Section
  count: number
  total: number
  nearWorkingDays: number
}

function SectionHead({ section, count, total, nearWorkingDays }: SectionHeadProps) {
  const { t } = useWords()
  if (section === 'WAITING')
    return (
      <span className="desk-section">
        <b className="mut">{t('desk:section.WAITING')}</b>
        <span className="cap">{t('desk:section.waitingCount', { count, total })}</span>
      </span>
    )
  return (
    <span className="desk-section">
      <Light level={section}>{t(`desk:section.${section}`, { days: nearWorkingDays })}</Light>
      <span className="cap">{t('desk:count', { count })}</span>
    </span>
  )
}

/** A row on a phone. */
function DeskCard({ row }: { row: DeskRow }) {
  const { t } = useWords()
  return (
    <span className="desk-card">
      <span className="line">
        <Tag>{kindTag(row.kind, t)}</Tag>
        <span className="grow" />
        {row.dueOn ? <DateText day={row.dueOn} /> : null}
        <Left row={row} />
      </span>
      <b className="title">{row.title}</b>
      <span className="cap">{row.detail}</span>
    </span>
  )
}
