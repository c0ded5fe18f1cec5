import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, DateText, Light, Tag, toast } from '../../ui/index.ts'
import { ReplyTimeline } from '../follow-up/index.ts'
import { ReplyNoticeDialog } from './reply-notice-dialog.tsx'
import { ReviewNoticeDialog } from './review-notice-dialog.tsx'

export const NoticeRecipientsFragment = graphql(`
  fragment NoticeRecipients on Notice {
    id
    place {
      code
    }
    recipients {
      id
      part
      status
      version
      round
      light
      receiveDueOn
      receivedOn
      receivedBy
      replyDueOn
      repliedOn
      acceptedOn
      organization {
        id
        name
      }
      replies {
        id
        ...ReplyTimeline
      }
      can {
        receive
        reply
        review
      }
    }
  }
`)

const ReceiveNoticeDocument = graphql(`
  mutation ReceiveNotice($recipientId: ID!, $version: Int!) {
    receiveNotice(recipientId: $recipientId, version: $version) {
      id
      ...NoticeRecipients
      ...NoticeState
    }
  }
`)

interface NoticeRecipientsProps {
  notice: FragmentType<typeof NoticeRecipientsFragment>
}

/** Each unit with its receipt, its replies round by round, and what can be done now. */
export function NoticeRecipients({ notice: masked }: NoticeRecipientsProps) {
  const { t } = useWords()
  const notice = readFragment(NoticeRecipientsFragment, masked)
  const [receive, busy] = useWrite(ReceiveNoticeDocument)
  const [form, setForm] = useState<{ what: 'reply' | 'review'; id: string } | null>(null)
  const close = () => setForm(null)
  const opened = notice.recipients.find(({ id }) => id === form?.id)
  const onReceive = async (recipient: { id: string; version: number }) => {
    const { failure } = await receive({ recipientId: recipient.id, version: recipient.version })
    toast(failure?.message ?? t('notices:done.received'), { bad: failure !== null })
  }
  return (
    <>
      <ul className="recipients">
        {notice.recipients.map(recipient => (
          <li key={recipient.id}>
            <div className="row">
              <b>{recipient.organization.name}</b>
              <Tag>{t(`notices:part.${recipient.part}`)}</Tag>
              <Light level={recipient.light}>{t(`notices:recipient.${recipient.status}`)}</Light>
              <span className="grow" />
              {recipient.can.receive ? (
                <Button look="primary" busy={busy} onClick={() => void onReceive(recipient)}>
                  {t('notices:act.receive')}
                </Button>
              ) : null}
              {recipient.can.reply ? (
                <Button look="primary" onClick={() => setForm({ what: 'reply', id: recipient.id })}>
                  {t('notices:act.reply')}
                </Button>
              ) : null}
              {recipient.can.review ? (
                <Button look="primary" onClick={() => setForm({ what: 'review', id: recipient.id })}>
                  {t('notices:act.review')}
                </Button>
              ) : null}
            </div>
            <Days recipient={recipient} />
            {recipient.replies?.length ? (
              <ReplyTimeline replies={recipient.replies} none={t('notices:noReplies')} />
            ) : null}
          </li>
        ))}
      </ul>
      {opened && form?.what === 'reply' ? (
        <ReplyNoticeDialog recipient={opened} place={notice.place.code} onClose={close} />
      ) : null}
      {opened && form?.what === 'review' ? <ReviewNoticeDialog recipient={opened} onClose={close} /> : null}
    </>
  )
}

interface RecipientDays {
  receiveDueOn?: string | null
  receivedOn?: string | null
  receivedBy?: string | null
  replyDueOn?: string | null
  repliedOn?: string | null
  acceptedOn?: string | null
}

/** 签收 10-16 周三 · 反馈 10-22 周二前 */
function Days({ recipient }: { recipient: RecipientDays }) {
  const { t } = useWords()
  const { receivedOn, receiveDueOn, receivedBy, repliedOn, replyDueOn, acceptedOn } = recipient
  return (
    <div className="cap">
      {receivedOn ? (
        <>
          {t('notices:day.received')} <DateText day={receivedOn} /> {receivedBy}
        </>
      ) : receiveDueOn ? (
        <>
          {t('notices:day.receiveBy')} <DateText day={receiveDueOn} />
        </>
      ) : null}
      {repliedOn ? (
        <>
          {' · '}
          {t('notices:day.replied')} <DateText day={repliedOn} />
        </>
      ) : replyDueOn ? (
        <>
          {' · '}
          {t('notices:day.replyBy')} <DateText day={replyDueOn} />
        </>
      ) : null}
      {acceptedOn ? (
        <>
          {' · '}
          {t('notices:day.accepted')} <DateText day={acceptedOn} />
        </>
      ) : null}
    </div>
  )
}
