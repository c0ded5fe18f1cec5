import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Figure } from '../../ui/index.ts'
import { Count } from './counts.tsx'
import { monthEndWords, rateChangeWords } from './headline-words.ts'
import { milestoneParams } from './milestone-url.ts'
import { RichWords } from './rich-words.tsx'

const MilestoneFigureFragment = graphql(`
  fragment MilestoneFigure on Cockpit {
    asOf
    before
    onTimeRate {
      numerator
      denominator
      value
      definition
      source
      asOf
    }
    onTimeRateBefore {
      value
    }
    originalOnTimeRate {
      numerator
      denominator
      value
      definition
    }
  }
`)

/** 任务按期完成率 against the dates in force, and beside it against those first given. */
export function MilestoneFigure({ cockpit }: { cockpit: FragmentType<typeof MilestoneFigureFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const { asOf, before, onTimeRate, onTimeRateBefore, originalOnTimeRate } = readFragment(
    MilestoneFigureFragment,
    cockpit,
  )
  const { numerator, denominator } = onTimeRate
  const list = (choice: { onTime?: boolean; original?: boolean }) =>
    href(paths.milestones(), milestoneParams({ dueBy: asOf, ...choice }))
  const original = percent(originalOnTimeRate.value)
  return (
    <Figure
      name={t('dashboard:figure.onTime')}
      value={percent(onTimeRate.value)}
      unit="%"
      href={list({})}
      change={rateChangeWords(t, onTimeRate.value, onTimeRateBefore.value, monthEndWords(t, before, asOf))}
      parts={
        denominator === 0 ? (
          t('dashboard:figure.noneDue')
        ) : (
          <RichWords
            words={t('dashboard:figure.milestones', { numerator, denominator })}
            as={{
              num: () => <Count value={numerator} href={list({ onTime: true })} />,
              den: () => <Count value={denominator} href={list({})} />,
            }}
          />
        )
      }
      target={
        original === null ? (
          t('dashboard:figure.originalNone')
        ) : (
          <RichWords
            words={t('dashboard:figure.original', { percent: original })}
            as={{ all: text => <Link href={list({ original: true })}>{text}</Link> }}
          />
        )
      }
      how={{
        ...onTimeRate,
        definition: `${onTimeRate.definition}${t('dashboard:how.original', { ...originalOnTimeRate })}`,
      }}
    />
  )
}
