import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Said, Section, useDayWords } from './frame.tsx'

export const DeskReplyFragment = graphql(`
  fragment DeskReply on Reply {
    id
    round
    status
    text
    submittedOn
    submittedBy
    reviewedOn
    reviewedBy
    opinion
    organization {
      id
      name
    }
    attachments {
      id
      name
      size
      mediaType
    }
  }
`)

/** What was answered so far and what the office said to it, newest first. */
export function ReplyList({
  replies: masked,
}: {
  replies: readonly FragmentType<typeof DeskReplyFragment>[]
}) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const replies = readFragment(DeskReplyFragment, masked)
  if (replies.length === 0) return null
  return (
    <Section title={t('desk:replies.title')}>
      <ol className="replies">
        {replies.map(reply => (
          <li key={reply.id}>
            <div className="cap">
              {t('desk:replies.submitted', {
                name: reply.submittedBy,
                day: dayWords(reply.submittedOn),
              })}
              {' · '}
              {t(`desk:replies.status.${reply.status}`)}
            </div>
            <Said>{reply.text}</Said>
            <AttachmentList items={reply.attachments} />
            {reply.opinion ? (
              <p className={reply.status === 'RETURNED' ? 'bad-note' : 'mut'}>
                {reply.reviewedBy}
                {reply.reviewedOn ? ` ${dayWords(reply.reviewedOn)}` : ''}：{reply.opinion}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}
