import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextArea, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import type { TicketRequest } from './ticket-request.ts'
import { TicketUnit } from './ticket-unit.tsx'

const DecideDocument = graphql(`
  mutation DecideComplaintRequest($input: ComplaintDecision!) {
    decideComplaintRequest(input: $input) {
      ...TicketWhole
    }
  }
`)

/** State of one decision: yes or no, why, and for a return where it goes instead. */
export function useDecision(request: Pick<TicketRequest, 'id' | 'kind'>, onDone: () => void) {
  const { t } = useWords()
  const [decide, busy] = useWrite(DecideDocument)
  const [approve, setApprove] = useState(true)
  const [opinion, setOpinion] = useState('')
  const [organizationId, setOrganization] = useState<string | null>(null)
  const errors = useFormErrors(['opinion', 'organizationId'])
  const send = async () => {
    if (!approve && opinion.trim() === '') return errors.set({ opinion: t('complaints:request.needOpinion') })
    const elsewhere = approve && request.kind === 'RETURN' ? organizationId : null
    const { failure } = await decide({
      input: { requestId: request.id, approve, opinion: opinion.trim() || null, organizationId: elsewhere },
    })
    if (failure) return errors.fail(failure)
    toast(t('complaints:request.done'))
    onDone()
  }
  return { approve, setApprove, opinion, setOpinion, organizationId, setOrganization, errors, busy, send }
}

type Decision = ReturnType<typeof useDecision>

export function DecisionFields({ request, decision }: { request: TicketRequest; decision: Decision }) {
  const { t } = useWords()
  const { approve, errors } = decision
  return (
    <>
      <fieldset className="choice-row">
        <legend className="label">{t('complaints:request.decision')}</legend>
        {([true, false] as const).map(one => (
          <label key={String(one)} className="check">
            <input
              type="radio"
              name={`decision-${request.id}`}
              checked={approve === one}
              onChange={() => decision.setApprove(one)}
            />
            {t(one ? 'complaints:request.approve' : 'complaints:request.refuse')}
          </label>
        ))}
      </fieldset>
      {approve && request.kind === 'RETURN' ? (
        <TicketUnit
          label={t('complaints:request.elsewhere')}
          hint={t('complaints:request.elsewhereHint')}
          value={decision.organizationId}
          onChange={decision.setOrganization}
          error={errors.of('organizationId')}
        />
      ) : null}
      <TextArea
        label={t('complaints:request.opinion')}
        rows={3}
        value={decision.opinion}
        onChange={decision.setOpinion}
        error={errors.of('opinion')}
        required={!approve}
      />
    </>
  )
}

/** 裁定: what was asked stands above. */
export function DecideDialog({ request, onClose }: { request: TicketRequest; onClose(): void }) {
  const { t } = useWords()
  const decision = useDecision(request, onClose)
  return (
    <FormDialog
      title={`${t('complaints:request.decide')} · ${t(`complaints:request.kind.${request.kind}`)}`}
      action={t(decision.approve ? 'complaints:request.approve' : 'complaints:request.refuse')}
      busy={decision.busy}
      failure={decision.errors.rest}
      onSubmit={() => void decision.send()}
      onClose={onClose}
    >
      <p className="quote record-words">{request.reason}</p>
      <DecisionFields request={request} decision={decision} />
    </FormDialog>
  )
}
