import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Figure, type LightLevel } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { Changes } from '../periods/index.ts'
import { useBoard } from './board-view.tsx'
import { Count } from './counts.tsx'
import { RateChangeFigures, rateHow } from './rate-words.ts'
import { countSince } from './since.ts'

const ReachedFigureFragment = graphql(`
  fragment ReachedFigure on Cockpit {
    reached {
      ...RateChangeFigures
    }
    indicators {
      counts {
        total
        good
        near
        behind
        noData
      }
    }
  }
`)

const REST = [
  ['BEHIND', 'behind'],
  ['NEAR', 'near'],
  ['NO_DATA', 'noData'],
] as const

/** 指标达标 6/9: those on their path of all with a target, and how the rest stand. */
export function ReachedFigure({ cockpit }: { cockpit: FragmentType<typeof ReachedFigureFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const board = useBoard()
  const { reached, indicators } = readFragment(ReachedFigureFragment, cockpit)
  const change = readFragment(RateChangeFigures, reached)
  if (!change || !indicators) return null
  const { counts } = indicators
  const { rate, before, target } = change
  const list = (light: LightLevel) => href(paths.indicators(), { light })
  const name = t('dashboard:figure.indicators')
  const rest = REST.filter(([, field]) => counts[field] > 0)
  // The worst of them is the light of all: one behind its path is not made up for by the others.
  const [level, field] = rest[0] ?? (['GOOD', 'good'] as const)
  return (
    <Figure
      name={name}
      value={rate.denominator > 0 ? rate.numerator : null}
      unit={`/${rate.denominator}`}
      href={rate.numerator > 0 ? list('GOOD') : href(paths.indicators())}
      light={
        rate.denominator === 0
          ? { level: 'NO_DATA', kind: 'progress' }
          : level === 'GOOD'
            ? { level, kind: 'progress' }
            : { level, word: t(`dashboard:figure.count.${level}`, { count: counts[field] }) }
      }
      change={<Changes before={countSince(rate.numerator, before?.numerator)} base={board.base} />}
      parts={rest.map(([light, key], index) => (
        <span key={light}>
          {index > 0 ? ' · ' : null}
          {t(`common:light.progress.${light}`)}{' '}
          <Count
            value={counts[key]}
            href={list(light)}
            label={t('dashboard:how.indicatorsOf', { light: t(`common:light.progress.${light}`) })}
          />
        </span>
      ))}
      target={typeof target === 'number' ? t('dashboard:figure.target', { target }) : null}
      how={rateHow(t, change, board)}
      beside={
        <InstructButton
          look="quiet"
          subjectTitle={t('dashboard:instruct.reached', {
            name,
            numerator: rate.numerator,
            denominator: rate.denominator,
          })}
        />
      }
    />
  )
}
