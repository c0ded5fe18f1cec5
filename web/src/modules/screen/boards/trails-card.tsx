import { useWords } from '../../../i18n/index.ts'
import { EmptyState, Light, LightShape, LineKey, lightOrder, Trail } from '../../../ui/index.ts'
import { figure, figureOr, withUnit } from '../../indicators/figure-words.ts'
import type { Overview } from './overview-query.ts'

type Indicators = Overview['indicators']
type Card = NonNullable<Indicators>['cards'][number]

/** 指标轨迹: nine small charts, worst first, and how all of them stand. */
export function TrailsCard({ indicators }: { indicators: Indicators }) {
  const { t } = useWords()
  const cards = indicators?.cards.slice(0, 9) ?? []
  return (
    <section className="card trails-card" aria-label={t('dashboard:indicators.title')}>
      <header>
        <h2>{t('dashboard:indicators.title')}</h2>
        {indicators ? (
          <span className="cap">
            {t('screen:trails.caption', { good: indicators.counts.good, total: indicators.counts.total })}
          </span>
        ) : null}
        <span className="key">
          <LineKey
            lines={[
              ['is', t('screen:line.is')],
              ['should', t('screen:line.should')],
              ['ahead', t('screen:line.ahead')],
              ['goal', t('screen:line.goal')],
            ]}
          />
        </span>
      </header>
      {cards.length === 0 || !indicators ? (
        <EmptyState>{t(indicators ? 'screen:trails.none' : 'screen:forbidden')}</EmptyState>
      ) : (
        <ul className="trails">
          {cards.map(card => (
            <One key={card.indicator.id} card={card} />
          ))}
          <li className="total">
            {lightOrder.map(level => {
              const count = { BEHIND: 'behind', NEAR: 'near', GOOD: 'good', NO_DATA: 'noData' } as const
              const number = indicators.counts[count[level]]
              return number > 0 ? (
                <Light key={level} level={level} kind="progress">
                  {`${t(`common:light.progress.${level}`)} ${number}`}
                </Light>
              ) : null
            })}
          </li>
        </ul>
      )}
    </section>
  )
}

/** `■ 政务信息系统上云率 落后`, `83.3% 应达 93.9`, its lines. */
export function One({ card: { indicator, state, series, forecast } }: { card: Card }) {
  const { t } = useWords()
  const { value, unit, decimals, expected, target, targetYear, light } = state
  const goal = typeof target === 'number' ? withUnit(target, decimals, unit === '%' ? unit : null) : ''
  const now = withUnit(value, decimals, unit)
  return (
    <li>
      <div className="t1">
        <LightShape level={light} kind="progress" />
        <span className="ell grow">{indicator.name}</span>
        <span className="cap">{t(`common:light.progress.${light}`)}</span>
      </div>
      <div className="t2">
        <b>{now}</b>
        {typeof expected === 'number' ? (
          <span className="cap">{t('screen:trails.should', { value: figure(expected, decimals) })}</span>
        ) : null}
      </div>
      <div className="trail">
        <Trail
          series={series}
          target={
            typeof target === 'number' && targetYear ? { day: `${targetYear}-12-31`, value: target } : null
          }
          forecast={forecast.atTarget ?? null}
          goal={goal}
          label={t('screen:trails.label', {
            name: indicator.name,
            value: now,
            expected: figureOr(expected, decimals),
          })}
        />
      </div>
    </li>
  )
}
