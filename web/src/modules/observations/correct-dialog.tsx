import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextArea, TextField, toast } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import { readNumber } from '../indicators/library/indicator-form.ts'
import { figureText } from './figure-text.ts'
import type { ObservationFacts } from './reporting-query.ts'

const CorrectDocument = graphql(`
  mutation CorrectObservation(
    $id: ID!
    $version: Int!
    $numerator: Float
    $denominator: Float
    $value: Float
    $reason: String!
  ) {
    correctObservation(
      id: $id
      version: $version
      numerator: $numerator
      denominator: $denominator
      value: $value
      reason: $reason
    ) {
      id
      ...ObservationFacts
    }
  }
`)

interface CorrectDialogProps {
  observation: ObservationFacts
  name: string
  definition: { kind: string; unit?: string | null; decimals: number }
  onClose(): void
  onDone(): void
}

const text = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '')

/** 更正: a further revision of a published value, counted at once; the old value stays visible with the reason. */
export function CorrectDialog({ observation, name, definition, onClose, onDone }: CorrectDialogProps) {
  const { t } = useWords()
  const [correct, busy] = useWrite(CorrectDocument)
  const [numerator, setNumerator] = useState(text(observation.numerator))
  const [denominator, setDenominator] = useState(text(observation.denominator))
  const [value, setValue] = useState(text(observation.value))
  const [reason, setReason] = useState('')
  const errors = useFormErrors(['numerator', 'denominator', 'value', 'reason'])
  const ratio = definition.kind === 'RATIO'
  const send = async () => {
    const typed: Record<string, string> = ratio ? { numerator, denominator } : { value }
    const missing = Object.fromEntries(
      Object.entries(typed).flatMap(([field, words]) =>
        readNumber(words) === null ? [[field, t('library:need.number')]] : [],
      ),
    )
    if (reason.trim() === '') missing['reason'] = t('reporting:correct.needReason')
    if (Object.keys(missing).length > 0) return errors.set(missing)
    const { failure } = await correct({
      id: observation.id,
      version: observation.version,
      numerator: ratio ? readNumber(numerator) : null,
      denominator: ratio ? readNumber(denominator) : null,
      value: ratio ? null : readNumber(value),
      reason: reason.trim(),
    })
    if (failure) return errors.fail(failure)
    toast(t('reporting:correct.done', { name }))
    onDone()
  }
  return (
    <FormDialog
      title={t('reporting:correct.title', { name })}
      action={t('reporting:correct.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="mut">
        {t('reporting:correct.body', {
          value: figureText(observation, definition),
          period: observation.period,
        })}
      </p>
      {ratio ? (
        <div className="two">
          <TextField
            label={t('reporting:numerator')}
            value={numerator}
            onChange={setNumerator}
            error={errors.of('numerator')}
          />
          <TextField
            label={t('reporting:denominator')}
            value={denominator}
            onChange={setDenominator}
            error={errors.of('denominator')}
          />
        </div>
      ) : (
        <TextField
          label={t('reporting:value')}
          value={value}
          onChange={setValue}
          error={errors.of('value')}
        />
      )}
      <TextArea
        label={t('reporting:correct.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        required
      />
    </FormDialog>
  )
}
