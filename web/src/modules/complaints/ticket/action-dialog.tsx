import type { ComplaintAction } from '../../../graphql/generated/graphql.ts'
import { useWords } from '../../../i18n/index.ts'
import { FormDialog } from '../../follow-up/index.ts'
import { ActionFields } from './action-fields.tsx'
import { useActionForm } from './action-form.ts'
import type { Ticket } from './ticket-whole.ts'

interface ActionDialogProps {
  action: ComplaintAction
  ticket: Ticket
  onClose(): void
}

/** One step of a ticket as a dialog. */
export function ActionDialog({ action, ticket, onClose }: ActionDialogProps) {
  const { t } = useWords()
  const form = useActionForm(action, ticket, onClose)
  return (
    <FormDialog
      title={t(`complaints:formTitle.${action}`)}
      action={t(`complaints:formVerb.${action}`)}
      busy={form.busy}
      waiting={form.waiting}
      failure={form.errors.rest}
      onSubmit={() => void form.send()}
      onClose={onClose}
      wide={action === 'FINISH'}
    >
      <p className="cap">
        {ticket.externalId} · {ticket.title}
      </p>
      <ActionFields form={form} ticket={ticket} autoFocus />
    </FormDialog>
  )
}
