import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { LimitLight } from '../limit-light.tsx'
import { TicketUnit } from '../ticket/ticket-unit.tsx'
import type { ListRow } from './list-query.ts'

const ActOnComplaintsDocument = graphql(`
  mutation ActOnComplaints($inputs: [ComplaintActionInput!]!) {
    actOnComplaints(inputs: $inputs) {
      id
      ...TicketRow
    }
  }
`)

export type BatchAction = 'DISPATCH' | 'SIGN' | 'ARCHIVE'

const KEY = { DISPATCH: 'dispatch', SIGN: 'sign', ARCHIVE: 'archive' } as const

interface BatchDialogProps {
  action: BatchAction
  /** Those that allow it. */
  rows: readonly ListRow[]
  /** How many of the selected do not. */
  skipped: number
  onClose(): void
  onDone(): void
}

/** Several tickets in one go, all or none: shows which before it does. */
export function BatchDialog({ action, rows, skipped, onClose, onDone }: BatchDialogProps) {
  const { t } = useWords()
  const [act, busy] = useWrite(ActOnComplaintsDocument)
  const [organizationId, setOrganization] = useState<string | null>(null)
  const errors = useFormErrors(['organizationId'])
  const count = rows.length
  const send = async () => {
    if (action === 'DISPATCH' && !organizationId)
      return errors.set({ organizationId: t('complaints:form.needUnit') })
    const unit = action === 'DISPATCH' ? { organizationId } : {}
    const { failure } = await act({
      inputs: rows.map(({ id, version }) => ({ id, version, action, ...unit })),
    })
    if (failure) return errors.fail(failure)
    toast(t('complaints:batch.done', { count }))
    onDone()
  }
  return (
    <FormDialog
      title={t(`complaints:batch.${KEY[action]}Title`, { count })}
      action={t(`complaints:batch.${KEY[action]}Verb`, { count })}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
      wide
    >
      {action === 'DISPATCH' ? (
        <TicketUnit
          label={t('complaints:form.unit')}
          value={organizationId}
          onChange={setOrganization}
          error={errors.of('organizationId')}
        />
      ) : null}
      <p>{t('complaints:batch.preview', { count })}</p>
      <ul className="batch-preview">
        {rows.map(row => (
          <li key={row.id}>
            <LimitLight facts={row} />
            <span className="grow ell" title={row.title}>
              {row.title}
            </span>
            <span className="cap nw">{row.externalId}</span>
          </li>
        ))}
      </ul>
      {skipped > 0 ? <p className="cap">{t('complaints:batch.skipped', { count: skipped })}</p> : null}
    </FormDialog>
  )
}
