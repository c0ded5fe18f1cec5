import type { ReactNode } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText } from '../../ui/index.ts'
import { AttachmentList } from '../attachments/index.ts'
import './follow-up.css'

export const ReplyTimelineFragment = graphql(`
  fragment ReplyTimeline on Reply {
    id
    round
    status
    text
    submittedOn
    submittedAt
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

interface ReplyTimelineProps {
  replies: readonly FragmentType<typeof ReplyTimelineFragment>[]
  /** Said while there are none. */
  none: string
  /** What can be done with one that waits for review. */
  actions?: (reply: { id: string; organization: string }) => ReactNode
}

/** What was answered, round by round, the newest first: words, evidence, and what the office said to it. */
export function ReplyTimeline({ replies: masked, none, actions }: ReplyTimelineProps) {
  const { t } = useWords()
  const replies = readFragment(ReplyTimelineFragment, masked)
  if (replies.length === 0) return <p className="mut">{none}</p>
  return (
    <ol className="timeline">
      {replies.map(reply => (
        <li key={reply.id} className={reply.status.toLowerCase()}>
          <div className="who">
            <b>{reply.organization.name}</b>
            <span className="tag">{t('followUp:reply.round', { count: reply.round })}</span>
            <span className={`st ${reply.status.toLowerCase()}`}>
              {t(`followUp:reply.status.${reply.status}`)}
            </span>
          </div>
          <div className="cap">
            {reply.submittedBy} <time dateTime={reply.submittedAt}>{instant(reply.submittedAt)}</time>
          </div>
          <p className="words">{reply.text}</p>
          <AttachmentList items={reply.attachments} />
          {reply.reviewedOn ? (
            <div className="review">
              <span className="cap">
                {t('followUp:reply.reviewed', { name: reply.reviewedBy ?? '' })}{' '}
                <DateText day={reply.reviewedOn} />
              </span>
              {reply.opinion ? <p className="words">{reply.opinion}</p> : null}
            </div>
          ) : null}
          {reply.status === 'SUBMITTED'
            ? actions?.({ id: reply.id, organization: reply.organization.name })
            : null}
        </li>
      ))}
    </ol>
  )
}
