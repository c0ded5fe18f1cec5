import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, EmptyState, Loaded, useSubmitKey } from '../../../ui/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Frame, finish, type PanelProps, Said, Section, useDayWords } from './frame.tsx'
import { forgetReply, ReplyForm, useReply } from './reply-form.tsx'
import { ReplyList } from './reply-list.tsx'

const DeskNoticeDocument = graphql(`
  query DeskNotice($id: ID!) {
    notice(id: $id) {
      id
      title
      content
      basis
      requirement
      contact
      contactPhone
      attachments {
        id
        name
        size
        mediaType
      }
      recipients {
        id
        version
        status
        receiveDueOn
        replyDueOn
        organization {
          id
          name
        }
        can {
          receive
          reply
        }
        replies {
          ...DeskReply
        }
      }
    }
  }
`)

const ReceiveNoticeDocument = graphql(`
  mutation DeskReceiveNotice($recipientId: ID!, $version: Int!) {
    receiveNotice(recipientId: $recipientId, version: $version) {
      id
    }
  }
`)

const ReplyToNoticeDocument = graphql(`
  mutation DeskReplyToNotice($recipientId: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    replyToNotice(recipientId: $recipientId, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
    }
  }
`)

/** 签收 a notice in one click; then 反馈 in words and files. */
export function NoticePanel({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const result = useRead(DeskNoticeDocument, { id: row.noticeId ?? '' }, { fresh: true })
  const notice = result.data?.notice
  const recipient = notice?.recipients.find(({ id }) => id === row.recipientId)
  const [receive, receiving] = useWrite(ReceiveNoticeDocument)
  const [send, sending] = useWrite(ReplyToNoticeDocument)
  const key = `notice.${row.recipientId}`
  const reply = useReply(key)

  const onReceive = async () => {
    if (!recipient) return
    const { failure } = await receive({ recipientId: recipient.id, version: recipient.version })
    // It stays open: what is asked can be answered at once.
    finish({ failure }, t('desk:notice.received'), result.retry)
  }
  const onReply = async () => {
    const words = recipient?.can.reply ? reply.ready(t('desk:notice.needText')) : null
    if (!recipient || !words || sending) return
    const { failure } = await send({ recipientId: recipient.id, version: recipient.version, ...words })
    if (failure) return reply.fail(failure)
    forgetReply(key)
    finish({ failure }, t('desk:notice.submitted'), onClose)
  }
  useSubmitKey(onReply)
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={t('desk:tag.NOTICE')}
      foot={
        recipient?.can.receive ? (
          <Button look="primary" busy={receiving} onClick={onReceive}>
            {t('desk:notice.receive')}
          </Button>
        ) : recipient?.can.reply ? (
          <Button look="primary" busy={sending} shortcut="Ctrl ↵" onClick={onReply}>
            {t('desk:notice.submit')}
          </Button>
        ) : null
      }
    >
      <Loaded result={result}>
        {data =>
          data.notice && recipient ? (
            <>
              <p className="sec mut">
                {recipient.can.receive && recipient.receiveDueOn
                  ? t('desk:notice.receiveBy', { day: dayWords(recipient.receiveDueOn) })
                  : recipient.replyDueOn
                    ? t('desk:notice.replyBy', { day: dayWords(recipient.replyDueOn) })
                    : null}
              </p>
              {recipient.can.reply ? (
                <ReplyForm reply={reply} label={t('desk:notice.reply')} hint={t('desk:notice.replyHint')} />
              ) : null}
              <Section title={t('desk:notice.content')}>
                <Said>{data.notice.content}</Said>
              </Section>
              <Section title={t('desk:notice.requirement')}>
                <Said>{data.notice.requirement}</Said>
              </Section>
              <Section title={t('desk:notice.basis')}>
                <Said>{data.notice.basis}</Said>
              </Section>
              <Section title={t('desk:notice.contact')}>
                {[data.notice.contact, data.notice.contactPhone].filter(Boolean).join(' ')}
              </Section>
              {data.notice.attachments?.length ? (
                <Section title={t('desk:notice.files')}>
                  <AttachmentList items={data.notice.attachments} />
                </Section>
              ) : null}
              <ReplyList replies={recipient.replies ?? []} />
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}
