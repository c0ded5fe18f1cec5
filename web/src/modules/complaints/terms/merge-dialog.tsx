import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { ComboBox, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { MergeComplaintTermsDocument, shownPath, type TermRow } from './terms-query.ts'

interface MergeDialogProps {
  place: string
  term: TermRow
  /** All of the same kind. */
  all: readonly TermRow[]
  onClose(): void
}

/** 合并: says what will be true afterwards before it is done. */
export function MergeTermDialog({ place, term, all, onClose }: MergeDialogProps) {
  const { t } = useWords()
  const [into, setInto] = useState<string | null>(null)
  const [merge, busy] = useWrite(MergeComplaintTermsDocument)
  const errors = useFormErrors([])
  const options = all
    .filter(({ id, active, path }) => active && id !== term.id && !path.startsWith(`${term.path}/`))
    .map(({ id, path }) => ({ value: id, label: shownPath(path) }))
  const send = async () => {
    if (into === null) return errors.fail(noChoice(t('complaints:terms.needTarget')))
    const { failure } = await merge({ place, kind: term.kind, id: term.id, intoId: into })
    if (failure) return errors.fail(failure)
    toast(t('complaints:terms.mergeDone'))
    onClose()
  }
  return (
    <FormDialog
      title={t('complaints:terms.mergeTitle', { name: shownPath(term.path) })}
      action={t('complaints:terms.merge')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <ComboBox label={t('complaints:terms.target')} options={options} value={into} onChange={setInto} />
      <ul className="dots">
        <li>{t('complaints:terms.mergeNew')}</li>
        <li>{t('complaints:terms.mergeOld', { count: term.tickets })}</li>
        <li>{t(`complaints:terms.mergeBoards.${term.kind}`)}</li>
        <li>{t('complaints:terms.mergeBack')}</li>
      </ul>
    </FormDialog>
  )
}

const noChoice = (message: string) => ({ code: 'BAD_INPUT', message, fields: {} }) as const
