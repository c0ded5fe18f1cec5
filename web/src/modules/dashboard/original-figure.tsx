import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Figure } from '../../ui/index.ts'
import { Count } from './counts.tsx'
import { milestoneParams } from './milestone-url.ts'
import { RichWords } from './rich-words.tsx'

const OriginalFigureFragment = graphql(`
  fragment OriginalFigure on Cockpit {
    asOf
    originalOnTimeRate {
      numerator
      denominator
      value
      definition
      source
      asOf
    }
  }
`)

/** 任务按期完成率 against the dates first given: what it would be had no date been moved. */
export function OriginalFigure({ cockpit }: { cockpit: FragmentType<typeof OriginalFigureFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const { asOf, originalOnTimeRate: rate } = readFragment(OriginalFigureFragment, cockpit)
  const { numerator, denominator } = rate
  const list = (onTime?: boolean) =>
    href(paths.milestones(), milestoneParams({ dueBy: asOf, original: true, onTime: onTime ?? null }))
  return (
    <Figure
      name={t('dashboard:figure.original')}
      value={percent(rate.value)}
      unit="%"
      href={list()}
      parts={
        denominator === 0 ? (
          t('dashboard:figure.noneDue')
        ) : (
          <RichWords
            words={t('dashboard:figure.milestones', { numerator, denominator })}
            as={{
              num: () => <Count value={numerator} href={list(true)} />,
              den: () => <Count value={denominator} href={list()} />,
            }}
          />
        )
      }
      how={rate}
    />
  )
}
