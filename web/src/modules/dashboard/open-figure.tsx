import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { countOf, Figure, Light, lightOrder } from '../../ui/index.ts'
import { Count } from './counts.tsx'
import { RichWords } from './rich-words.tsx'
import { useTaskLists } from './task-list-links.ts'

const OpenFigureFragment = graphql(`
  fragment OpenFigure on Cockpit {
    asOf
    counts {
      total
      done
      open
      behind
      near
      good
      noData
    }
  }
`)

/** Open tasks of all, and how they stand. */
export function OpenFigure({ cockpit }: { cockpit: FragmentType<typeof OpenFigureFragment> }) {
  const { t } = useWords()
  const lists = useTaskLists()
  const { counts, asOf } = readFragment(OpenFigureFragment, cockpit)
  const { total, done, open } = counts
  return (
    <Figure
      name={t('dashboard:figure.open')}
      value={open}
      unit={t('dashboard:figure.item')}
      href={lists.open()}
      change={
        <RichWords
          words={t('dashboard:figure.total', { total, done })}
          as={{
            all: text => <Link href={lists.all()}>{text}</Link>,
            done: () => <Count value={done} href={lists.done()} />,
          }}
        />
      }
      parts={
        <span className="lts">
          {lightOrder.map(level => (
            <Light key={level} level={level} plain>
              {t(`common:light.deadline.${level}`)}&nbsp;
              <Count value={countOf(counts, level)} href={lists.light(level)} />
            </Light>
          ))}
        </span>
      }
      how={{ definition: t('dashboard:how.open'), source: t('dashboard:how.source'), asOf }}
    />
  )
}
