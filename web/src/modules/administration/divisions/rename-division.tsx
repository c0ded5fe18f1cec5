import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextField, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { type PlaceLine, RenameDivisionDocument } from './divisions-query.ts'

interface RenameDivisionProps {
  place: string
  row: PlaceLine
  onClose(done: boolean): void
}

export function RenameDivision({ place, row: { division, units }, onClose }: RenameDivisionProps) {
  const { t } = useWords()
  const [name, setName] = useState(division.name)
  const [rename, busy] = useWrite(RenameDivisionDocument)
  const errors = useFormErrors(['name'])
  const send = async () => {
    const { failure } = await rename({ place, code: division.code, from: division.name, name })
    if (failure) return errors.fail(failure)
    toast(t('admin:divisions.renamed', { name }))
    onClose(true)
  }
  return (
    <FormDialog
      title={t('admin:divisions.renameTitle', { name: division.name })}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={() => onClose(false)}
    >
      <TextField
        label={t('admin:divisions.name')}
        hint={t('admin:divisions.renameHint', { units: units.join('、') || '—' })}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        required
        autoFocus
      />
    </FormDialog>
  )
}
