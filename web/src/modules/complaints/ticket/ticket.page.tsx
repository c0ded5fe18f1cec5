import { useParams } from 'wouter'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, Card, EmptyState, Loaded, PageHead } from '../../../ui/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { InstructButton } from '../../instructions/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import '../complaints.css'
import { useUnmasked } from '../../personal-information/use-unmasked.ts'
import { TicketActions } from './ticket-actions.tsx'
import { hasRepeats, TicketChain, TicketRepeats, TicketSimilar } from './ticket-around.tsx'
import type { WholeTicket } from './ticket-body.tsx'
import { TicketCaller } from './ticket-caller.tsx'
import { TicketFacts } from './ticket-facts.tsx'
import { TicketState } from './ticket-heading.tsx'
import { TicketRequests } from './ticket-requests.tsx'
import { TicketSteps } from './ticket-steps.tsx'
import { TicketDocument } from './ticket-whole.ts'
import { TicketAnswer, TicketContent } from './ticket-words.tsx'
import type { TicketUnmasked } from './unmask-ticket.ts'

/** One ticket whole: what was said, how it went, who and by when, what is like it, what became of it. */
export function TicketPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { asOf, href } = useScope()
  const result = useRead(TicketDocument, { id, asOf })
  const back = <ButtonLink href={href(paths.complaintList())}>{t('complaints:back')}</ButtonLink>
  if (result.failure?.code === 'NOT_FOUND' && !result.data)
    return (
      <>
        <PageHead title={t('complaints:one')} actions={back} />
        <EmptyState>{t('complaints:gone')}</EmptyState>
      </>
    )
  return (
    <Loaded result={result}>
      {({ complaint }) => (
        <>
          <PageHead
            title={complaint.title}
            caption={
              <span className="state-line">
                {t('complaints:fact.number', { number: complaint.externalId })}
                <TicketState ticket={complaint} />
              </span>
            }
            actions={
              <>
                <InstructButton subject="COMPLAINT" subjectId={complaint.id} subjectTitle={complaint.title} />
                <TicketActions ticket={complaint} />
                {back}
              </>
            }
          />
          <ComplaintTabs here="list" />
          <Body key={complaint.id} ticket={complaint} />
        </>
      )}
    </Loaded>
  )
}

function Body({ ticket }: { ticket: WholeTicket }) {
  const { t } = useWords()
  const unmasked: TicketUnmasked = useUnmasked()
  return (
    <div className="record-page">
      <div className="col">
        <Card title={t('complaints:section.words')}>
          <TicketContent ticket={ticket} unmasked={unmasked} />
          <AttachmentList items={ticket.attachments} />
        </Card>
        {ticket.requests.length > 0 ? (
          <Card title={`${t('complaints:section.requests')} · ${ticket.requests.length}`}>
            <TicketRequests ticket={ticket} />
          </Card>
        ) : null}
        <Card title={t('complaints:section.answer')}>
          <TicketAnswer ticket={ticket} unmasked={unmasked} />
        </Card>
        <Card title={`${t('complaints:section.steps')} · ${ticket.steps.length}`}>
          <TicketSteps ticket={ticket} />
        </Card>
      </div>
      <div className="col">
        <Card title={t('complaints:section.facts')}>
          <TicketFacts ticket={ticket} />
        </Card>
        <Card title={t('complaints:section.caller')}>
          <TicketCaller ticket={ticket} unmasked={unmasked} />
        </Card>
        <Card title={t('complaints:section.chain')}>
          <TicketChain ticket={ticket} />
        </Card>
        {hasRepeats(ticket) ? (
          <Card title={t('complaints:section.repeats')}>
            <TicketRepeats ticket={ticket} />
          </Card>
        ) : null}
        <Card title={t('complaints:section.similar')}>
          <TicketSimilar ticket={ticket} />
        </Card>
      </div>
    </div>
  )
}
