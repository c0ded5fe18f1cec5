import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { ComboBox } from '../../ui/index.ts'
import { type Unit, unitOptions, useUnits } from '../follow-up/index.ts'

interface UnitChoiceProps {
  label: string
  value: string | null
  onChange(value: string | null): void
  /** Stand in front: those of the task, or the one chosen already. */
  first?: readonly Unit[]
  error?: string | undefined
}

/** One unit of the jurisdiction, found by typing. */
export function UnitChoice({ label, value, onChange, first = [], error }: UnitChoiceProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  // What stands in the box is the unit chosen, not words to search by.
  const chosen = first.some(({ name }) => name === words)
  const units = useUnits(chosen ? '' : words, first)
  return (
    <div className="fld">
      <ComboBox
        label={label}
        options={unitOptions(units)}
        value={value}
        onChange={onChange}
        onSearch={setWords}
        placeholder={t('problems:raise.unitHint')}
      />
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}
