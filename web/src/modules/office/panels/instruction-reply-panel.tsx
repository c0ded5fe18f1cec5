import { Link } from 'wouter'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Said, Section, useDayWords } from '../../follow-up/index.ts'
import type { ReviewRow } from '../office-query.ts'
import { useVerdict } from '../verdict.tsx'
import type { Place } from './frame.tsx'
import { ReplyPanel } from './reply-panel.tsx'

const OfficeInstructionDocument = graphql(`
  query OfficeInstruction($id: ID!) {
    instruction(id: $id) {
      id
      text
      writtenBy
      writtenOn
      replies {
        id
        ...ReplyTimeline
      }
      can {
        review
      }
    }
  }
`)

const ReviewReplyDocument = graphql(`
  mutation OfficeReviewInstructionReply($replyId: ID!, $accept: Boolean!, $opinion: String) {
    reviewInstructionReply(replyId: $replyId, accept: $accept, opinion: $opinion) {
      id
      status
    }
  }
`)

/** 批示回复: accepted, or given back to be answered again. */
export function InstructionReplyPanel({ row, place }: { row: ReviewRow; place: Place }) {
  const { t } = useWords()
  const { href } = useScope()
  const dayWords = useDayWords()
  const result = useRead(OfficeInstructionDocument, { id: row.instructionId ?? '' }, { fresh: true })
  const [review, busy] = useWrite(ReviewReplyDocument)
  // The row of the desk is the reply itself.
  const send = async (accept: boolean, opinion: string | null) =>
    (await review({ replyId: row.id, accept, opinion })).failure
  const { box, foot } = useVerdict({
    place,
    id: row.id,
    may: result.data?.instruction?.can.review ?? false,
    busy,
    words: {
      approve: t('instructions:review.accept'),
      approved: t('instructions:review.accepted'),
      back: t('instructions:review.return'),
      returned: t('instructions:review.returned'),
    },
    approve: ({ opinion }) => send(true, opinion),
    sendBack: ({ opinion }) => send(false, opinion),
  })
  return (
    <ReplyPanel
      row={row}
      place={place}
      result={result}
      asked={({ instruction }) =>
        instruction && (
          <Section
            title={
              <Link href={href(paths.instruction(instruction.id))}>
                {t('desk:instruction.by', {
                  name: instruction.writtenBy,
                  day: dayWords(instruction.writtenOn),
                })}
              </Link>
            }
          >
            <Said>{instruction.text}</Said>
          </Section>
        )
      }
      replies={data => data.instruction?.replies ?? []}
      box={box}
      foot={foot}
    />
  )
}
