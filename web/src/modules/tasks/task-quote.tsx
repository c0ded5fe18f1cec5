import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { markWords } from './task-words.ts'

export const TaskQuoteFragment = graphql(`
  fragment TaskQuote on Task {
    id
    text
    source {
      start
      end
    }
    plan {
      id
      title
    }
    milestones {
      id
      words
    }
    targets {
      text
    }
  }
`)

/** The requirement in the plan's own words, its dates and figures marked. Nothing for those who may not read it. */
export function TaskQuote({ task: masked }: { task: FragmentType<typeof TaskQuoteFragment> }) {
  const { t } = useWords()
  const task = readFragment(TaskQuoteFragment, masked)
  if (!task.text) return null
  const words = [...task.milestones.map(one => one.words ?? ''), ...(task.targets ?? []).map(one => one.text)]
  let at = 0
  return (
    <div className="quote">
      {markWords(task.text, words).map(({ text, marked }) => {
        const key = at
        at += text.length
        return marked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
      })}{' '}
      <SourceLink planId={task.plan.id} source={task.source}>
        {t('tasks:source.open')}
      </SourceLink>
    </div>
  )
}

interface SourceLinkProps {
  planId: string
  source: { start: number; end: number } | null | undefined
  children: React.ReactNode
}

/** To the place in the document. */
export function SourceLink({ planId, source, children }: SourceLinkProps) {
  const { href } = useScope()
  const at = source ? `${source.start}-${source.end}` : null
  return (
    <Link className="cap" href={href(paths.plan(planId), { at })}>
      {children}
    </Link>
  )
}
