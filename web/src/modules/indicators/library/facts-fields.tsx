import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Checkbox, Select, TextField } from '../../../ui/index.ts'
import type { FormErrors } from '../../follow-up/index.ts'
import { UnitChoice } from '../../problems/unit-choice.tsx'
import type { FactsValues } from './indicator-form.ts'
import { FEED_MEASURES, FEEDS, FREQUENCIES, isCounted } from './library-url.ts'
import { levelWord } from './library-words.ts'

export const FACT_FIELDS = [
  'name',
  'feed',
  'measure',
  'dataSource',
  'ownerId',
  'reportLevels',
  'frequency',
  'ownFigure',
] as const

/** Levels that may report, the widest first; those above the jurisdiction are of no use to it. */
const LEVELS = [1, 2, 3, 4, 5]
const OWN = ['WHOLE', 'PART'] as const

interface FactsFieldsProps {
  values: FactsValues
  change(values: FactsValues): void
  errors: Pick<FormErrors, 'of'>
  /** Level of the jurisdiction. */
  top: number
  /** The name is not asked for: it is the plan's. */
  named?: boolean
}

/** Name, feed, source, owner, levels that report, frequency, own figure. */
export function FactsFields({ values, change, errors, top, named = false }: FactsFieldsProps) {
  const { t } = useWords()
  const set = (patch: Partial<FactsValues>) => change({ ...values, ...patch })
  const toggle = (level: number) =>
    set({
      reportLevels: values.reportLevels.includes(level)
        ? values.reportLevels.filter(one => one !== level)
        : [...values.reportLevels, level],
    })
  return (
    <>
      {named ? null : (
        <TextField
          label={t('library:field.name')}
          value={values.name}
          onChange={name => set({ name })}
          error={errors.of('name')}
          required
        />
      )}
      <div className="two">
        <Select
          label={t('library:field.feed')}
          options={FEEDS.map(value => ({ value, label: t(`library:feed.${value}`) }))}
          value={values.feed}
          onChange={feed => set({ feed, measure: null })}
        />
        {isCounted(values.feed) ? (
          <Choice error={errors.of('measure')}>
            <Select
              label={t('library:field.measure')}
              options={FEED_MEASURES[values.feed].map(value => ({
                value,
                label: t(`library:measure.${value}`),
              }))}
              value={values.measure}
              onChange={measure => set({ measure })}
            />
          </Choice>
        ) : (
          <TextField
            label={t('library:field.dataSource')}
            value={values.dataSource}
            onChange={dataSource => set({ dataSource })}
            error={errors.of('dataSource')}
          />
        )}
        <Select
          label={t('library:field.frequency')}
          options={FREQUENCIES.map(value => ({ value, label: t(`library:frequency.${value}`) }))}
          value={values.frequency}
          onChange={frequency => set({ frequency })}
        />
        <UnitChoice
          label={t('library:field.owner')}
          value={values.owner?.id ?? null}
          first={values.owner ? [values.owner] : []}
          onChange={id =>
            set({ owner: id ? { id, name: values.owner?.id === id ? values.owner.name : '' } : null })
          }
          error={errors.of('ownerId')}
        />
      </div>
      {values.feed === 'REPORTED' ? (
        <>
          <fieldset className="choice-row">
            <legend>{t('library:field.levels')}</legend>
            {LEVELS.filter(level => level >= top).map(level => (
              <Checkbox
                key={level}
                checked={values.reportLevels.includes(level)}
                onChange={() => toggle(level)}
              >
                {levelWord(t, level)}
              </Checkbox>
            ))}
            {errors.of('reportLevels') ? (
              <span className="over wrap" role="alert">
                {errors.of('reportLevels')}
              </span>
            ) : null}
          </fieldset>
          <Select
            label={t('library:field.ownFigure')}
            options={OWN.map(value => ({ value, label: t(`library:own.${value}`) }))}
            value={values.ownFigure}
            onChange={ownFigure => set({ ownFigure })}
          />
        </>
      ) : null}
    </>
  )
}

/** A choice with the sentence of what is wrong under it. */
export function Choice({ error, children }: { error: string | undefined; children: ReactNode }) {
  return (
    <div className="fld">
      {children}
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}
