import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { shortDay } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Figure } from '../../ui/index.ts'
import { Changes } from '../periods/index.ts'
import { useBoard } from './board-view.tsx'
import { Count } from './counts.tsx'
import { RichWords } from './rich-words.tsx'
import { countSince } from './since.ts'
import { addDays, useTaskLists } from './task-list-links.ts'

const UrgentFiguresFragment = graphql(`
  fragment UrgentFigures on Cockpit {
    asOf
    behindBefore
    dueWithin15
    dueWithin30
    noLead
    noDueDate
    counts {
      open
    }
    overdue {
      count
      oldestWorkingDays
      oldestTask {
        id
        title
      }
    }
  }
`)

interface Props {
  cockpit: FragmentType<typeof UrgentFiguresFragment>
}

/** Overdue tasks, the change since the month before, and the one that has waited longest. */
export function OverdueFigure({ cockpit }: Props) {
  const { t } = useWords()
  const { href } = useScope()
  const lists = useTaskLists()
  const { base } = useBoard()
  const { overdue, asOf, behindBefore } = readFragment(UrgentFiguresFragment, cockpit)
  const { count, oldestWorkingDays, oldestTask } = overdue
  return (
    <Figure
      name={t('dashboard:figure.overdue')}
      value={count}
      unit={t('dashboard:figure.item')}
      href={count > 0 ? lists.light('BEHIND') : undefined}
      light={count > 0 ? { level: 'BEHIND' } : undefined}
      change={<Changes before={countSince(count, behindBefore)} base={base} />}
      parts={
        oldestTask ? (
          <span className="cut" title={oldestTask.title}>
            <RichWords
              words={t('dashboard:figure.oldest', { days: oldestWorkingDays, title: oldestTask.title })}
              as={{ task: text => <Link href={href(paths.task(oldestTask.id))}>{text}</Link> }}
            />
          </span>
        ) : (
          t('dashboard:figure.noneOverdue')
        )
      }
      how={{ definition: t('dashboard:how.overdue'), source: t('dashboard:how.source'), asOf }}
    />
  )
}

/** What falls due in 15 and in 30 days. */
export function DueFigure({ cockpit }: Props) {
  const { t } = useWords()
  const lists = useTaskLists()
  const { asOf, dueWithin15, dueWithin30 } = readFragment(UrgentFiguresFragment, cockpit)
  const [in15, in30] = [addDays(asOf, 15), addDays(asOf, 30)]
  return (
    <Figure
      name={t('dashboard:figure.dueSoon')}
      value={dueWithin15}
      unit={t('dashboard:figure.item')}
      href={dueWithin15 > 0 ? lists.dueBetween(asOf, in15) : undefined}
      change={
        <RichWords
          words={t('dashboard:figure.dueIn30', { count: dueWithin30 })}
          as={{ all: () => <Count value={dueWithin30} href={lists.dueBetween(asOf, in30)} /> }}
        />
      }
      parts={t('dashboard:figure.until', { day: shortDay(in15, asOf) })}
      target={t('dashboard:figure.until', { day: shortDay(in30, asOf) })}
      how={{ definition: t('dashboard:how.dueSoon'), source: t('dashboard:how.source'), asOf }}
    />
  )
}

/** Open tasks nobody leads, and those nobody can be late with: grey, never green. */
export function GapFigures({ cockpit }: Props) {
  const { t } = useWords()
  const lists = useTaskLists()
  const { asOf, noLead, noDueDate, counts } = readFragment(UrgentFiguresFragment, cockpit)
  return (
    <Figure
      name={t('dashboard:figure.noLead')}
      value={noLead}
      unit={t('dashboard:figure.item')}
      href={noLead > 0 ? lists.noLead() : undefined}
      change={
        <>
          {t('dashboard:figure.noDue')} <Count value={noDueDate} href={lists.noDue()} />
        </>
      }
      parts={t('dashboard:figure.ofOpen', { open: counts.open })}
      how={{
        definition: `${t('dashboard:figure.noLead')}：${t('dashboard:how.noLead')}${t('dashboard:figure.noDue')}：${t('dashboard:how.noDue')}`,
        source: t('dashboard:how.source'),
        asOf,
      }}
    />
  )
}
