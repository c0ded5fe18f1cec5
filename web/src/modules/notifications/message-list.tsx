import { Link } from 'wouter'
import type { MessageRowFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { dayWithWeekday, instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { cx } from '../../ui/index.ts'
import { byDay, dayBefore } from './by-day.ts'
import './notifications.css'

export const MessageRowDocument = graphql(`
  fragment MessageRow on Message {
    id
    kind
    title
    body
    path
    place
    at
    readAt
  }
`)

interface MessageListProps {
  messages: readonly FragmentType<typeof MessageRowDocument>[]
  /** Called before the link is followed. */
  onOpen(id: string): void
}

/** Messages by day, the newest first. A press goes where the message leads. */
export function MessageList({ messages, onOpen }: MessageListProps) {
  const { t, language } = useWords()
  const { today } = useScope()
  const rows = messages.map(message => readFragment(MessageRowDocument, message))
  const nameOf = (day: string) =>
    day === today
      ? t('notifications:today')
      : day === dayBefore(today)
        ? t('notifications:yesterday')
        : dayWithWeekday(day, today, language)
  return (
    <div className="messages">
      {byDay(rows).map(({ day, rows: own }) => (
        <section key={day} aria-label={nameOf(day)}>
          <h2 className="cap">{nameOf(day)}</h2>
          <ul>
            {own.map(message => (
              <MessageItem key={message.id} message={message} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function MessageItem({ message, onOpen }: { message: MessageRowFragment; onOpen(id: string): void }) {
  const { t } = useWords()
  const { href } = useScope()
  const { id, kind, title, body, path, place, at, readAt } = message
  return (
    <li>
      <Link
        href={href(path, { place })}
        className={cx('message', !readAt && 'new')}
        onClick={() => onOpen(id)}
      >
        <span className="dot" aria-hidden="true" />
        <span className="what">
          <span className="head">
            <span className="tag">{t(`notifications:kind.${kind}`)}</span>
            {readAt ? null : <span className="sr">{t('notifications:unread')}</span>}
            <time className="cap" dateTime={at}>
              {instant(at).slice(11)}
            </time>
          </span>
          <span className="title">{title}</span>
          {body ? <span className="cap body">{body}</span> : null}
        </span>
      </Link>
    </li>
  )
}
