import { useState } from 'react'
import { type FragmentType, readFragment } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, TextArea } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { TicketWordsFragment } from './ticket-words.tsx'
import { UnmaskComplaintDocument, type Unmasked, type UnmaskedState } from './use-unmasked.ts'

interface TicketCallerProps {
  ticket: FragmentType<typeof TicketWordsFragment>
  unmasked: UnmaskedState
}

const FACTS = ['name', 'phone', 'idNumber', 'plate', 'address'] as const

/** Who complained, masked; for a reason, which is recorded, as written for a minute. */
export function TicketCaller({ ticket: masked, unmasked }: TicketCallerProps) {
  const { t } = useWords()
  const { id, caller, can } = readFragment(TicketWordsFragment, masked)
  const [asking, setAsking] = useState(false)
  const { shown, left } = unmasked
  const person = shown?.person ?? caller
  const known = FACTS.filter(fact => person?.[fact])
  return (
    <>
      {known.length > 0 ? (
        <dl className="kv">
          {known.map(fact => (
            <div key={fact} className="kv-row">
              <dt>{t(`complaints:caller.${fact}`)}</dt>
              <dd>{person?.[fact]}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="mut">{t('complaints:caller.none')}</p>
      )}
      {shown ? (
        <p className="cap unmasked" role="status">
          {t('complaints:caller.shown', { count: left, reason: shown.reason })}{' '}
          <Button small onClick={unmasked.hide}>
            {t('complaints:caller.hide')}
          </Button>
        </p>
      ) : can.unmask ? (
        <p className="caller-act">
          <Button small onClick={() => setAsking(true)}>
            {t('complaints:action.unmask')}
          </Button>
        </p>
      ) : null}
      {asking ? (
        <UnmaskDialog
          id={id}
          onClose={() => setAsking(false)}
          onDone={result => {
            setAsking(false)
            unmasked.show(result)
          }}
        />
      ) : null}
    </>
  )
}

const SHORTEST_REASON = 5

interface UnmaskDialogProps {
  id: string
  onClose(): void
  onDone(unmasked: Unmasked): void
}

function UnmaskDialog({ id, onClose, onDone }: UnmaskDialogProps) {
  const { t } = useWords()
  const [unmask, busy] = useWrite(UnmaskComplaintDocument)
  const [typed, setReason] = useState('')
  const errors = useFormErrors(['reason'])
  const reason = typed.trim()
  const send = async () => {
    if (reason.length < SHORTEST_REASON) return errors.set({ reason: t('complaints:caller.needReason') })
    const { data, failure } = await unmask({ id, reason })
    if (failure) errors.fail(failure)
    else onDone({ person: data.unmaskComplaint, reason })
  }
  return (
    <FormDialog
      title={t('complaints:caller.askTitle')}
      action={t('complaints:caller.show')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{t('complaints:caller.askBody')}</p>
      <TextArea
        label={t('complaints:caller.reason')}
        hint={t('complaints:caller.reasonHint')}
        rows={2}
        value={typed}
        onChange={setReason}
        error={errors.of('reason')}
        required
        autoFocus
      />
    </FormDialog>
  )
}
