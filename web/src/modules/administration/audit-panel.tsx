import type { AuditRowFragment } from '../../graphql/generated/graphql.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Panel } from '../../ui/index.ts'
import { type DiffRow, jsonDiff } from './json-diff.ts'
import { pathWords, valueWords } from './value-words.ts'

interface AuditPanelProps {
  entry: AuditRowFragment
  /** Shows everything recorded of the same record. */
  onSameRecord(): void
  onClose(): void
}

/** One write in full: who, when, from where, and value by value what was and what is. */
export function AuditPanel({ entry, onSameRecord, onClose }: AuditPanelProps) {
  const { t } = useWords()
  const { position, at, userName, ip, summary, entityName, entityId, sealed, before, after } = entry
  const rows = jsonDiff(before, after)
  const facts = [
    [t('admin:audit.column.at'), instant(at)],
    [t('admin:audit.column.user'), userName],
    [t('admin:audit.column.ip'), ip ?? t('admin:audit.noIp')],
    [t('admin:audit.column.entity'), entityName],
    [t('admin:audit.recordId'), entityId],
    [t('admin:audit.position'), position],
    [t('admin:audit.sealing'), t(sealed ? 'admin:audit.sealed' : 'admin:audit.unsealed')],
  ]
  return (
    <Panel
      label={summary}
      head={<h2>{summary}</h2>}
      foot={<Button onClick={onSameRecord}>{t('admin:audit.sameRecord')}</Button>}
      onClose={onClose}
    >
      <dl className="facts sec">
        {facts.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div className="sec">
        <h3>{t('admin:record.title')}</h3>
        {rows.length === 0 ? <p className="cap">{t('admin:record.none')}</p> : <Diff rows={rows} />}
      </div>
    </Panel>
  )
}

function Diff({ rows }: { rows: readonly DiffRow[] }) {
  const { t } = useWords()
  return (
    <table className="tbl dense diff">
      <thead>
        <tr>
          <th scope="col">{t('admin:record.field')}</th>
          <th scope="col">{t('admin:record.before')}</th>
          <th scope="col">{t('admin:record.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, before, after, changed }) => (
          <tr key={path.join('.')} className={changed ? undefined : 'same'}>
            <th scope="row">{pathWords(t, path)}</th>
            <td>
              {before === null ? '—' : changed ? <del>{valueWords(t, before)}</del> : valueWords(t, before)}
            </td>
            <td>
              {after === null ? '—' : changed ? <ins>{valueWords(t, after)}</ins> : valueWords(t, after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
