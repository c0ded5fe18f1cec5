import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { DateText } from '../../ui/index.ts'

export const ProblemFactsFragment = graphql(`
  fragment ProblemFacts on Problem {
    id
    origin
    originId
    originWords
    dueOn
    originalDueOn
    raisedOn
    raisedBy
    doneOn
    closedOn
    closedBy
    organization {
      id
      name
    }
    place {
      code
      name
    }
    task {
      id
      title
    }
  }
`)

interface ProblemFactsProps {
  problem: FragmentType<typeof ProblemFactsFragment>
}

/** Who puts it right, by when, where it came from, and how it ended. */
export function ProblemFacts({ problem: masked }: ProblemFactsProps) {
  const { t } = useWords()
  const { href } = useScope()
  const problem = readFragment(ProblemFactsFragment, masked)
  return (
    <dl className="kv">
      <dt>{t('problems:fact.unit')}</dt>
      <dd>{problem.organization.name}</dd>
      <dt>{t('problems:fact.due')}</dt>
      <dd>
        {problem.dueOn ? <DateText day={problem.dueOn} /> : t('problems:noDue')}
        {problem.originalDueOn && problem.originalDueOn !== problem.dueOn ? (
          <span className="mut">
            {' · '}
            {t('problems:fact.original')} <DateText day={problem.originalDueOn} />
          </span>
        ) : null}
      </dd>
      <dt>{t('problems:fact.origin')}</dt>
      <dd>
        <Origin problem={problem} />
      </dd>
      {problem.task ? (
        <>
          <dt>{t('problems:fact.task')}</dt>
          <dd>
            <Link href={href(paths.task(problem.task.id))}>{problem.task.title}</Link>
          </dd>
        </>
      ) : null}
      <dt>{t('problems:fact.place')}</dt>
      <dd>{problem.place.name}</dd>
      <dt>{t('problems:fact.raised')}</dt>
      <dd>
        <DateText day={problem.raisedOn} /> {problem.raisedBy}
      </dd>
      {problem.doneOn ? (
        <>
          <dt>{t('problems:fact.done')}</dt>
          <dd>
            <DateText day={problem.doneOn} />
          </dd>
        </>
      ) : null}
      {problem.closedOn ? (
        <>
          <dt>{t('problems:fact.closed')}</dt>
          <dd>
            <DateText day={problem.closedOn} /> {problem.closedBy}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

interface OriginFacts {
  origin: 'TASK' | 'REPORT' | 'NOTICE' | 'INSTRUCTION' | 'INSPECTION'
  originId?: string | null
  originWords?: string | null
}

/** Where it was found, with a way to the record it came from. */
function Origin({ problem: { origin, originId, originWords } }: { problem: OriginFacts }) {
  const { t } = useWords()
  const { href } = useScope()
  const word = t(`problems:origin.${origin}`)
  if (originId && origin === 'NOTICE') return <Link href={href(paths.notice(originId))}>{word}</Link>
  if (originId && origin === 'INSTRUCTION')
    return <Link href={href(paths.instruction(originId))}>{word}</Link>
  return <>{originWords ? `${word} · ${originWords}` : word}</>
}
