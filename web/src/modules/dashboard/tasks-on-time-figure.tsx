import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Count } from './counts.tsx'
import { milestoneParams } from './milestone-url.ts'
import { RateHead } from './rate-head.tsx'
import { RateChangeFigures } from './rate-words.ts'
import { RichWords } from './rich-words.tsx'

const TasksOnTimeFigureFragment = graphql(`
  fragment TasksOnTimeFigure on Cockpit {
    asOf
    onTime {
      ...RateChangeFigures
    }
  }
`)

interface TasksOnTimeFigureProps {
  cockpit: FragmentType<typeof TasksOnTimeFigureFragment>
  /** The page speaks of nothing but tasks. */
  short?: boolean
}

/** 任务按期完成率 against the dates in force. */
export function TasksOnTimeFigure({ cockpit, short }: TasksOnTimeFigureProps) {
  const { t } = useWords()
  const { href } = useScope()
  const { asOf, onTime } = readFragment(TasksOnTimeFigureFragment, cockpit)
  const change = readFragment(RateChangeFigures, onTime)
  const { numerator, denominator } = change.rate
  const list = (done?: boolean) =>
    href(paths.milestones(), milestoneParams({ dueBy: asOf, onTime: done ?? null }))
  return (
    <RateHead
      name={t(short ? 'dashboard:figure.onTimeShort' : 'dashboard:figure.onTime')}
      change={change}
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
    />
  )
}
