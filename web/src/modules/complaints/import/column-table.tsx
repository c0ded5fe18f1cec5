import { useState } from 'react'
import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Card, cx } from '../../../ui/index.ts'
import { FIELD_GROUPS } from './import-fields.ts'
import type { ComplaintField, ImportColumn } from './import-query.ts'

interface ColumnTableProps {
  columns: readonly ImportColumn[]
  chosen: readonly { index: number; field: ComplaintField }[]
  onChoose(index: number, field: ComplaintField): void
  profileName: string | null
}

/** Header, samples, what it is taken in as, and why. */
export function ColumnTable({ columns, chosen, onChoose, profileName }: ColumnTableProps) {
  const { t } = useWords()
  const [all, setAll] = useState(true)
  const fieldOf = (index: number) => chosen.find(one => one.index === index)?.field ?? 'IGNORE'
  const used = chosen.filter(({ field }) => field !== 'IGNORE').length
  const shown = all ? columns : columns.filter(({ index }) => fieldOf(index) !== 'IGNORE')
  return (
    <Card
      title={t('complaintImport:columns.title')}
      caption={
        profileName
          ? t('complaintImport:columns.profile', { name: profileName })
          : t('complaintImport:columns.caption', { count: columns.length, used })
      }
      aside={
        <Button look="plain" small onClick={() => setAll(!all)}>
          {all
            ? t('complaintImport:columns.onlyUsed')
            : t('complaintImport:columns.all', { count: columns.length })}
        </Button>
      }
      bare
    >
      <ul className="import-columns">
        {shown.map(column => (
          <ColumnLine
            key={column.index}
            column={column}
            field={fieldOf(column.index)}
            onChoose={field => onChoose(column.index, field)}
          />
        ))}
      </ul>
    </Card>
  )
}

interface ColumnLineProps {
  column: ImportColumn
  field: ComplaintField
  onChoose(field: ComplaintField): void
}

const UNSURE = 0.6

function ColumnLine({ column, field, onChoose }: ColumnLineProps) {
  const { t } = useWords()
  const { index, header, samples, confidence, reason, filled, form } = column
  const name = header || t('complaintImport:columns.noHeader', { index: index + 1 })
  const own = field === column.field
  return (
    <li className={cx(field === 'IGNORE' && 'ignored')}>
      <span className="header">
        <b title={name}>{name}</b>
        <span className="cap">{t('complaintImport:columns.filled', { count: count(filled) })}</span>
      </span>
      <span className="samples cap" title={samples.join(' · ')}>
        {samples.slice(0, 3).join(' · ') || '—'}
      </span>
      <FieldSelect
        label={`${name} · ${t('complaintImport:columns.field')}`}
        value={field}
        onChange={onChoose}
      />
      <span className={cx('because cap', own && field !== 'IGNORE' && confidence < UNSURE && 'unsure')}>
        {own ? (
          <>
            {field === 'IGNORE'
              ? null
              : `${t('complaintImport:columns.confidence', { percent: Math.round(confidence * 100) })} · `}
            {reason}
            {form ? ` · ${form}` : ''}
          </>
        ) : null}
      </span>
    </li>
  )
}

interface FieldSelectProps {
  label: string
  value: ComplaintField
  onChange(field: ComplaintField): void
}

function FieldSelect({ label, value, onChange }: FieldSelectProps) {
  const { t } = useWords()
  return (
    <select
      className="field"
      aria-label={label}
      value={value}
      onChange={event => onChange(event.target.value as ComplaintField)}
    >
      <option value="IGNORE">{t('complaintImport:field.IGNORE')}</option>
      {FIELD_GROUPS.map(({ group, fields }) => (
        <optgroup key={group} label={t(`complaintImport:fieldGroup.${group}`)}>
          {fields.map(field => (
            <option key={field} value={field}>
              {t(`complaintImport:field.${field}`)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
