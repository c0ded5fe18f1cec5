import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Card, Loaded } from '../../ui/index.ts'
import { SourceLink } from './task-quote.tsx'
import { excerpt } from './task-words.ts'

const TaskSourceDocument = graphql(`
  query TaskSource($id: ID!, $asOf: Day) {
    task(id: $id, asOf: $asOf) {
      id
      source {
        start
        end
      }
      plan {
        id
        title
        sourceText
      }
    }
  }
`)

/** The task's words where they stand in the document, as it was received. Read after the rest: documents are long. */
export function SourceExcerpt({ id }: { id: string }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const result = useRead(TaskSourceDocument, { id, asOf })
  const task = result.data?.task
  return (
    <Card
      title={t('tasks:section.source')}
      caption={task?.plan.title}
      aside={
        task ? (
          <SourceLink planId={task.plan.id} source={task.source}>
            {t('tasks:source.open')}
          </SourceLink>
        ) : null
      }
    >
      <Loaded result={result}>
        {data => <Excerpt text={data.task?.plan.sourceText ?? ''} range={data.task?.source ?? null} />}
      </Loaded>
    </Card>
  )
}

function Excerpt({ text, range }: { text: string; range: { start: number; end: number } | null }) {
  const { t } = useWords()
  const cut = range && excerpt(text, range)
  if (!cut) return <p className="mut">{t('tasks:source.none')}</p>
  return (
    <p className="source">
      {cut.cutBefore ? '……' : ''}
      {cut.before}
      <mark>{cut.marked}</mark>
      {cut.after}
      {cut.cutAfter ? '……' : ''}
    </p>
  )
}
