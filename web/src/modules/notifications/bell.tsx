import { useEffect } from 'react'
import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Loaded, PopoverButton } from '../../ui/index.ts'
import { MessageList } from './message-list.tsx'
import './notifications.css'
import { setUnread, useUnread } from './unread.ts'
import { useReadMessages } from './use-read-messages.ts'

const UnreadDocument = graphql(`
  query UnreadMessages {
    viewer {
      id
      unreadMessages
    }
  }
`)

const LatestDocument = graphql(`
  query LatestMessages {
    messages(first: 15) {
      totalCount
      unread
      nodes {
        id
        ...MessageRow
      }
    }
  }
`)

/** 提醒 in the top bar with its count; opens the latest messages. */
export function Bell() {
  const { t, language } = useWords()
  const known = useUnread()
  const { data } = useRead(UnreadDocument, {})
  const read = data?.viewer?.unreadMessages
  useEffect(() => {
    if (read !== undefined) setUnread(read)
  }, [read])
  const count = known ?? read ?? 0
  const label = count > 0 ? t('notifications:bellCount', { count }) : t('notifications:bell')
  return (
    <PopoverButton
      label={label}
      sign
      className="bell"
      placement="bottom end"
      face={
        <>
          <span className="word">{t('notifications:bell')}</span>
          {language === 'en' ? ' ' : null}
          {count > 0 ? <b>{count > 99 ? '99+' : count}</b> : null}
        </>
      }
    >
      {close => <Latest close={close} unread={count} />}
    </PopoverButton>
  )
}

function Latest({ close, unread }: { close(): void; unread: number }) {
  const { t } = useWords()
  const { href } = useScope()
  const result = useRead(LatestDocument, {})
  const markRead = useReadMessages()
  const { retry } = result
  const markAll = async () => {
    await markRead({ all: true })
    retry()
  }
  return (
    <div className="bell-pop">
      <div className="hd">
        <b>{t('notifications:title')}</b>
        <span className="grow" />
        <Button look="plain" small disabled={unread === 0} onClick={markAll}>
          {t('notifications:markAll')}
        </Button>
      </div>
      <div className="list">
        <Loaded
          result={result}
          empty={{ when: ({ messages }) => messages.totalCount === 0, text: t('notifications:none') }}
        >
          {({ messages }) => (
            <MessageList
              messages={messages.nodes}
              onOpen={id => {
                void markRead({ ids: [id] })
                close()
              }}
            />
          )}
        </Loaded>
      </div>
      <div className="ft">
        <Link href={href(paths.messages())} onClick={close}>
          {t('notifications:all')}
        </Link>
        <Link href={href(paths.messageSettings())} onClick={close}>
          {t('notifications:settings.title')}
        </Link>
      </div>
    </div>
  )
}
