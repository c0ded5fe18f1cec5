import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, MultiSelect, Select, TextArea, TextField, toast } from '../../ui/index.ts'
import { newKey } from '../complaints/create/new-key.ts'
import { FormDialog, unitOptions, useFormErrors, useUnits } from '../follow-up/index.ts'
import { LEVELS, type Level } from './rating-query.ts'

const CreateRatingDocument = graphql(`
  mutation CreateRating($input: NewRating!) {
    createRating(input: $input) {
      id
    }
  }
`)

interface CreateRatingDialogProps {
  onClose(): void
  onDone(id: string): void
}

/** An evaluation that came by telephone or on paper. */
export function CreateRatingDialog({ onClose, onDone }: CreateRatingDialogProps) {
  const { t } = useWords()
  const { place, today } = useScope()
  const [create, busy] = useWrite(CreateRatingDocument)
  const [key] = useState(newKey)
  const [form, setForm] = useState({ service: '', channel: '', words: '', callerName: '', callerPhone: '' })
  const [unit, setUnit] = useState<string | null>(null)
  const [servedOn, setServedOn] = useState<string | null>(today)
  const [level, setLevel] = useState<Level>('SATISFIED')
  const [search, setSearch] = useState('')
  const units = useUnits(search)
  const errors = useFormErrors(['service', 'organizationId', 'servedOn', 'words', 'callerPhone'])
  const field = (name: keyof typeof form) => ({
    label: t(`ratings:form.${name}`),
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
  })
  const send = async () => {
    if (form.service.trim() === '') return errors.set({ service: t('ratings:form.needService') })
    if (!unit) return errors.set({ organizationId: t('ratings:form.needUnit') })
    if (!servedOn) return errors.set({ servedOn: t('ratings:form.needDay') })
    const { data, failure } = await create({
      input: { place, key, organizationId: unit, servedOn, level, ...form },
    })
    if (failure) return errors.fail(failure)
    toast(t('ratings:form.created'))
    onDone(data.createRating.id)
  }
  return (
    <FormDialog
      title={t('ratings:form.create')}
      action={t('ratings:form.create')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
      wide
    >
      <TextField {...field('service')} error={errors.of('service')} required autoFocus />
      <div className="fld">
        <span className="label">{t('ratings:form.unit')}</span>
        <MultiSelect
          label={t('ratings:form.chooseUnit')}
          options={unitOptions(units)}
          value={unit ? [unit] : []}
          onSearch={setSearch}
          onChange={chosen => setUnit(chosen.find(one => one !== unit) ?? null)}
        />
        {errors.of('organizationId') ? (
          <span className="err" role="alert">
            {errors.of('organizationId')}
          </span>
        ) : null}
      </div>
      <Select<Level>
        label={t('ratings:form.level')}
        options={LEVELS.map(value => ({ value, label: t(`ratings:level.${value}`) }))}
        value={level}
        onChange={setLevel}
      />
      <DatePicker
        label={t('ratings:form.served')}
        value={servedOn}
        onChange={setServedOn}
        shown={today}
        error={errors.of('servedOn') ?? null}
      />
      <TextField {...field('channel')} />
      <TextArea {...field('words')} rows={3} error={errors.of('words')} />
      <TextField {...field('callerName')} />
      <TextField {...field('callerPhone')} error={errors.of('callerPhone')} />
    </FormDialog>
  )
}
