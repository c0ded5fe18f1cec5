import { Link } from 'wouter'
import type { TicketAroundFragment } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { DateText, Light } from '../../../ui/index.ts'
import { useDayWords } from '../../follow-up/index.ts'

export const TicketAroundFragmentDoc = graphql(`
  fragment TicketAround on Complaint {
    id
    repeatOf {
      id
      externalId
      title
      receivedOn
      state
    }
    repeats {
      id
      externalId
      title
      receivedOn
      state
    }
    similar {
      score
      reason
      complaint {
        id
        externalId
        title
        receivedOn
        state
      }
    }
    hotIssue {
      id
      title
      light
      reason
    }
    links {
      id
      linkedOn
      linkedBy
      task {
        id
        title
      }
      notice {
        id
        kind
        documentNumber
      }
    }
  }
`)

type Around = TicketAroundFragment
type Other = Around['repeats'][number]

interface TicketAroundProps {
  ticket: FragmentType<typeof TicketAroundFragmentDoc>
}

/** One other ticket: subject, day, state, and why it is named. */
function OtherTicket({ ticket, note }: { ticket: Other; note?: string }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <li>
      <Link href={href(paths.complaint(ticket.id))}>{ticket.title}</Link>
      <span className="cap">
        <DateText day={ticket.receivedOn} /> · {t(`complaints:state.${ticket.state}`)}
        {note ? ` · ${note}` : ''}
      </span>
    </li>
  )
}

/** Whether there is any repeat to tell of. */
export const hasRepeats = (masked: FragmentType<typeof TicketAroundFragmentDoc>): boolean => {
  const { repeatOf, repeats } = readFragment(TicketAroundFragmentDoc, masked)
  return Boolean(repeatOf) || repeats.length > 0
}

/** The ticket it repeats, and those that repeat it. */
export function TicketRepeats({ ticket: masked }: TicketAroundProps) {
  const { t } = useWords()
  const { repeatOf, repeats } = readFragment(TicketAroundFragmentDoc, masked)
  return (
    <>
      {repeatOf ? (
        <>
          <p className="cap">{t('complaints:similar.repeatOf')}</p>
          <ul className="other-tickets">
            <OtherTicket ticket={repeatOf} />
          </ul>
        </>
      ) : null}
      {repeats.length > 0 ? (
        <>
          <p className="cap">{t('complaints:similar.repeats', { count: repeats.length })}</p>
          <ul className="other-tickets">
            {repeats.map(other => (
              <OtherTicket key={other.id} ticket={other} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** About the same matter, nearest first. */
export function TicketSimilar({ ticket: masked }: TicketAroundProps) {
  const { t } = useWords()
  const { similar } = readFragment(TicketAroundFragmentDoc, masked)
  if (similar.length === 0) return <p className="mut">{t('complaints:similar.none')}</p>
  return (
    <ul className="other-tickets">
      {similar.map(({ complaint, score, reason }) => (
        <OtherTicket
          key={complaint.id}
          ticket={complaint}
          note={`${t('complaints:similar.score', { percent: Math.round(score * 100) })} · ${reason}`}
        />
      ))}
    </ul>
  )
}

/** The hot issue it belongs to, and the tasks and notices made of it. */
export function TicketChain({ ticket: masked }: TicketAroundProps) {
  const { t } = useWords()
  const { href } = useScope()
  const dayWords = useDayWords()
  const { hotIssue, links } = readFragment(TicketAroundFragmentDoc, masked)
  return (
    <>
      {hotIssue ? (
        <p className="chain-hot">
          <span className="cap">{t('complaints:chain.hot')}</span>{' '}
          <Link href={href(paths.hotIssue(hotIssue.id))}>{hotIssue.title}</Link>{' '}
          <Light level={hotIssue.light} kind="progress" plain>
            {hotIssue.reason}
          </Light>
        </p>
      ) : null}
      {links.length > 0 ? (
        <ul className="other-tickets">
          {links.map(({ id, task, notice, linkedOn, linkedBy }) => (
            <li key={id}>
              {task ? <Link href={href(paths.task(task.id))}>{task.title}</Link> : null}
              {notice ? (
                <Link href={href(paths.notice(notice.id))}>
                  {notice.documentNumber ?? t(`notices:kind.${notice.kind}`)}
                </Link>
              ) : null}
              <span className="cap">
                {t(task ? 'complaints:chain.task' : 'complaints:chain.notice')} ·{' '}
                {t('complaints:chain.linked', { name: linkedBy, day: dayWords(linkedOn) })}
              </span>
            </li>
          ))}
        </ul>
      ) : hotIssue ? null : (
        <p className="mut">{t('complaints:chain.none')}</p>
      )}
    </>
  )
}
