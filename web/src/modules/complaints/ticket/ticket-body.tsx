import type { TicketQuery } from '../../../graphql/generated/graphql.ts'
import { useWords } from '../../../i18n/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Section } from '../../follow-up/index.ts'
import { useUnmasked } from '../../personal-information/use-unmasked.ts'
import { hasRepeats, TicketChain, TicketRepeats, TicketSimilar } from './ticket-around.tsx'
import { TicketCaller } from './ticket-caller.tsx'
import { TicketFacts } from './ticket-facts.tsx'
import { TicketRequests } from './ticket-requests.tsx'
import { TicketSteps } from './ticket-steps.tsx'
import { TicketAnswer, TicketContent } from './ticket-words.tsx'
import type { TicketUnmasked } from './unmask-ticket.ts'

export type WholeTicket = TicketQuery['complaint']

/** A ticket in a panel, one thing under the other: what was said first, then who and by when, then how it went. */
export function TicketBody({ ticket, deciding }: { ticket: WholeTicket; deciding?: boolean }) {
  const { t } = useWords()
  const unmasked: TicketUnmasked = useUnmasked()
  const answered = ['FINISHED', 'CALLED_BACK', 'ARCHIVED'].includes(ticket.state)
  return (
    <>
      <Section title={t('complaints:section.words')}>
        <TicketContent ticket={ticket} unmasked={unmasked} />
        <AttachmentList items={ticket.attachments} />
      </Section>
      {ticket.requests.length > 0 ? (
        <Section title={t('complaints:section.requests')}>
          <TicketRequests ticket={ticket} withoutDecision={deciding ?? false} />
        </Section>
      ) : null}
      {answered ? (
        <Section title={t('complaints:section.answer')}>
          <TicketAnswer ticket={ticket} unmasked={unmasked} />
        </Section>
      ) : null}
      <Section title={t('complaints:section.facts')}>
        <TicketFacts ticket={ticket} />
      </Section>
      <Section title={t('complaints:section.caller')}>
        <TicketCaller ticket={ticket} unmasked={unmasked} />
      </Section>
      <Section title={t('complaints:section.steps')}>
        <TicketSteps ticket={ticket} />
      </Section>
      <Section title={t('complaints:section.chain')}>
        <TicketChain ticket={ticket} />
      </Section>
      {hasRepeats(ticket) ? (
        <Section title={t('complaints:section.repeats')}>
          <TicketRepeats ticket={ticket} />
        </Section>
      ) : null}
      <Section title={t('complaints:section.similar')}>
        <TicketSimilar ticket={ticket} />
      </Section>
    </>
  )
}
