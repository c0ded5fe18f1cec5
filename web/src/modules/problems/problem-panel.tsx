import type { ProblemPanelQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, EmptyState, Loaded, Panel } from '../../ui/index.ts'
import { AttachmentList } from '../attachments/index.ts'
import { ReplyTimeline } from '../follow-up/index.ts'
import { ProblemActions } from './problem-actions.tsx'
import { ProblemFacts } from './problem-facts.tsx'
import { ProblemHeading } from './problem-heading.tsx'

const ProblemPanelDocument = graphql(`
  query ProblemPanel($id: ID!) {
    problem(id: $id) {
      id
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
      ...ProblemHeading
      ...ProblemFacts
      ...ProblemActions
    }
  }
`)

type PanelProblem = NonNullable<ProblemPanelQuery['problem']>

/** A problem beside the list, with everything that can be done to it. */
export function ProblemPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const { href } = useScope()
  const result = useRead(ProblemPanelDocument, { id })
  const problem = result.data?.problem
  return (
    <Panel
      label={problem?.title ?? t('problems:one')}
      head={problem ? <ProblemHeading problem={problem} /> : <span className="cap">{t('problems:one')}</span>}
      foot={
        <>
          {problem ? <ProblemActions problem={problem} /> : null}
          <ButtonLink look="plain" href={href(paths.problem(id))}>
            {t('followUp:full')}
          </ButtonLink>
        </>
      }
      onClose={onClose}
    >
      <Loaded result={result}>
        {data =>
          data.problem ? <Body problem={data.problem} /> : <EmptyState>{t('problems:gone')}</EmptyState>
        }
      </Loaded>
    </Panel>
  )
}

function Body({ problem }: { problem: PanelProblem }) {
  const { t } = useWords()
  return (
    <>
      <div className="sec">
        <ProblemFacts problem={problem} />
      </div>
      {problem.text ? (
        <div className="sec">
          <h3>{t('problems:section.text')}</h3>
          <p className="record-words">{problem.text}</p>
          <AttachmentList items={problem.attachments ?? []} />
        </div>
      ) : (
        <div className="sec">
          <p className="mut">{t('problems:outline')}</p>
        </div>
      )}
      {problem.measure ? (
        <div className="sec">
          <h3>{t('problems:section.measure')}</h3>
          <p className="record-words">{problem.measure}</p>
        </div>
      ) : null}
      {problem.replies ? (
        <div className="sec">
          <h3>{t('problems:section.replies', { count: problem.replies.length })}</h3>
          <ReplyTimeline replies={problem.replies} none={t('problems:replies.none')} />
        </div>
      ) : null}
    </>
  )
}
