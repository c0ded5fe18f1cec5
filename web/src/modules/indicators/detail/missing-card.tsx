import { readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card, Explain } from '../../../ui/index.ts'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { figure, figureOr, withUnit } from '../figure-words.ts'
import { monthsBetween } from '../period-words.ts'
import type { IndicatorFacts } from './indicator-query.ts'

/** What is still to be done until the target, at which pace, and at which pace it goes now. */
export function MissingCard({ indicator: { state: masked, forecast } }: { indicator: IndicatorFacts }) {
  const { t } = useWords()
  const state = readFragment(FigureStateFragmentDoc, masked)
  const { targetYear, asOf, decimals, unit } = state
  if (!targetYear || typeof state.target !== 'number') return null
  const months = monthsBetween(asOf, `${targetYear}-12-31`)
  const { missing, missingItems, pace, neededPace, reached, atTarget, reachesOn } = forecast
  const left =
    typeof missingItems === 'number'
      ? t('figures:missing.items', { count: figure(missingItems, 0) })
      : typeof missing === 'number'
        ? withUnit(missing, decimals, unit === '%' ? t('figures:gap.unit') : unit)
        : null
  const per = (value: number | null | undefined) => (
    <>
      <b>{figureOr(value, Math.max(1, decimals))}</b>
      <span className="cap">
        {unit === '%' ? t('figures:gap.unit') : unit}
        {t('figures:missing.perMonth')}
      </span>
    </>
  )
  return (
    <Card
      title={t('figures:missing.title', { year: targetYear })}
      aside={
        <span className="mut">
          {[reached ? null : left, t('figures:missing.caption', { months })].filter(Boolean).join(' · ')}
        </span>
      }
    >
      {reached ? (
        <p className="lt good">
          <i aria-hidden="true" />
          {t('figures:missing.reached')}
        </p>
      ) : (
        <div className="need">
          <div>
            {per(neededPace)}
            <p className="cap">{t('figures:missing.needed')}</p>
          </div>
          <div>
            {per(pace)}
            <p className="cap">{t('figures:missing.pace')}</p>
          </div>
        </div>
      )}
      <p className="cap row">
        <span>
          {forecast.ok && atTarget && !reached
            ? [
                t('figures:missing.atTarget', {
                  value: withUnit(atTarget.value, decimals, unit),
                  low: figureOr(atTarget.low, decimals),
                  high: figureOr(atTarget.high, decimals),
                }),
                reachesOn
                  ? t('figures:missing.reachesOn', { day: reachesOn })
                  : t('figures:missing.reachesNever'),
              ].join('；')
            : forecast.ok
              ? null
              : t('figures:missing.tooLittle')}
        </span>
        <Explain
          name={t('figures:missing.method')}
          how={{ definition: forecast.method || forecast.sentence, asOf }}
        />
      </p>
    </Card>
  )
}
