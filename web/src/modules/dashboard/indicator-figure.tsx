import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Figure, Light, type LightLevel } from '../../ui/index.ts'
import { Count } from './counts.tsx'
import { changeWords, monthEndWords } from './headline-words.ts'

const IndicatorFigureFragment = graphql(`
  fragment IndicatorFigure on Cockpit {
    asOf
    before
    indicators {
      counts {
        total
        good
        near
        behind
        noData
      }
      before {
        good
      }
    }
  }
`)

/** 指标达标 6/9: those on their path of all that are followed, and how the rest stand. */
export function IndicatorFigure({ cockpit }: { cockpit: FragmentType<typeof IndicatorFigureFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const { asOf, before, indicators } = readFragment(IndicatorFigureFragment, cockpit)
  if (!indicators) return null
  const { counts } = indicators
  const list = (light: LightLevel) => href(paths.indicators(), { light })
  const rest = [
    ['BEHIND', counts.behind],
    ['NEAR', counts.near],
    ['NO_DATA', counts.noData],
  ] as const
  return (
    <Figure
      name={t('dashboard:figure.indicators')}
      value={counts.total > 0 ? counts.good : null}
      unit={`/${counts.total}`}
      href={list('GOOD')}
      change={
        counts.total > 0
          ? changeWords(t, {
              now: counts.good,
              before: indicators.before.good,
              base: monthEndWords(t, before, asOf),
            })
          : null
      }
      parts={
        <span className="lts">
          {rest
            .filter(([, count]) => count > 0)
            .map(([level, count]) => (
              <Light key={level} level={level} plain>
                {t(`common:light.progress.${level}`)}&nbsp;
                <Count value={count} href={list(level)} />
              </Light>
            ))}
        </span>
      }
      how={{ definition: t('dashboard:how.indicators'), source: t('dashboard:how.indicatorSource'), asOf }}
    />
  )
}
