import { useParams } from 'wouter'
import type { InstructionPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, EmptyState, Loaded, PageHead } from '../../ui/index.ts'
import { RecordHistory } from '../follow-up/index.ts'
import { InstructionActions } from './instruction-actions.tsx'
import { InstructionFacts } from './instruction-facts.tsx'
import { InstructionState } from './instruction-heading.tsx'
import { InstructionOutcome } from './instruction-outcome.tsx'
import { InstructionReplies } from './instruction-replies.tsx'

const InstructionPageDocument = graphql(`
  query InstructionPage($id: ID!) {
    instruction(id: $id) {
      id
      subjectTitle
      text
      history {
        ...RecordHistory
      }
      ...InstructionHeading
      ...InstructionFacts
      ...InstructionReplies
      ...InstructionOutcome
      ...InstructionActions
    }
  }
`)

type PageInstruction = NonNullable<InstructionPageQuery['instruction']>

/** One instruction whole: what the leader wrote, who answered what, and what came of it. */
export function InstructionPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { href } = useScope()
  const result = useRead(InstructionPageDocument, { id }, { fresh: true })
  const back = <ButtonLink href={href(paths.instructions())}>{t('instructions:back')}</ButtonLink>
  return (
    <Loaded result={result}>
      {({ instruction }) =>
        instruction ? (
          <>
            <PageHead
              title={t('instructions:pageTitle', { subject: instruction.subjectTitle })}
              caption={
                <span className="state-line">
                  <InstructionState instruction={instruction} />
                </span>
              }
              actions={
                <>
                  <InstructionActions instruction={instruction} />
                  {back}
                </>
              }
            />
            <Body instruction={instruction} />
          </>
        ) : (
          <>
            <PageHead title={t('instructions:title')} actions={back} />
            <EmptyState>{t('instructions:gone')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

function Body({ instruction }: { instruction: PageInstruction }) {
  const { t } = useWords()
  return (
    <div className="record-page">
      <div className="col">
        <Card title={t('instructions:section.text')}>
          <blockquote className="quote">{instruction.text}</blockquote>
        </Card>
        <Card title={t('instructions:section.replies')}>
          <InstructionReplies instruction={instruction} />
        </Card>
      </div>
      <div className="col">
        <Card title={t('instructions:section.facts')}>
          <InstructionFacts instruction={instruction} />
        </Card>
        <Card title={t('instructions:section.outcome')}>
          <InstructionOutcome instruction={instruction} />
        </Card>
        <Card title={t('instructions:section.history')}>
          <RecordHistory history={instruction.history} />
        </Card>
      </div>
    </div>
  )
}
