import { useEffect, useId, useRef } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { cx, DatePicker, TextArea, useNarrow } from '../../../ui/index.ts'
import { AttachmentPicker } from '../../attachments/index.ts'
import { useDayWords } from './frame.tsx'
import { claimed, type ReportValues } from './report-values.ts'

const CLAIMS = ['ON_TRACK', 'BEHIND', 'FINISHED'] as const

interface ReportFieldsProps {
  values: ReportValues
  change(values: ReportValues): void
  errors: Readonly<Record<string, string | undefined>>
  lastPercent: number | null
  dueOn: string | null
  onBusy(busy: boolean): void
}

/** Percent, whether it can be done in time, words, problem; the words have the focus. */
export function ReportFields({
  values,
  change,
  errors,
  lastPercent,
  dueOn,
}: Omit<ReportFieldsProps, 'onBusy'>) {
  const { t } = useWords()
  const { today } = useScope()
  const percentTyped = useRef(false)
  const words = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  // Not on a phone, where the keyboard would cover the form.
  useEffect(() => {
    if (!narrow) words.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [narrow])
  return (
    <>
      <div className="sec two">
        <PercentField
          value={values.percent}
          last={lastPercent}
          error={errors['percent']}
          onChange={percent => {
            percentTyped.current = percent !== ''
            change({ ...values, percent })
          }}
        />
        <ClaimField
          dueOn={dueOn}
          value={values.claim}
          onChange={claim => change(claimed(values, claim, today, percentTyped.current))}
        />
        {values.claim === 'FINISHED' ? (
          <DatePicker
            label={t('desk:report.finishedOn')}
            value={values.finishedOn}
            shown={today}
            required
            error={errors['finishedOn'] ?? null}
            onChange={finishedOn => change({ ...values, finishedOn })}
          />
        ) : null}
      </div>
      <div className="sec" ref={words}>
        <TextArea
          label={t('desk:report.text')}
          placeholder={t('desk:report.textHint')}
          rows={4}
          required
          value={values.text}
          error={errors['text']}
          onChange={text => change({ ...values, text })}
        />
      </div>
      <div className="sec">
        <TextArea
          label={t('desk:report.problem')}
          placeholder={t('desk:report.problemHint')}
          rows={2}
          value={values.problem}
          error={errors['problem']}
          onChange={problem => change({ ...values, problem })}
        />
      </div>
    </>
  )
}

/** Evidence; stands last, as in the mock: rarely needed, and long on a phone. */
export function ReportFiles({
  values,
  change,
  errors,
  onBusy,
}: Omit<ReportFieldsProps, 'lastPercent' | 'dueOn'>) {
  const { t } = useWords()
  const { place } = useScope()
  const latest = useRef(values)
  latest.current = values
  return (
    <div className="sec">
      <AttachmentPicker
        place={place}
        label={t('desk:report.files')}
        value={values.files}
        // A file may arrive while words are typed: it joins what stands there now.
        onChange={files => change({ ...latest.current, files })}
        onBusy={onBusy}
      />
      {errors['attachmentIds'] ? <span className="over">{errors['attachmentIds']}</span> : null}
    </div>
  )
}

interface PercentFieldProps {
  value: string
  last: number | null
  error: string | undefined
  onChange(value: string): void
}

function PercentField({ value, last, error, onChange }: PercentFieldProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="fld">
      <label htmlFor={id}>{t('desk:report.percent')}</label>
      <div className="percent-field">
        <input
          id={id}
          className="field"
          inputMode="numeric"
          maxLength={4}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-note` : undefined}
          onChange={event => onChange(event.target.value)}
        />
        %
        <span className="cap">
          {last === null ? t('desk:report.noLast') : t('desk:report.last', { percent: last })}
        </span>
      </div>
      {error ? (
        <span className="err" id={`${id}-note`} role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}

type Claim = ReportValues['claim']

interface ClaimFieldProps {
  value: Claim
  dueOn: string | null
  onChange(claim: Claim): void
}

/** 能 · 不能 · 已办结 */
function ClaimField({ value, dueOn, onChange }: ClaimFieldProps) {
  const { t } = useWords()
  const { today } = useScope()
  const dayWords = useDayWords()
  const name = useId()
  const question = dueOn === null ? 'claim' : dueOn < today ? 'claimLate' : 'claimBy'
  return (
    <div className="fld">
      <span className="label" id={`${name}-label`}>
        {t(`desk:report.${question}`, { day: dueOn === null ? '' : dayWords(dueOn) })}
      </span>
      <div className="seg" role="radiogroup" aria-labelledby={`${name}-label`}>
        {CLAIMS.map(claim => (
          <label key={claim} className={cx(value === claim && 'on')}>
            <input type="radio" name={name} checked={value === claim} onChange={() => onChange(claim)} />
            {t(`desk:report.claims.${claim}`)}
          </label>
        ))}
      </div>
    </div>
  )
}
