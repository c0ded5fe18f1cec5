import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, Loaded, Panel } from '../../../ui/index.ts'
import { TicketActions } from './ticket-actions.tsx'
import { TicketBody } from './ticket-body.tsx'
import { TicketHeading } from './ticket-heading.tsx'
import { TicketDocument } from './ticket-whole.ts'

/** A ticket beside the list, with everything that can be done to it. */
export function ComplaintPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const { href, asOf } = useScope()
  const result = useRead(TicketDocument, { id, asOf })
  const ticket = result.data?.complaint
  return (
    <Panel
      label={ticket?.title ?? t('complaints:one')}
      head={ticket ? <TicketHeading ticket={ticket} /> : <span className="cap">{t('complaints:one')}</span>}
      foot={
        <>
          {ticket ? <TicketActions ticket={ticket} /> : null}
          <ButtonLink look="plain" href={href(paths.complaint(id))}>
            {t('complaints:action.full')}
          </ButtonLink>
        </>
      }
      onClose={onClose}
    >
      <Loaded result={result}>{data => <TicketBody ticket={data.complaint} />}</Loaded>
    </Panel>
  )
}
