import { useWords } from '../../i18n/index.ts'

interface EffectBarsProps {
  effect: { days: number; before: number; after: number; summary: string; change?: number | null }
}

/** Complaints before and after closing: a sentence and two bars from zero. */
export function EffectBars({ effect: { days, before, after, summary } }: EffectBarsProps) {
  const { t } = useWords()
  const max = Math.max(1, before, after)
  const rows = [
    { key: 'before', name: t('hotIssues:chain.before', { days }), value: before },
    { key: 'after', name: t('hotIssues:chain.after', { days }), value: after },
  ]
  return (
    <div className="effect">
      <p>{summary}</p>
      <div className="pairs" role="img" aria-label={t('hotIssues:chain.label', { before, after })}>
        {rows.map(({ key, name, value }) => (
          <div key={key} className={`pair ${key}`}>
            <span className="cap">{name}</span>
            <span className="track">
              <i style={{ width: `${(value / max) * 100}%` }} />
            </span>
            <b className="num">{value}</b>
          </div>
        ))}
      </div>
    </div>
  )
}
