import { Link, useParams } from 'wouter'
import type { NoticePageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, DateText, EmptyState, Loaded, PageHead } from '../../ui/index.ts'
import { AttachmentList } from '../attachments/index.ts'
import { RecordHistory } from '../follow-up/index.ts'
import { ComplaintChain } from '../hot-issues/index.ts'
import { NoticeActions } from './notice-actions.tsx'
import { NoticeRecipients } from './notice-recipients.tsx'
import { NoticeState, NoticeSteps } from './notice-state.tsx'
import './notices.css'

const NoticePageDocument = graphql(`
  query NoticePage($id: ID!) {
    notice(id: $id) {
      id
      documentNumber
      title
      content
      basis
      requirement
      contact
      contactPhone
      instructedBy
      leadLeader
      jointLeader
      replyDueOn
      originalReplyDueOn
      task {
        id
        title
        ledgerNo
      }
      problem {
        id
        number
        title
      }
      instruction {
        id
        text
      }
      attachments {
        id
        name
        size
        mediaType
      }
      recipients {
        id
      }
      history {
        ...RecordHistory
      }
      complaintLinks {
        id
        ...ComplaintChainLink
      }
      ...NoticeState
      ...NoticeActions
      ...NoticeRecipients
    }
  }
`)

type PageNotice = NonNullable<NoticePageQuery['notice']>

/** One notice whole: what it says, to whom, what was answered, and its way. */
export function NoticePage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { href } = useScope()
  const result = useRead(NoticePageDocument, { id }, { fresh: true })
  const back = <ButtonLink href={href(paths.notices())}>{t('notices:back')}</ButtonLink>
  return (
    <Loaded result={result}>
      {({ notice }) =>
        notice ? (
          <>
            <PageHead
              title={notice.title}
              caption={
                <>
                  {notice.documentNumber ?? t('notices:noNumber')} · <NoticeState notice={notice} />
                </>
              }
              actions={
                <>
                  <NoticeActions notice={notice} />
                  {back}
                </>
              }
            />
            <Body notice={notice} />
          </>
        ) : (
          <>
            <PageHead title={t('notices:title')} actions={back} />
            <EmptyState>{t('notices:gone')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

const PARTS = ['content', 'basis', 'requirement'] as const

function Body({ notice }: { notice: PageNotice }) {
  const { t } = useWords()
  return (
    <div className="record-page">
      <div className="col">
        <Card title={t('notices:section.recipients', { count: notice.recipients.length })}>
          <NoticeRecipients notice={notice} />
        </Card>
        <Card title={t('notices:section.words')}>
          {notice.content === null ? <p className="mut">{t('notices:outline')}</p> : null}
          {PARTS.map(part =>
            notice[part] ? (
              <div key={part} className="sec">
                <h3>{t(`notices:field.${part}`)}</h3>
                <p className="record-words">{notice[part]}</p>
              </div>
            ) : null,
          )}
          <AttachmentList items={notice.attachments ?? []} />
        </Card>
      </div>
      <div className="col">
        <ComplaintChain links={notice.complaintLinks} />
        <Card title={t('notices:section.way')}>
          <NoticeSteps notice={notice} />
        </Card>
        <Card title={t('notices:section.facts')}>
          <Facts notice={notice} />
        </Card>
        {notice.history ? (
          <Card title={t('notices:section.history')}>
            <RecordHistory history={notice.history} />
          </Card>
        ) : null}
      </div>
    </div>
  )
}

const PEOPLE = ['instructedBy', 'leadLeader', 'jointLeader'] as const

/** What it came from, by when it is answered, who is asked. */
function Facts({ notice }: { notice: PageNotice }) {
  const { t } = useWords()
  const { href } = useScope()
  const { task, problem, instruction } = notice
  return (
    <dl className="kv">
      {task ? (
        <>
          <dt>{t('notices:fact.task')}</dt>
          <dd>
            <Link href={href(paths.task(task.id))}>
              {task.ledgerNo} {task.title}
            </Link>
          </dd>
        </>
      ) : null}
      {problem ? (
        <>
          <dt>{t('notices:fact.problem')}</dt>
          <dd>
            <Link href={href(paths.problem(problem.id))}>
              {problem.number} {problem.title}
            </Link>
          </dd>
        </>
      ) : null}
      {instruction ? (
        <>
          <dt>{t('notices:fact.instruction')}</dt>
          <dd>
            <Link href={href(paths.instruction(instruction.id))}>{instruction.text}</Link>
          </dd>
        </>
      ) : null}
      <dt>{t('notices:field.replyDueOn')}</dt>
      <dd>
        <DateText day={notice.replyDueOn} />
        {notice.originalReplyDueOn !== notice.replyDueOn ? (
          <span className="mut">
            {' '}
            {t('notices:fact.original')} <DateText day={notice.originalReplyDueOn} />
          </span>
        ) : null}
      </dd>
      {PEOPLE.map(person =>
        notice[person] ? (
          <PersonRow key={person} name={t(`notices:field.${person}`)} value={notice[person]} />
        ) : null,
      )}
      <PersonRow
        name={t('notices:field.contact')}
        value={[notice.contact, notice.contactPhone].filter(Boolean).join(' ') || '—'}
      />
    </dl>
  )
}

const PersonRow = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)
