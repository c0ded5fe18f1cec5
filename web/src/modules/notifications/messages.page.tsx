import { Link, useSearchParams } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, Chip, Loaded, PageHead } from '../../ui/index.ts'
import { MessageList } from './message-list.tsx'
import { useReadMessages } from './use-read-messages.ts'

const MessagesDocument = graphql(`
  query Messages($unreadOnly: Boolean, $after: String) {
    messages(first: 50, unreadOnly: $unreadOnly, after: $after) {
      totalCount
      unread
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...MessageRow
      }
    }
  }
`)

/** All messages of the viewer, by day. */
export function MessagesPage() {
  const { t } = useWords()
  const { href } = useScope()
  const [params, setParams] = useSearchParams()
  const unreadOnly = params.get('unread') === '1'
  const result = usePages(MessagesDocument, { unreadOnly }, data => data.messages)
  const markRead = useReadMessages()
  const counts = result.data?.messages
  const toggle = () =>
    setParams(
      before => {
        if (unreadOnly) before.delete('unread')
        else before.set('unread', '1')
        return before
      },
      { replace: true },
    )
  const markAll = async () => {
    await markRead({ all: true })
    result.retry()
  }
  return (
    <>
      <PageHead
        title={t('notifications:title')}
        count={counts ? t('notifications:count', { count: counts.totalCount }) : undefined}
        caption={counts ? t('notifications:caption', { count: counts.unread }) : null}
        actions={
          <>
            <Link className="btn" href={href(paths.messageSettings())}>
              {t('notifications:settings.title')}
            </Link>
            <Button disabled={!counts?.unread} onClick={markAll}>
              {t('notifications:markAll')}
            </Button>
          </>
        }
      />
      <div className="message-filter">
        <Chip on={unreadOnly} onPress={toggle}>
          {t('notifications:unreadOnly')}
        </Chip>
      </div>
      <Card bare className="message-card">
        <Loaded
          result={result}
          empty={{
            when: ({ messages }) => messages.totalCount === 0,
            text: unreadOnly ? t('notifications:noneUnread') : t('notifications:none'),
          }}
        >
          {() => <MessageList messages={result.nodes} onOpen={id => void markRead({ ids: [id] })} />}
        </Loaded>
        {result.hasMore ? (
          <div className="more">
            <Button onClick={result.more} busy={result.stale}>
              {t('common:nav.more')}
            </Button>
          </div>
        ) : null}
      </Card>
    </>
  )
}
