import { useEffect, useState } from 'react'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextField, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { AddDivisionDocument, NextDivisionCodeDocument } from './divisions-query.ts'

interface AddDivisionProps {
  place: string
  parent: { code: string; name: string }
  onClose(done: boolean): void
}

/** A new place below another; the next free code is proposed. */
export function AddDivision({ place, parent, onClose }: AddDivisionProps) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const { data } = useRead(NextDivisionCodeDocument, { place, parent: parent.code })
  const proposed = data?.nextDivisionCode ?? ''
  useEffect(() => {
    if (proposed) setCode(old => old ?? proposed)
  }, [proposed])
  const [add, busy] = useWrite(AddDivisionDocument)
  const errors = useFormErrors(['code', 'name'])
  const send = async () => {
    const { failure } = await add({ place, parent: parent.code, code: code ?? '', name })
    if (failure) return errors.fail(failure)
    toast(t('admin:divisions.added', { name }))
    onClose(true)
  }
  return (
    <FormDialog
      title={t('admin:divisions.addTitle', { name: parent.name })}
      action={t('admin:divisions.addVerb')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={() => onClose(false)}
    >
      <TextField
        label={t('admin:divisions.name')}
        hint={t('admin:divisions.nameHint')}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        required
        autoFocus
      />
      <TextField
        label={t('admin:divisions.code')}
        hint={t('admin:divisions.codeHint')}
        value={code ?? ''}
        onChange={setCode}
        error={errors.of('code')}
        required
      />
    </FormDialog>
  )
}
