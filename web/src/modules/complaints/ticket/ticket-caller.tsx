import { useState } from 'react'
import { type FragmentType, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import { UnmaskDialog } from '../../personal-information/unmask-dialog.tsx'
import { TicketWordsFragment } from './ticket-words.tsx'
import { type TicketUnmasked, UnmaskComplaintDocument } from './unmask-ticket.ts'

interface TicketCallerProps {
  ticket: FragmentType<typeof TicketWordsFragment>
  unmasked: TicketUnmasked
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
          document={UnmaskComplaintDocument}
          id={id}
          words={{
            title: t('complaints:caller.askTitle'),
            action: t('complaints:caller.show'),
            body: t('complaints:caller.askBody'),
            reason: t('complaints:caller.reason'),
            hint: t('complaints:caller.reasonHint'),
            needReason: t('complaints:caller.needReason'),
          }}
          onClose={() => setAsking(false)}
          onDone={({ unmaskComplaint: person }, reason) => {
            setAsking(false)
            unmasked.show({ person, reason })
          }}
        />
      ) : null}
    </>
  )
}
