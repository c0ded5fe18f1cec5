import { useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { MultiSelect } from '../../ui/index.ts'
import { type Unit, unitOptions, useUnits } from '../follow-up/index.ts'

interface UnitsChoiceProps {
  label: string
  value: string[]
  onChange(value: string[]): void
  hint: string
  error?: string | undefined
}

/** Several units of the jurisdiction, found by typing; those chosen stay in the list. */
export function UnitsChoice({ label, value, onChange, hint, error }: UnitsChoiceProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const seen = useRef(new Map<string, Unit>())
  const chosen = value.flatMap(id => seen.current.get(id) ?? [])
  const units = useUnits(words, chosen)
  for (const unit of units) seen.current.set(unit.id, unit)
  return (
    <div className="fld">
      <span className="label">{label}</span>
      <div className="chip-set">
        <MultiSelect
          label={t('instructions:write.choose')}
          options={unitOptions(units)}
          value={value}
          onChange={onChange}
          onSearch={setWords}
        />
        <span>{chosen.map(({ name }) => name).join('、')}</span>
      </div>
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : value.length === 0 ? (
        <span className="hint">{hint}</span>
      ) : null}
    </div>
  )
}
