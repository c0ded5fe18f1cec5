import { useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { MultiSelect } from '../../ui/index.ts'
import { type Unit, unitOptions, useUnits } from './use-units.ts'

interface UnitsChoiceProps {
  label: string
  value: string[]
  onChange(value: string[]): void
  hint: string
  error?: string | undefined
  /** Units chosen before, so that their names are known. */
  first?: readonly Unit[]
}

/** Several units of the jurisdiction, found by typing; those chosen stay in the list. */
export function UnitsChoice({ label, value, onChange, hint, error, first = [] }: UnitsChoiceProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const seen = useRef(new Map<string, Unit>(first.map(unit => [unit.id, unit])))
  const chosen = value.flatMap(id => seen.current.get(id) ?? [])
  const units = useUnits(words, chosen)
  for (const unit of units) seen.current.set(unit.id, unit)
  return (
    <div className="fld">
      <span className="label">{label}</span>
      <div className="chip-set">
        <MultiSelect
          label={t('followUp:chooseUnits')}
          options={unitOptions(units)}
          value={value}
          onChange={onChange}
          onSearch={setWords}
        />
        {chosen.length > 1 ? <span>{chosen.map(({ name }) => name).join('、')}</span> : null}
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
