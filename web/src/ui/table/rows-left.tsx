import { useWords } from '../../i18n/index.ts'

/** On paper below a long list: how many rows are not on it, and how to get them. */
export function RowsLeft({ drawn, total }: { drawn: number; total: number }) {
  const { t } = useWords()
  if (total <= drawn) return null
  return <p className="rows-left print-only">{t('paper:rows', { shown: drawn, more: total - drawn })}</p>
}
