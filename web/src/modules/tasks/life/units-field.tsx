import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { MultiSelect } from '../../../ui/index.ts'
import { type Unit, unitOptions, useUnits } from '../../follow-up/index.ts'

interface UnitsFieldProps {
  label: string
  value: readonly Unit[]
  onChange(value: Unit[]): void
  error?: string | undefined
}

/** Units of the jurisdiction, found by typing; those chosen stay in sight with their names. */
export function UnitsField({ label, value, onChange, error }: UnitsFieldProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const units = useUnits(words, value)
  const known = [...value, ...units]
  return (
    <div className="fld">
      <span className="label">{label}</span>
      <div className="chip-set">
        <MultiSelect
          label={t('tasks:edit.choose')}
          options={unitOptions(units)}
          value={value.map(({ id }) => id)}
          onChange={ids => onChange(ids.flatMap(id => known.find(unit => unit.id === id) ?? []))}
          onSearch={setWords}
        />
        <span>{value.map(({ name }) => name).join('、')}</span>
      </div>
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}
