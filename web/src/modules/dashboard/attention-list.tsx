import { Link } from 'wouter'
import type { CockpitAttentionFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { InOrder, Light } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { useGapLists } from './gap-links.ts'
import { type TaskLists, useTaskLists } from './task-list-links.ts'

const AttentionFragment = graphql(`
  fragment CockpitAttention on Cockpit {
    attention {
      light
      sentence
      subject
      subjectId
      subjectTitle
      parts {
        text
        list
        gap
        organizationId
        taskId
        indicatorId
        hotIssueId
        placeCode
      }
    }
  }
`)

type Sentence = CockpitAttentionFragment['attention'][number]
type Part = Sentence['parts'][number]

/** What needs a look first, in sentences whose figures open their lists and whose titles open their records. */
export function AttentionList({ cockpit }: { cockpit: FragmentType<typeof AttentionFragment> }) {
  const { t } = useWords()
  // What is missing has a line of its own below, with all its counts.
  const attention = readFragment(AttentionFragment, cockpit).attention.filter(
    ({ light }) => light !== 'NO_DATA',
  )
  return (
    <section className="card att" aria-label={t('dashboard:attention.label')}>
      {attention.length === 0 ? (
        <div>
          <span className="kind">
            <Light level="GOOD">{t('dashboard:attention.allGood')}</Light>
          </span>
          <p>{t('dashboard:attention.calm')}</p>
        </div>
      ) : null}
      {attention.map(one => (
        <div key={one.sentence}>
          <span className="kind">
            <SentenceLight sentence={one} />
            <InstructButton
              subject={one.subject}
              subjectId={one.subjectId}
              subjectTitle={one.subjectTitle}
              look="plain"
            />
          </span>
          <p>
            <InOrder of={one.parts}>{part => <Piece part={part} />}</InOrder>
          </p>
        </div>
      ))}
    </section>
  )
}

/** 逾期, 落后, 关注, 待补齐: the word tells what kind of thing it is. */
function SentenceLight({ sentence: { light, parts } }: { sentence: Sentence }) {
  const { t } = useWords()
  if (parts.some(({ hotIssueId }) => hotIssueId))
    return <Light level={light}>{t('dashboard:attention.hot')}</Light>
  return <Light level={light} kind={parts.some(({ indicatorId }) => indicatorId) ? 'progress' : 'deadline'} />
}

function Piece({ part }: { part: Part }) {
  const to = usePartHref(part)
  const many = !part.taskId && !(part.indicatorId && part.placeCode)
  if (to === null) return part.text
  return (
    <Link className={many ? 'many' : ''} href={to}>
      {part.text}
    </Link>
  )
}

/** The record or list these words name; null for mere words. */
function usePartHref(part: Part): string | null {
  const lists = useTaskLists()
  const gaps = useGapLists()
  const { href } = useScope()
  const { indicatorId, hotIssueId, taskId, placeCode, list, gap } = part
  if (indicatorId) return href(paths.indicator(indicatorId), placeCode ? { place: placeCode } : {})
  if (hotIssueId) return href(paths.hotIssue(hotIssueId))
  if (taskId) return href(paths.task(taskId))
  if (gap) return gaps(gap)
  if (list === 'INDICATORS_BEHIND') return href(paths.indicators(), { light: 'BEHIND' })
  if (list === 'NOTICES_OVERDUE') return href(paths.notices(), { state: 'WAITING', light: 'BEHIND' })
  return list ? taskList(part, lists) : null
}

function taskList({ list, organizationId }: Part, lists: TaskLists): string {
  if (list === 'NO_LEAD') return lists.noLead()
  if (list === 'NO_DUE_DATE') return lists.noDue()
  const of = organizationId ? ({ units: [organizationId], part: 'LEAD' } as const) : {}
  return lists.light(list === 'NEAR' ? 'NEAR' : 'BEHIND', of)
}
