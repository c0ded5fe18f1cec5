import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { type IndicatorRow, IndicatorSource } from './indicator-columns.tsx'
import { baselineText, levelKey, targetText } from './indicator-words.ts'

/** An indicator on a phone. */
export function IndicatorCard({ row }: { row: IndicatorRow }) {
  const { t } = useWords()
  const { href } = useScope()
  const level = levelKey(row.level)
  const unit = row.unit ? ` ${row.unit}` : ''
  return (
    <div className="indicator-card">
      <b>{row.name}</b>
      <span>
        {row.baselineYear} {baselineText(row) ?? '—'} → {row.targetYear} <b>{targetText(row) ?? '—'}</b>
        {unit}
      </span>
      <span className="cap">
        {[level ? t(`tasks:level.${level}`) : null, row.plan?.title].filter(Boolean).join(' · ')}{' '}
        <IndicatorSource row={row} href={href} t={t} />
      </span>
    </div>
  )
}
