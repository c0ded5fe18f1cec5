import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, confirm, toast } from '../../../ui/index.ts'
import { useDayWords } from '../../follow-up/index.ts'
import { DecideDialog } from './decide-request.tsx'
import type { TicketRequest } from './ticket-request.ts'

export const TicketRequestsFragmentDoc = graphql(`
  fragment TicketRequests on Complaint {
    id
    requests {
      id
      kind
      status
      reason
      days
      organization {
        id
        name
      }
      askedOn
      askedBy
      decidedOn
      decidedBy
      opinion
      canDecide
      canWithdraw
    }
  }
`)

const WithdrawDocument = graphql(`
  mutation WithdrawComplaintRequest($id: ID!) {
    withdrawComplaintRequest(id: $id) {
      ...TicketWhole
    }
  }
`)

interface TicketRequestsProps {
  ticket: FragmentType<typeof TicketRequestsFragmentDoc>
  /** The form of the desk decides already. */
  withoutDecision?: boolean
}

/** What was asked about a ticket and how it was decided; what waits can be decided or taken back here. */
export function TicketRequests({ ticket: masked, withoutDecision = false }: TicketRequestsProps) {
  const { requests } = readFragment(TicketRequestsFragmentDoc, masked)
  return (
    <ul className="ticket-requests">
      {[...requests].reverse().map(request => (
        <Request key={request.id} request={request} withoutDecision={withoutDecision} />
      ))}
    </ul>
  )
}

function Request({ request, withoutDecision }: { request: TicketRequest; withoutDecision: boolean }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const [deciding, setDeciding] = useState(false)
  const [withdraw, busy] = useWrite(WithdrawDocument)
  const takeBack = async () => {
    const sure = await confirm({
      title: t('complaints:request.withdrawTitle'),
      body: t('complaints:request.withdrawBody'),
      action: t('complaints:request.withdraw'),
    })
    if (sure === null) return
    const { failure } = await withdraw({ id: request.id })
    toast(failure?.message ?? t('complaints:request.withdrawn'), { bad: Boolean(failure) })
  }
  return (
    <li>
      <div className="line">
        <b>{t(`complaints:request.kind.${request.kind}`)}</b>
        {request.days ? <span>{t('complaints:request.days', { count: request.days })}</span> : null}
        <span className="grow" />
        <span className={request.status === 'PENDING' ? 'waits' : 'mut'}>
          {t(`complaints:request.status.${request.status}`)}
        </span>
      </div>
      <p className="record-words">{request.reason}</p>
      <div className="cap">
        {t('complaints:request.asked', {
          name: [request.organization?.name, request.askedBy].filter(Boolean).join(' '),
          day: dayWords(request.askedOn),
        })}
      </div>
      {request.decidedOn ? (
        <div className="review cap">
          {t('complaints:request.decided', {
            name: request.decidedBy ?? '',
            day: dayWords(request.decidedOn),
          })}
          {request.opinion ? <p className="record-words">{request.opinion}</p> : null}
        </div>
      ) : null}
      {(request.canDecide && !withoutDecision) || request.canWithdraw ? (
        <div className="row">
          {request.canDecide && !withoutDecision ? (
            <Button small look="primary" onClick={() => setDeciding(true)}>
              {t('complaints:request.decide')}
            </Button>
          ) : null}
          {request.canWithdraw ? (
            <Button small busy={busy} onClick={() => void takeBack()}>
              {t('complaints:request.withdraw')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {deciding ? <DecideDialog request={request} onClose={() => setDeciding(false)} /> : null}
    </li>
  )
}
