import { Link } from 'wouter'
import type { CockpitAttentionFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Light } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { type TaskLists, useTaskLists } from './task-list-links.ts'

const AttentionFragment = graphql(`
  fragment CockpitAttention on Cockpit {
    attention {
      light
      sentence
      parts {
        text
        list
        organizationId
        taskId
        indicatorId
        placeCode
      }
    }
  }
`)

type Sentence = CockpitAttentionFragment['attention'][number]
type Part = Sentence['parts'][number]

/** What needs a look first, in sentences whose figures open their lists and whose titles open their tasks. */
export function AttentionList({ cockpit }: { cockpit: FragmentType<typeof AttentionFragment> }) {
  const { t } = useWords()
  const { attention } = readFragment(AttentionFragment, cockpit)
  return (
    <section className="card att" aria-label={t('dashboard:attention.label')}>
      {attention.length === 0 ? (
        <div>
          <Light level="GOOD">{t('dashboard:attention.allGood')}</Light>
          <p>{t('dashboard:attention.calm')}</p>
        </div>
      ) : null}
      {attention.map(({ light, sentence, parts }) => (
        <div key={sentence}>
          <Light level={light} kind={parts.some(({ indicatorId }) => indicatorId) ? 'progress' : 'deadline'}>
            {light === 'NO_DATA' ? t('dashboard:attention.NO_DATA') : null}
          </Light>
          <p>
            {parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no identity.
              <Piece key={index} part={part} />
            ))}
          </p>
          <Instruct parts={parts} />
        </div>
      ))}
    </section>
  )
}

/** A sentence about one task or indicator is answered on it, any other as it stands: its figures mean several. */
function Instruct({ parts }: { parts: readonly Part[] }) {
  const words = parts.map(({ text }) => text).join('')
  const indicator = parts.find(({ indicatorId }) => indicatorId)
  if (indicator)
    return <InstructButton subjectTitle={words} indicatorId={indicator.indicatorId ?? undefined} />
  const tasks = parts.filter(({ taskId }) => taskId)
  const [only] = tasks.length === 1 && !parts.some(({ list }) => list) ? tasks : []
  return <InstructButton subjectTitle={only?.text ?? words} taskId={only?.taskId} />
}

function Piece({ part }: { part: Part }) {
  const lists = useTaskLists()
  const { href } = useScope()
  if (part.indicatorId)
    return (
      <Link
        className={part.placeCode ? '' : 'many'}
        href={href(paths.indicator(part.indicatorId), part.placeCode ? { place: part.placeCode } : {})}
      >
        {part.text}
      </Link>
    )
  if (part.taskId) return <Link href={href(paths.task(part.taskId))}>{part.text}</Link>
  if (!part.list) return part.text
  return (
    <Link
      className="many"
      href={
        part.list === 'INDICATORS_BEHIND'
          ? href(paths.indicators(), { light: 'BEHIND' })
          : listOf(part, lists)
      }
    >
      {part.text}
    </Link>
  )
}

function listOf({ list, organizationId }: Part, lists: TaskLists): string {
  if (list === 'NO_LEAD') return lists.noLead()
  if (list === 'NO_DUE_DATE') return lists.noDue()
  const of = organizationId ? ({ units: [organizationId], part: 'LEAD' } as const) : {}
  return lists.light(list === 'NEAR' ? 'NEAR' : 'BEHIND', of)
}
