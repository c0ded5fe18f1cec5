import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { DateText, EmptyState, Loaded } from '../../../ui/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Section } from '../../follow-up/index.ts'
import { NoticeActions, NoticePaper } from '../../notices/index.ts'
import type { SignRow } from '../office-query.ts'
import { Frame, type Place } from './frame.tsx'

const OfficeNoticeDocument = graphql(`
  query OfficeNotice($id: ID!) {
    notice(id: $id) {
      id
      status
      stepDueOn
      sentOn
      signedOn
      signedBy
      task {
        id
      }
      attachments {
        id
        name
        size
        mediaType
      }
      document {
        ...NoticePaper
      }
      ...NoticeActions
    }
  }
`)

/** A notice before it goes out: the paper as it will be printed; edited, sent, signed, issued, given back. */
export function NoticePanel({ row, place }: { row: SignRow; place: Place }) {
  const { t } = useWords()
  const result = useRead(OfficeNoticeDocument, { id: row.id }, { fresh: true })
  const notice = result.data?.notice
  return (
    <Frame
      place={place}
      title={row.title}
      light={<b>{t(`notices:status.${notice?.status ?? row.status}`)}</b>}
      kind={t(`notices:kind.${row.kind}`)}
      caption={
        <>
          {t('office:sign.drafted', { name: row.draftedBy })} <DateText day={row.draftedOn} />
          {notice?.signedOn ? (
            <>
              {' · '}
              {t('office:sign.signed', { name: notice.signedBy ?? '' })} <DateText day={notice.signedOn} />
            </>
          ) : null}
          {row.stepDueOn ? (
            <>
              {' · '}
              {t(`notices:next.${notice?.status ?? row.status}`)} <DateText day={row.stepDueOn} />{' '}
              {t('notices:next.by')}
            </>
          ) : null}
        </>
      }
      taskId={notice?.task?.id}
      foot={
        notice ? (
          <NoticeActions notice={notice} keys onStep={() => place.onDone()} onRefused={place.onStale} />
        ) : null
      }
    >
      <Loaded result={result}>
        {data =>
          data.notice ? (
            <>
              {data.notice.document ? (
                <div className="paper-preview">
                  <NoticePaper document={data.notice.document} />
                </div>
              ) : null}
              {data.notice.attachments?.length ? (
                <Section title={t('notices:field.attachments')}>
                  <AttachmentList items={data.notice.attachments} />
                </Section>
              ) : null}
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}
