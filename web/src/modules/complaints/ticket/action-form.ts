import { useState } from 'react'
import { useClient } from 'urql'
import type { ComplaintAction } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { type FormErrors, useFormErrors } from '../../follow-up/index.ts'
import { type ActionValues, missingIn, NO_VALUES, toSend } from './action-values.ts'
import { type Ticket, TicketDocument } from './ticket-whole.ts'

const ActDocument = graphql(`
  mutation ActOnComplaint($input: ComplaintActionInput!) {
    actOnComplaint(input: $input) {
      id
      state
      ...TicketWhole
    }
  }
`)

/** Reads one ticket again from the server: after a conflict the screen shows how it stands. */
export function useReadAgain(id: string): () => void {
  const client = useClient()
  return () => void client.query(TicketDocument, { id }, { requestPolicy: 'network-only' }).toPromise()
}

export interface ActionForm {
  action: ComplaintAction
  values: ActionValues
  set(patch: Partial<ActionValues>): void
  errors: FormErrors
  busy: boolean
  /** Files are still on their way: nothing can be sent yet. */
  waiting: boolean
  setWaiting(waiting: boolean): void
  send(): Promise<void>
}

/** One step of a ticket being filled in: says what is missing before anything is sent, and follows a conflict. */
export function useActionForm(
  action: ComplaintAction,
  ticket: Pick<Ticket, 'id' | 'version'>,
  onDone: () => void,
): ActionForm {
  const { t } = useWords()
  const [act, busy] = useWrite(ActDocument)
  const readAgain = useReadAgain(ticket.id)
  const [values, setValues] = useState<ActionValues>(NO_VALUES)
  const [waiting, setWaiting] = useState(false)
  const errors = useFormErrors(['organizationId', 'text', 'days', 'answered', 'resolved', 'satisfaction'])
  const send = async () => {
    const missing = Object.entries(missingIn(action, values))
    errors.set(Object.fromEntries(missing.map(([field, word]) => [field, t(`complaints:form.${word}`)])))
    if (missing.length > 0) return
    const { data, failure } = await act({
      input: { id: ticket.id, version: ticket.version, action, ...toSend(action, values) },
    })
    if (failure) {
      errors.fail(failure)
      if (failure.code === 'CONFLICT') readAgain()
      return
    }
    const asked = action === 'RETURN' && data.actOnComplaint.state !== 'RECEIVED'
    toast(t(asked ? 'complaints:done.RETURN_ASKED' : `complaints:done.${action}`))
    onDone()
  }
  const set = (patch: Partial<ActionValues>) => setValues(old => ({ ...old, ...patch }))
  return { action, values, set, errors, busy, waiting, setWaiting, send }
}
