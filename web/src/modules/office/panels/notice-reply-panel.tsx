import { Link } from 'wouter'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Said, Section } from '../../follow-up/index.ts'
import type { ReviewRow } from '../office-query.ts'
import { useVerdict } from '../verdict.tsx'
import type { Place } from './frame.tsx'
import { ReplyPanel } from './reply-panel.tsx'

const OfficeNoticeReplyDocument = graphql(`
  query OfficeNoticeReply($id: ID!) {
    notice(id: $id) {
      id
      kind
      documentNumber
      content
      requirement
      recipients {
        id
        version
        replyDueOn
        replies {
          id
          ...ReplyTimeline
        }
        can {
          review
        }
      }
    }
  }
`)

const ReviewReplyDocument = graphql(`
  mutation OfficeReviewNoticeReply(
    $recipientId: ID!
    $version: Int!
    $accept: Boolean!
    $opinion: String
    $newDueOn: Day
  ) {
    reviewNoticeReply(
      recipientId: $recipientId
      version: $version
      accept: $accept
      opinion: $opinion
      newDueOn: $newDueOn
    ) {
      id
      status
    }
  }
`)

/** 通知反馈 of one unit: accepted, or asked again by a new date. */
export function NoticeReplyPanel({ row, place }: { row: ReviewRow; place: Place }) {
  const { t } = useWords()
  const { href } = useScope()
  const result = useRead(OfficeNoticeReplyDocument, { id: row.noticeId ?? '' }, { fresh: true })
  const recipient = result.data?.notice?.recipients.find(({ id }) => id === row.recipientId)
  const [review, busy] = useWrite(ReviewReplyDocument)
  const send = async (accept: boolean, opinion: string | null, newDueOn: string | null) => {
    if (!recipient) return null
    const { id: recipientId, version } = recipient
    return (await review({ recipientId, version, accept, opinion, newDueOn })).failure
  }
  const { box, foot } = useVerdict({
    place,
    id: row.id,
    may: recipient?.can.review ?? false,
    busy,
    words: {
      approve: t('notices:review.accept'),
      approved: t('notices:done.accepted'),
      back: t('notices:review.return'),
      returned: t('notices:done.returned'),
    },
    day: 'back',
    dayLabel: t('notices:review.newDueOn'),
    original: recipient?.replyDueOn,
    approve: ({ opinion }) => send(true, opinion, null),
    sendBack: ({ opinion, day }) => send(false, opinion, day),
  })
  return (
    <ReplyPanel
      row={row}
      place={place}
      result={result}
      asked={({ notice }) =>
        notice && (
          <Section
            title={
              <>
                {t(`notices:kind.${notice.kind}`)} ·{' '}
                <Link href={href(paths.notice(notice.id))}>
                  {notice.documentNumber ?? t('notices:noNumber')}
                </Link>
              </>
            }
          >
            <Said>{notice.content}</Said>
            {notice.requirement ? (
              <p className="said mut">
                {t('notices:field.requirement')}：{notice.requirement}
              </p>
            ) : null}
          </Section>
        )
      }
      replies={() => recipient?.replies ?? []}
      box={box}
      foot={foot}
    />
  )
}
