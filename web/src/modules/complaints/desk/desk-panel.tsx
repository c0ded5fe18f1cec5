import { type FormEvent, useId, useRef } from 'react'
import type { ComplaintAction } from '../../../graphql/generated/graphql.ts'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, ButtonLink, Loaded, Panel, useSubmitKey } from '../../../ui/index.ts'
import { OtherDay } from '../../follow-up/index.ts'
import { ActionFields } from '../ticket/action-fields.tsx'
import { useActionForm } from '../ticket/action-form.ts'
import { DecisionFields, useDecision } from '../ticket/decide-request.tsx'
import { TicketActions } from '../ticket/ticket-actions.tsx'
import { TicketBody, type WholeTicket } from '../ticket/ticket-body.tsx'
import { TicketHeading } from '../ticket/ticket-heading.tsx'
import type { TicketRequest } from '../ticket/ticket-request.ts'
import { TicketRequestsFragmentDoc } from '../ticket/ticket-requests.tsx'
import { TicketActionsFragmentDoc, TicketDocument } from '../ticket/ticket-whole.ts'
import { type DeskRow, STEP_OF } from './desk-groups.ts'

interface DeskPanelProps {
  row: DeskRow
  onClose(): void
  /** What was asked for is done: on to the next. */
  onDone(): void
}

/** A ticket of the desk: the form of what is to be done on top, the ticket below, other steps at the foot. */
export function ComplaintDeskPanel({ row, onClose, onDone }: DeskPanelProps) {
  const { t } = useWords()
  const { href, asOf, today } = useScope()
  const result = useRead(TicketDocument, { id: row.id })
  const ticket = result.data?.complaint
  const step = STEP_OF[row.group]
  return (
    <Panel
      label={row.title}
      head={ticket ? <TicketHeading ticket={ticket} /> : <b>{row.title}</b>}
      foot={
        <>
          {ticket ? <TicketActions ticket={ticket} without={step ?? undefined} /> : null}
          <ButtonLink look="plain" href={href(paths.complaint(row.id))}>
            {t('complaints:action.full')}
          </ButtonLink>
        </>
      }
      onClose={onClose}
    >
      <Loaded result={result}>
        {data => (
          <>
            {asOf !== today ? (
              <div className="sec row">
                <OtherDay />
              </div>
            ) : step ? (
              <StepForm key={row.key} action={step} ticket={data.complaint} onDone={onDone} />
            ) : (
              <DecideForm key={row.key} ticket={data.complaint} onDone={onDone} />
            )}
            <TicketBody ticket={data.complaint} deciding={row.group === 'DECIDE'} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

interface StepFormProps {
  action: ComplaintAction
  ticket: WholeTicket
  onDone(): void
}

const MAY = {
  DISPATCH: 'dispatch',
  SIGN: 'sign',
  CONTACT: 'contact',
  NOTE: 'note',
  RETURN: 'returnIt',
  ASK_EXTENSION: 'askExtension',
  FINISH: 'finish',
  CALL_BACK: 'callBack',
  REWORK: 'rework',
  ARCHIVE: 'archive',
  ASK_EXCLUSION: 'askExclusion',
} as const

function StepForm({ action, ticket: masked, onDone }: StepFormProps) {
  const { t } = useWords()
  const ticket = readFragment(TicketActionsFragmentDoc, masked)
  const form = useActionForm(action, ticket, onDone)
  const may = ticket.can[MAY[action]]
  const send = () => {
    if (may && !form.busy && !form.waiting) void form.send()
  }
  useSubmitKey(send)
  if (!may) return null
  return (
    <InlineForm
      title={t(`complaints:formTitle.${action}`)}
      verb={t(`complaints:formVerb.${action}`)}
      busy={form.busy}
      waiting={form.waiting}
      failure={form.errors.rest}
      onSubmit={send}
    >
      <ActionFields form={form} ticket={ticket} autoFocus={action !== 'FINISH'} />
    </InlineForm>
  )
}

/** The request that waits; the one first seen stays while its answer is under way. */
function DecideForm({ ticket, onDone }: { ticket: WholeTicket; onDone(): void }) {
  const { requests } = readFragment(TicketRequestsFragmentDoc, ticket)
  const waiting = requests.find(({ status, canDecide }) => status === 'PENDING' && canDecide)
  const kept = useRef(waiting)
  kept.current = kept.current ?? waiting
  return kept.current ? <Decide request={kept.current} onDone={onDone} /> : null
}

function Decide({ request, onDone }: { request: TicketRequest; onDone(): void }) {
  const { t } = useWords()
  const decision = useDecision(request, onDone)
  const send = () => {
    if (!decision.busy) void decision.send()
  }
  useSubmitKey(send)
  return (
    <InlineForm
      title={t(`complaints:request.kind.${request.kind}`)}
      verb={t(decision.approve ? 'complaints:request.approve' : 'complaints:request.refuse')}
      busy={decision.busy}
      failure={decision.errors.rest}
      onSubmit={send}
    >
      <p className="quote record-words">
        {request.reason}
        {request.days ? ` · ${t('complaints:request.days', { count: request.days })}` : ''}
      </p>
      <DecisionFields request={request} decision={decision} />
    </InlineForm>
  )
}

interface InlineFormProps {
  title: string
  verb: string
  busy: boolean
  waiting?: boolean
  failure: string | undefined
  onSubmit(): void
  children: React.ReactNode
}

function InlineForm({ title, verb, busy, waiting, failure, onSubmit, children }: InlineFormProps) {
  const { t } = useWords()
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="sec col step-form" aria-labelledby={id} onSubmit={submit} noValidate>
      <h3 id={id}>{title}</h3>
      {children}
      {failure ? (
        <p className="over" role="alert">
          {failure}
        </p>
      ) : null}
      <div className="row">
        <Button look="primary" type="submit" busy={busy} disabled={waiting ?? false} shortcut="Ctrl ↵">
          {verb}
        </Button>
        <span className="cap">{t('complaints:desk.next')}</span>
      </div>
    </form>
  )
}
