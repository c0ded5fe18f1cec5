import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { ComboBox, type Option, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { useUnitChoices } from '../use-units.ts'
import { MergeUnitsDocument, type UnitLine } from './units-query.ts'

interface MergeUnitProps {
  place: string
  unit: UnitLine
  onClose(done: boolean): void
}

/** 并入: says what stays and what changes before it is done. */
export function MergeUnit({ place, unit, onClose }: MergeUnitProps) {
  const { t } = useWords()
  const { id, name } = unit.organization
  const [into, setInto] = useState<Option | null>(null)
  const { options, search } = useUnitChoices(place, into)
  const [merge, busy] = useWrite(MergeUnitsDocument)
  const errors = useFormErrors([])
  const send = async () => {
    if (into === null)
      return errors.fail({ code: 'BAD_INPUT', message: t('admin:units.needTarget'), fields: {} })
    const { failure } = await merge({ place, id, stamp: unit.stamp, intoId: into.value })
    if (failure) return errors.fail(failure)
    toast(t('admin:units.merged', { name, into: into.label }))
    onClose(true)
  }
  return (
    <FormDialog
      title={t('admin:units.mergeTitle', { name })}
      action={t('admin:units.merge')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={() => onClose(false)}
    >
      <ComboBox
        label={t('admin:units.target')}
        options={options.filter(({ value }) => value !== id)}
        value={into?.value ?? null}
        onChange={value => setInto(options.find(option => option.value === value) ?? null)}
        onSearch={search}
      />
      <ul className="dots">
        <li>{t('admin:units.mergeNames', { name })}</li>
        <li>{t('admin:units.mergePast')}</li>
        <li>{t('admin:units.mergeFirst')}</li>
      </ul>
    </FormDialog>
  )
}
