import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { ComboBox } from '../../../ui/index.ts'
import { type Unit, unitOptions, useUnits } from '../../follow-up/index.ts'

interface TicketUnitProps {
  label: string
  hint?: string | undefined
  value: string | null
  onChange(value: string | null): void
  /** Stand in front: those suggested, or the one chosen already. */
  first?: readonly Unit[]
  error?: string | undefined
}

const NONE: readonly Unit[] = []

/** One unit of the jurisdiction, found by typing. */
export function TicketUnit({ label, hint, value, onChange, first = NONE, error }: TicketUnitProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
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
        placeholder={t('complaints:form.unitHint')}
      />
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : hint ? (
        <span className="hint">{hint}</span>
      ) : null}
    </div>
  )
}
