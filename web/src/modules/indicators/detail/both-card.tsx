import { readFragment } from '../../../graphql/generated/index.ts'
import { signed } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { partsOf, withUnit } from '../figure-words.ts'
import { periodName } from '../period-words.ts'
import type { IndicatorFacts } from './indicator-query.ts'

/** What the place reported itself beside what lies below adds up to, and the difference. */
export function BothCard({ indicator }: { indicator: IndicatorFacts }) {
  const { t } = useWords()
  const state = readFragment(FigureStateFragmentDoc, indicator.state)
  const { own, rollUp, difference } = indicator.state
  if (!own || !rollUp) return null
  const { decimals, unit, source } = state
  const side = (figure: typeof own) => (
    <>
      <b>{withUnit(figure.value, decimals, unit)}</b>
      <p className="cap">{partsOf(figure) ?? ''}</p>
    </>
  )
  return (
    <Card
      title={t('figures:both.title')}
      aside={
        <span className="mut">
          {t('figures:both.caption', {
            place: state.place.name,
            period: state.period ? periodName(state.period, t) : '—',
          })}
        </span>
      }
    >
      <div className="need both">
        <div>
          {side(own)}
          <p className="cap">{t('figures:both.own')}</p>
        </div>
        <div>
          {side(rollUp)}
          <p className="cap">{t('figures:both.rollUp')}</p>
        </div>
        {typeof difference === 'number' ? (
          <div>
            <b>{signed(difference, decimals)}</b>
            <p className="cap">{unit === '%' ? t('figures:gap.unit') : unit}</p>
            <p className="cap">{t('figures:both.difference')}</p>
          </div>
        ) : null}
      </div>
      <p className="cap">
        {indicator.ownFigure === 'PART'
          ? t('figures:both.PART')
          : source
            ? t(`figures:both.counts.${source}`)
            : null}
      </p>
    </Card>
  )
}
