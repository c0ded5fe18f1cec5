import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Card, Field, TextField } from '../../../ui/index.ts'
import { useFormErrors } from '../../follow-up/index.ts'
import { ColumnTable } from './column-table.tsx'
import { chosenTwice, hasField } from './import-fields.ts'
import { type ComplaintField, SettleImportDocument, type WholeImport } from './import-query.ts'

const MOST_HEADERS = 2
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'big5']

interface ColumnsStepProps {
  whole: WholeImport
  onNext(): void
}

/** What each column is: proposed with its reason, corrected by hand, read again where something changed. */
export function ColumnsStep({ whole, onNext }: ColumnsStepProps) {
  const { t } = useWords()
  const { shape, columns } = whole
  const [settle, busy] = useWrite(SettleImportDocument)
  const [form, setForm] = useState({
    sourceName: whole.sourceName,
    headerRows: shape?.headerRows ?? 1,
    sheet: shape?.sheet ?? null,
    encoding: shape?.encoding ?? null,
  })
  const [fields, setFields] = useState<ReadonlyMap<number, ComplaintField>>(new Map())
  const errors = useFormErrors(['sourceName', 'headerRows', 'sheet', 'encoding'])
  const set = (patch: Partial<typeof form>) => setForm(old => ({ ...old, ...patch }))
  const chosen = columns.map(({ index, field }) => ({ index, field: fields.get(index) ?? field }))
  const changed =
    columns.some(({ index, field }) => (fields.get(index) ?? field) !== field) ||
    form.sourceName.trim() !== whole.sourceName ||
    form.headerRows !== (shape?.headerRows ?? 1) ||
    form.sheet !== (shape?.sheet ?? null) ||
    form.encoding !== (shape?.encoding ?? null)
  const twice = chosenTwice(chosen)
  const send = async () => {
    if (form.sourceName.trim() === '')
      return errors.set({ sourceName: t('complaintImport:columns.needSource') })
    // Nothing to read again: the file was read as it stands here.
    if (!changed && whole.status === 'READY') return onNext()
    const { failure } = await settle({
      id: whole.id,
      ...form,
      sourceName: form.sourceName.trim(),
      columns: chosen,
    })
    if (failure) return errors.fail(failure)
    setFields(new Map())
    onNext()
  }
  return (
    <div className="col">
      <Card title={t('complaintImport:one')} caption={<ShapeWords whole={whole} />}>
        <div className="import-shape">
          <TextField
            label={t('complaintImport:columns.source')}
            hint={t('complaintImport:columns.sourceHint')}
            value={form.sourceName}
            onChange={sourceName => set({ sourceName })}
            error={errors.of('sourceName')}
            required
          />
          <Field label={t('complaintImport:columns.headerRows')} error={errors.of('headerRows')}>
            {wiring => (
              <select
                {...wiring}
                className="field"
                value={form.headerRows}
                onChange={event => set({ headerRows: Number(event.target.value) })}
              >
                {[...Array(Math.max(MOST_HEADERS, form.headerRows) + 1).keys()].map(rows => (
                  <option key={rows} value={rows}>
                    {rows === 0
                      ? t('complaintImport:columns.headerRowsNone')
                      : t('complaintImport:columns.headerRowsSome', { count: rows })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {shape?.sheets && shape.sheets.length > 1 ? (
            <Choice
              label={t('complaintImport:columns.sheet')}
              options={shape.sheets}
              value={form.sheet}
              onChange={sheet => set({ sheet })}
            />
          ) : null}
          {shape?.encoding ? (
            <Choice
              label={t('complaintImport:columns.encoding')}
              options={[...new Set([shape.encoding, ...ENCODINGS])]}
              value={form.encoding}
              onChange={encoding => set({ encoding })}
            />
          ) : null}
        </div>
      </Card>
      <ColumnTable
        columns={columns}
        chosen={chosen}
        onChoose={(index, field) => setFields(new Map(fields).set(index, field))}
        profileName={whole.profileName ?? null}
      />
      <div className="import-foot stick">
        <div className="grow">
          {hasField(chosen, 'RECEIVED_AT') ? null : (
            <p className="over" role="alert">
              {t('complaintImport:columns.noTime')}
            </p>
          )}
          {hasField(chosen, 'EXTERNAL_ID') ? null : <p>{t('complaintImport:columns.noId')}</p>}
          {twice.map(([field, count]) => (
            <p key={field} className="over" role="alert">
              {t('complaintImport:columns.twice', { field: t(`complaintImport:field.${field}`), count })}
            </p>
          ))}
          {errors.rest ? (
            <p className="over" role="alert">
              {errors.rest}
            </p>
          ) : null}
          {changed && whole.status === 'READY' ? (
            <p className="cap">{t('complaintImport:columns.changed')}</p>
          ) : null}
        </div>
        <Button
          look="primary"
          busy={busy}
          disabled={!whole.can.settle || twice.length > 0}
          onClick={() => void send()}
        >
          {t(
            changed && whole.status === 'READY'
              ? 'complaintImport:columns.apply'
              : 'complaintImport:step.next',
          )}
        </Button>
      </div>
    </div>
  )
}

/** `CSV · gb18030 · ,` */
function ShapeWords({ whole: { shape, rows } }: { whole: WholeImport }) {
  const { t } = useWords()
  if (!shape) return null
  const delimiter = shape.delimiter === '\t' ? 'Tab' : shape.delimiter
  return (
    <>
      {[
        shape.kind.toUpperCase(),
        shape.encoding,
        delimiter ? `${t('complaintImport:columns.delimiter')} ${delimiter}` : null,
        rows > 0 ? t('complaintImport:progress.done', { done: rows.toLocaleString('en-US') }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  )
}

interface ChoiceProps {
  label: string
  options: readonly string[]
  value: string | null
  onChange(value: string): void
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {wiring => (
        <select
          {...wiring}
          className="field"
          value={value ?? ''}
          onChange={event => onChange(event.target.value)}
        >
          {options.map(option => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
