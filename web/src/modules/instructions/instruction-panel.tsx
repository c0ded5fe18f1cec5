import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, EmptyState, Loaded, Panel } from '../../ui/index.ts'
import { InstructionActions } from './instruction-actions.tsx'
import { InstructionFacts } from './instruction-facts.tsx'
import { InstructionHeading } from './instruction-heading.tsx'
import { InstructionOutcome } from './instruction-outcome.tsx'
import { InstructionReplies } from './instruction-replies.tsx'

const InstructionPanelDocument = graphql(`
  query InstructionPanel($id: ID!) {
    instruction(id: $id) {
      id
      subjectTitle
      text
      ...InstructionHeading
      ...InstructionFacts
      ...InstructionReplies
      ...InstructionOutcome
      ...InstructionActions
    }
  }
`)

/** An instruction beside the list, with everything that can be done to it. */
export function InstructionPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const { href } = useScope()
  const result = useRead(InstructionPanelDocument, { id })
  const instruction = result.data?.instruction
  return (
    <Panel
      label={instruction?.subjectTitle ?? t('instructions:title')}
      head={
        instruction ? (
          <InstructionHeading instruction={instruction} />
        ) : (
          <span className="cap">{t('instructions:title')}</span>
        )
      }
      foot={
        <>
          {instruction ? <InstructionActions instruction={instruction} /> : null}
          <ButtonLink look="plain" href={href(paths.instruction(id))}>
            {t('followUp:full')}
          </ButtonLink>
        </>
      }
      onClose={onClose}
    >
      <Loaded result={result}>
        {data =>
          data.instruction ? (
            <>
              <div className="sec">
                <blockquote className="quote">{data.instruction.text}</blockquote>
              </div>
              <div className="sec">
                <InstructionFacts instruction={data.instruction} />
              </div>
              <div className="sec">
                <h3>{t('instructions:section.replies')}</h3>
                <InstructionReplies instruction={data.instruction} />
              </div>
              <div className="sec">
                <h3>{t('instructions:section.outcome')}</h3>
                <InstructionOutcome instruction={data.instruction} />
              </div>
            </>
          ) : (
            <EmptyState>{t('instructions:gone')}</EmptyState>
          )
        }
      </Loaded>
    </Panel>
  )
}
