import { useState } from 'react'
import type { ComplaintClass, ComplaintUrgency } from '../../../graphql/generated/graphql.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { DatePicker, Select, TextField, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors, useJurisdiction } from '../../follow-up/index.ts'
import { COMPLAINT_CLASSES, COMPLAINT_URGENCIES } from '../complaint-enums.ts'
import { channelOptions, useChoices } from '../list/use-choices.ts'
import { SetComplaintLimitDocument } from './limits-query.ts'

/** Numbers of a limit: their word and bounds, in the order of the table. */
const NUMBERS = [
  { field: 'signHours', word: 'sign', least: 1, most: 720, usual: '2' },
  { field: 'contactDays', word: 'contact', least: 1, most: 60, usual: '1' },
  { field: 'workingDays', word: 'handle', least: 1, most: 250, usual: '5' },
  { field: 'returnLimit', word: 'returns', least: 0, most: 10, usual: '2' },
  { field: 'extensionDays', word: 'extension', least: 0, most: 250, usual: '10' },
] as const

type NumberField = (typeof NUMBERS)[number]['field']

const ANY = 'ANY'
const USUAL = Object.fromEntries(NUMBERS.map(({ field, usual }) => [field, usual])) as Record<
  NumberField,
  string
>

/** Sets the limits of a kind of ticket from a day on. */
export function LimitDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { place: here, today } = useScope()
  const place = useJurisdiction(here)
  const choices = useChoices()
  const [save, busy] = useWrite(SetComplaintLimitDocument)
  const [kind, setKind] = useState({ class: ANY, channelId: ANY, urgency: ANY })
  const [numbers, setNumbers] = useState(USUAL)
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const errors = useFormErrors([...NUMBERS.map(({ field }) => field), 'validFrom', 'class'])
  const any = { value: ANY, label: t('complaints:limits.any') }
  const orNull = <Value extends string>(value: string) => (value === ANY ? null : (value as Value))

  const send = async () => {
    const missing: Record<string, string> = {}
    for (const { field, least, most } of NUMBERS) {
      const value = /^\d{1,3}$/.test(numbers[field].trim()) ? Number(numbers[field]) : -1
      if (value < least || value > most) missing[field] = t('complaints:limits.need', { least, most })
    }
    if (!validFrom) missing['validFrom'] = t('complaints:limits.needDay')
    errors.set(missing)
    if (!validFrom || Object.keys(missing).length > 0) return
    const { failure } = await save({
      input: {
        place,
        class: orNull<ComplaintClass>(kind.class),
        channelId: orNull(kind.channelId),
        urgency: orNull<ComplaintUrgency>(kind.urgency),
        validFrom,
        signHours: Number(numbers.signHours),
        contactDays: Number(numbers.contactDays),
        workingDays: Number(numbers.workingDays),
        returnLimit: Number(numbers.returnLimit),
        extensionDays: Number(numbers.extensionDays),
      },
    })
    if (failure) return errors.fail(failure)
    toast(t('complaints:limits.saved', { day: validFrom }))
    onClose()
  }
  return (
    <FormDialog
      title={t('complaints:limits.formTitle')}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest ?? errors.of('class')}
      onSubmit={() => void send()}
      onClose={onClose}
      wide
    >
      <p className="cap">{t('complaints:limits.formHint')}</p>
      <div className="three">
        <Select
          label={t('complaints:limits.class')}
          options={[
            any,
            ...COMPLAINT_CLASSES.map(value => ({ value, label: t(`complaints:class.${value}`) })),
          ]}
          value={kind.class}
          onChange={value => setKind({ ...kind, class: value })}
        />
        <Select
          label={t('complaints:limits.channel')}
          options={[any, ...channelOptions(choices)]}
          value={kind.channelId}
          onChange={channelId => setKind({ ...kind, channelId })}
        />
        <Select
          label={t('complaints:limits.urgency')}
          options={[
            any,
            ...COMPLAINT_URGENCIES.map(value => ({ value, label: t(`complaints:urgency.${value}`) })),
          ]}
          value={kind.urgency}
          onChange={urgency => setKind({ ...kind, urgency })}
        />
        {NUMBERS.map(({ field, word }) => (
          <TextField
            key={field}
            label={t(`complaints:limits.${word}`)}
            value={numbers[field]}
            onChange={value => setNumbers({ ...numbers, [field]: value })}
            error={errors.of(field)}
            required
          />
        ))}
        <DatePicker
          label={t('complaints:limits.validFrom')}
          value={validFrom}
          shown={today}
          onChange={setValidFrom}
          error={errors.of('validFrom') ?? null}
          required
        />
      </div>
    </FormDialog>
  )
}
