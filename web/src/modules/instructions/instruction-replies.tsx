import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, confirm, toast } from '../../ui/index.ts'
import { ReplyTimeline } from '../follow-up/index.ts'

export const InstructionRepliesFragment = graphql(`
  fragment InstructionReplies on Instruction {
    id
    replies {
      id
      ...ReplyTimeline
    }
    can {
      review
    }
  }
`)

const ReviewInstructionReplyDocument = graphql(`
  mutation ReviewInstructionReply($replyId: ID!, $accept: Boolean!, $opinion: String) {
    reviewInstructionReply(replyId: $replyId, accept: $accept, opinion: $opinion) {
      id
      ...InstructionReplies
      ...InstructionActions
      ...InstructionHeading
    }
  }
`)

interface InstructionRepliesProps {
  instruction: FragmentType<typeof InstructionRepliesFragment>
}

/** What was answered, with the office's decision at those that wait for it. */
export function InstructionReplies({ instruction: masked }: InstructionRepliesProps) {
  const { t } = useWords()
  const { replies, can } = readFragment(InstructionRepliesFragment, masked)
  const [review, busy] = useWrite(ReviewInstructionReplyDocument)
  const decide = async (replyId: string, organization: string, accept: boolean) => {
    const opinion = await confirm({
      title: t(accept ? 'instructions:review.acceptTitle' : 'instructions:review.returnTitle'),
      body: t(accept ? 'instructions:review.acceptBody' : 'instructions:review.returnBody', { organization }),
      action: t(accept ? 'instructions:review.accept' : 'instructions:review.return'),
      reason: {
        label: t(accept ? 'instructions:review.opinion' : 'instructions:review.reason'),
        required: !accept,
      },
    })
    if (opinion === null) return
    const { failure } = await review({ replyId, accept, opinion: opinion.trim() || null })
    if (failure) toast(failure.message, { bad: true })
    else toast(t(accept ? 'instructions:review.accepted' : 'instructions:review.returned'))
  }
  return (
    <ReplyTimeline
      replies={replies}
      none={t('instructions:replies.none')}
      {...(can.review
        ? {
            actions: ({ id, organization }: { id: string; organization: string }) => (
              <div className="reply-actions">
                <Button small look="primary" busy={busy} onClick={() => decide(id, organization, true)}>
                  {t('instructions:review.accept')}
                </Button>
                <Button small busy={busy} onClick={() => decide(id, organization, false)}>
                  {t('instructions:review.return')}
                </Button>
              </div>
            ),
          }
        : {})}
    />
  )
}
