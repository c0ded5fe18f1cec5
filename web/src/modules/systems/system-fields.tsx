import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Checkbox, ComboBox, DatePicker, Select, TextArea, TextField } from '../../ui/index.ts'
import { type FormErrors, type Unit, unitOptions, useUnits } from '../follow-up/index.ts'
import { securityWord } from './system-columns.tsx'
import { NETWORKS, USAGES } from './system-url.ts'
import type { SystemValues } from './system-values.ts'

/** Stands for "not filled in" in a list of choices. */
const UNSET = 'UNSET'
const LEVELS = [1, 2, 3, 4, 5] as const

interface SystemFieldsProps {
  values: SystemValues
  onChange(patch: Partial<SystemValues>): void
  errors: FormErrors
  /** The owner chosen already. */
  owner?: Unit | undefined
}

/** All that is written down of a system; its state is recorded apart. */
export function SystemFields({ values, onChange, errors, owner }: SystemFieldsProps) {
  const { t } = useWords()
  const { today } = useScope()
  const text = (field: 'approval' | 'fundingSource' | 'fundingAmount' | 'userCount') => (
    <TextField
      label={t(`systems:form.${field}`)}
      value={values[field]}
      onChange={value => onChange({ [field]: value })}
      error={errors.of(field)}
    />
  )
  const day = (field: 'approvedOn' | 'cloudDueOn') => (
    <DatePicker
      label={t(`systems:form.${field}`)}
      value={values[field]}
      shown={today}
      onChange={value => onChange({ [field]: value })}
      error={errors.of(field) ?? null}
    />
  )
  return (
    <>
      <TextField
        label={t('systems:form.name')}
        placeholder={t('systems:form.nameHint')}
        value={values.name}
        onChange={name => onChange({ name })}
        error={errors.of('name')}
        required
      />
      <OwnerField values={values} onChange={onChange} errors={errors} owner={owner} />
      <TextArea
        label={t('systems:form.purpose')}
        rows={2}
        value={values.purpose}
        onChange={purpose => onChange({ purpose })}
        error={errors.of('purpose')}
      />
      <div className="two">
        <Choices values={values} onChange={onChange} />
        {day('cloudDueOn')}
        {text('userCount')}
        {text('approval')}
        {day('approvedOn')}
        {text('fundingSource')}
        {text('fundingAmount')}
      </div>
      <Checkbox checked={values.classified} onChange={classified => onChange({ classified })}>
        {t('systems:form.classified')}
      </Checkbox>
      <TextArea
        label={t('systems:form.note')}
        rows={2}
        value={values.note}
        onChange={note => onChange({ note })}
        error={errors.of('note')}
      />
    </>
  )
}

/** Network, security grade, how often used. */
function Choices({ values, onChange }: Pick<SystemFieldsProps, 'values' | 'onChange'>) {
  const { t } = useWords()
  const unset = { value: UNSET, label: t('systems:form.unset') }
  return (
    <>
      <Select
        label={t('systems:form.network')}
        options={[
          unset,
          ...NETWORKS.map(value => ({ value: value as string, label: t(`systems:network.${value}`) })),
        ]}
        value={values.network ?? UNSET}
        onChange={chosen => onChange({ network: NETWORKS.find(one => one === chosen) ?? null })}
      />
      <Select
        label={t('systems:form.securityLevel')}
        options={[
          { value: UNSET, label: t('systems:security.none') },
          ...LEVELS.map(level => ({ value: String(level), label: securityWord(t, level) })),
        ]}
        value={values.securityLevel === null ? UNSET : String(values.securityLevel)}
        onChange={chosen => onChange({ securityLevel: chosen === UNSET ? null : Number(chosen) })}
      />
      <Select
        label={t('systems:form.usage')}
        options={[
          unset,
          ...USAGES.map(value => ({ value: value as string, label: t(`systems:usage.${value}`) })),
        ]}
        value={values.usage ?? UNSET}
        onChange={chosen => onChange({ usage: USAGES.find(one => one === chosen) ?? null })}
      />
    </>
  )
}

/** The unit that answers for the system, found by typing. */
function OwnerField({ values, onChange, errors, owner }: SystemFieldsProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const first = owner ? [owner] : []
  // What stands in the box is the unit chosen, not words to search by.
  const units = useUnits(words === owner?.name ? '' : words, first)
  const error = errors.of('ownerId')
  return (
    <div className="fld">
      <ComboBox
        label={t('systems:form.owner')}
        options={unitOptions(units)}
        value={values.ownerId}
        onChange={ownerId => onChange({ ownerId })}
        onSearch={setWords}
        placeholder={t('systems:form.ownerHint')}
      />
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}
