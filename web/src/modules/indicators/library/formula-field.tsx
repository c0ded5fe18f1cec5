import { useEffect, useState } from 'react'
import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { ComboBox, TextArea } from '../../../ui/index.ts'
import { formulaParts, withIndicator } from './formula-parts.ts'
import { LibraryDocument, LibraryRowDoc } from './library-query.ts'

const CheckFormulaDocument = graphql(`
  query CheckFormula($place: ID!, $formula: String!, $indicatorId: ID) {
    checkFormula(place: $place, formula: $formula, indicatorId: $indicatorId) {
      ok
      words
      unit
      faults {
        message
        start
        end
      }
    }
  }
`)

interface FormulaFieldProps {
  place: string
  indicatorId: string | null
  value: string
  onChange(value: string): void
  error: string | undefined
}

/** A formula over other indicators, checked while it is typed: faults are marked where they stand. */
export function FormulaField({ place, indicatorId, value, onChange, error }: FormulaFieldProps) {
  const { t } = useWords()
  const asked = useSettled(value.trim(), 350)
  const { data } = useRead(
    CheckFormulaDocument,
    { place, formula: asked, indicatorId },
    { pause: asked === '', fresh: true },
  )
  const check = asked === value.trim() ? data?.checkFormula : undefined
  return (
    <div className="formula">
      <TextArea
        label={t('library:field.formula')}
        hint={t('library:field.formulaHint')}
        rows={2}
        value={value}
        onChange={onChange}
        error={error}
        required
      />
      <InsertIndicator
        place={place}
        without={indicatorId}
        onChoose={no => onChange(withIndicator(value, no))}
      />
      <div aria-live="polite">
        {check && !check.ok ? (
          <>
            <code className="formula-text">
              {formulaParts(asked, check.faults).map(part =>
                part.fault ? <mark key={part.start}>{part.text}</mark> : part.text,
              )}
            </code>
            <ul className="over wrap">
              {check.faults.map(({ message, start }) => (
                <li key={`${start} ${message}`}>{message}</li>
              ))}
            </ul>
          </>
        ) : null}
        {check?.ok ? (
          <p className="formula-words">
            {check.words}
            {check.unit ? (
              <span className="mut"> {t('library:formula.unit', { unit: check.unit })}</span>
            ) : null}
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** A value once it has not changed for `ms`. */
function useSettled(value: string, ms: number): string {
  const [settled, set] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => set(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

interface InsertIndicatorProps {
  place: string
  without: string | null
  onChoose(no: number): void
}

/** Finds an indicator by its name and puts its number into the formula. */
function InsertIndicator({ place, without, onChoose }: InsertIndicatorProps) {
  const { t } = useWords()
  const [round, again] = useState(0)
  const { data } = useRead(LibraryDocument, { place })
  const options = (data ? readFragment(LibraryRowDoc, data.indicators) : [])
    .filter(row => row.id !== without && row.status !== 'RETIRED')
    .map(row => ({ value: String(row.no), label: `[${row.no}] ${row.name}` }))
  return (
    <ComboBox
      key={`${round} ${options.length}`}
      label={t('library:formula.insert')}
      options={options}
      value={null}
      onChange={no => {
        if (no === null) return
        onChoose(Number(no))
        again(round + 1)
      }}
    />
  )
}
