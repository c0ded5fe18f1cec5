import { useState } from 'react'
import type { ComplaintAction } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Menu } from '../../../ui/index.ts'
import { OtherDay } from '../../follow-up/index.ts'
import type { SuperviseSource } from '../../hot-issues/supervise-dialog.tsx'
import { SuperviseForm, SuperviseNoticeForm } from '../../hot-issues/supervise-forms.tsx'
import { ActionDialog } from './action-dialog.tsx'
import { EditTicketDialog } from './edit-ticket.tsx'
import { type Ticket, TicketActionsFragmentDoc } from './ticket-whole.ts'

type Step = Exclude<keyof Ticket['can'], '__typename'>
type Form = ComplaintAction | 'EDIT' | 'TASK' | 'NOTICE'

/** Steps in the order they are offered, the next of its life first; the last ones lie in the menu. */
const STEPS: readonly { step: Step; form: Form; main: boolean }[] = [
  { step: 'dispatch', form: 'DISPATCH', main: true },
  { step: 'sign', form: 'SIGN', main: true },
  { step: 'finish', form: 'FINISH', main: true },
  { step: 'callBack', form: 'CALL_BACK', main: true },
  { step: 'archive', form: 'ARCHIVE', main: true },
  { step: 'contact', form: 'CONTACT', main: true },
  { step: 'returnIt', form: 'RETURN', main: true },
  { step: 'askExtension', form: 'ASK_EXTENSION', main: true },
  { step: 'rework', form: 'REWORK', main: true },
  { step: 'supervise', form: 'TASK', main: false },
  { step: 'supervise', form: 'NOTICE', main: false },
  { step: 'note', form: 'NOTE', main: false },
  { step: 'edit', form: 'EDIT', main: false },
  { step: 'askExclusion', form: 'ASK_EXCLUSION', main: false },
]

interface TicketActionsProps {
  ticket: FragmentType<typeof TicketActionsFragmentDoc>
  /** A step the form beside does already. */
  without?: ComplaintAction | undefined
}

/** What the server says may be done, the next step first. Nothing when nothing may. */
export function TicketActions({ ticket: masked, without }: TicketActionsProps) {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const ticket = readFragment(TicketActionsFragmentDoc, masked)
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  const steps = STEPS.filter(({ step, form: one }) => ticket.can[step] && one !== without)
  if (steps.length === 0) return null
  if (asOf !== today) return <OtherDay />
  // A problem ticket is proposed for supervision: then it is no side way.
  const front = steps.filter(({ main, form: one }) => main || (one === 'TASK' && ticket.problem))
  const rest = steps.filter(one => !front.includes(one))
  const word = (step: Step, one: Form) =>
    t(one === 'NOTICE' ? 'complaints:action.superviseNotice' : `complaints:action.${step}`)
  return (
    <div className="record-actions">
      {front.map(({ step, form: one }, at) => (
        <Button key={one} look={at === 0 && !without ? 'primary' : undefined} onClick={() => setForm(one)}>
          {word(step, one)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Menu
          label={t('complaints:action.more')}
          face={t('complaints:action.more')}
          actions={rest.map(({ step, form: one }) => ({
            id: one,
            label: word(step, one),
            run: () => setForm(one),
          }))}
        />
      ) : null}
      {form === 'EDIT' ? (
        <EditTicketDialog ticket={ticket} onClose={close} />
      ) : form === 'TASK' ? (
        <SuperviseForm source={sourceOf(ticket)} onClose={close} />
      ) : form === 'NOTICE' ? (
        <SuperviseNoticeForm source={sourceOf(ticket)} onClose={close} />
      ) : form ? (
        <ActionDialog action={form} ticket={ticket} onClose={close} />
      ) : null}
    </div>
  )
}

/** What a task or notice made of a ticket begins with: its own masked words. */
const sourceOf = ({ id, title, content, organization }: Ticket): SuperviseSource => ({
  complaintId: id,
  title,
  text: content || title,
  unit: organization ?? null,
})
