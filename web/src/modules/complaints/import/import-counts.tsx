import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'
import type { WholeImport } from './import-query.ts'

const COUNTS = ['created', 'updated', 'unchanged', 'failed', 'unplaced'] as const

/** 新增 更新 不变 有错 未定位, each with what it means. */
export function ImportCounts({ whole }: { whole: WholeImport }) {
  const { t } = useWords()
  return (
    <dl className="import-counts">
      {COUNTS.map(field => (
        <div key={field} className={cx(field === 'failed' && whole.failed > 0 && 'bad')}>
          <dt>{t(`complaintImport:preview.${field}`)}</dt>
          <dd className="value">{count(whole[field])}</dd>
          <dd className="cap">{t(`complaintImport:preview.${field}Hint`)}</dd>
        </div>
      ))}
    </dl>
  )
}
