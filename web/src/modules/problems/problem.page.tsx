import { useParams } from 'wouter'
import type { ProblemPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, EmptyState, Loaded, PageHead } from '../../ui/index.ts'
import { AttachmentList } from '../attachments/index.ts'
import { RecordHistory, ReplyTimeline } from '../follow-up/index.ts'
import { ProblemActions } from './problem-actions.tsx'
import { ProblemFacts } from './problem-facts.tsx'
import { ProblemState } from './problem-heading.tsx'

const ProblemPageDocument = graphql(`
  query ProblemPage($id: ID!) {
    problem(id: $id) {
      id
      number
      title
      text
      measure
      replies {
        id
        ...ReplyTimeline
      }
      attachments {
        id
        name
        size
        mediaType
      }
      history {
        ...RecordHistory
      }
      ...ProblemHeading
      ...ProblemFacts
      ...ProblemActions
    }
  }
`)

type PageProblem = NonNullable<ProblemPageQuery['problem']>

/** One problem whole: what is wrong, what is to be done, what was handed in, round by round. */
export function ProblemPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { href } = useScope()
  const result = useRead(ProblemPageDocument, { id }, { fresh: true })
  const back = <ButtonLink href={href(paths.problems())}>{t('problems:back')}</ButtonLink>
  return (
    <Loaded result={result}>
      {({ problem }) =>
        problem ? (
          <>
            <PageHead
              title={problem.title}
              caption={
                <span className="state-line">
                  {problem.number}
                  <ProblemState problem={problem} />
                </span>
              }
              actions={
                <>
                  <ProblemActions problem={problem} />
                  {back}
                </>
              }
            />
            <Body problem={problem} />
          </>
        ) : (
          <>
            <PageHead title={t('problems:title')} actions={back} />
            <EmptyState>{t('problems:gone')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

function Body({ problem }: { problem: PageProblem }) {
  const { t } = useWords()
  return (
    <div className="record-page">
      <div className="col">
        <Card title={t('problems:section.text')}>
          {problem.text ? (
            <p className="record-words">{problem.text}</p>
          ) : (
            <p className="mut">{t('problems:outline')}</p>
          )}
          <AttachmentList items={problem.attachments ?? []} />
        </Card>
        {problem.measure ? (
          <Card title={t('problems:section.measure')}>
            <p className="record-words">{problem.measure}</p>
          </Card>
        ) : null}
        {problem.replies ? (
          <Card title={t('problems:section.replies', { count: problem.replies.length })}>
            <ReplyTimeline replies={problem.replies} none={t('problems:replies.none')} />
          </Card>
        ) : null}
      </div>
      <div className="col">
        <Card title={t('problems:section.facts')}>
          <ProblemFacts problem={problem} />
        </Card>
        {problem.history ? (
          <Card title={t('problems:section.history')}>
            <RecordHistory history={problem.history} />
          </Card>
        ) : null}
      </div>
    </div>
  )
}
