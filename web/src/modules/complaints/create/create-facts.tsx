import { useWords } from '../../../i18n/index.ts'
import { ComboBox, Select, TextField } from '../../../ui/index.ts'
import type { FormErrors } from '../../follow-up/index.ts'
import { COMPLAINT_CLASSES, COMPLAINT_URGENCIES } from '../complaint-enums.ts'
import { categoryOptions, channelOptions, useChoices } from '../list/use-choices.ts'
import { TicketUnit } from '../ticket/ticket-unit.tsx'
import type { NewTicket } from './new-ticket.ts'
import { PlaceChoice } from './place-choice.tsx'

interface CreateFactsProps {
  form: NewTicket
  set(patch: Partial<NewTicket>): void
  errors: FormErrors
}

/** Kind, place and caller of a new ticket. */
export function CreateFacts({ form, set, errors }: CreateFactsProps) {
  const { t } = useWords()
  const choices = useChoices()
  return (
    <>
      <div className="two">
        <PlaceChoice value={form.place} onChange={place => set({ place })} error={errors.of('place')} />
        <TextField
          label={t('complaints:create.address')}
          value={form.address}
          onChange={address => set({ address })}
          error={errors.of('address')}
        />
        <Select
          label={t('complaints:create.class')}
          options={COMPLAINT_CLASSES.map(value => ({ value, label: t(`complaints:class.${value}`) }))}
          value={form.class}
          onChange={value => set({ class: value })}
        />
        <Select
          label={t('complaints:create.urgency')}
          options={COMPLAINT_URGENCIES.map(value => ({ value, label: t(`complaints:urgency.${value}`) }))}
          value={form.urgency}
          onChange={urgency => set({ urgency })}
        />
        <ComboBox
          key={`${form.categoryId} ${choices.categories.length}`}
          label={t('complaints:create.category')}
          options={categoryOptions(choices, form.categoryId)}
          value={form.categoryId}
          onChange={categoryId => set({ categoryId })}
        />
        <Select
          label={t('complaints:create.channel')}
          options={channelOptions(choices, form.channelId)}
          value={form.channelId}
          onChange={channelId => set({ channelId })}
        />
      </div>
      <Caller form={form} set={set} errors={errors} />
      <TicketUnit
        label={t('complaints:create.complainedOf')}
        value={form.complainedOfId}
        onChange={complainedOfId => set({ complainedOfId })}
        error={errors.of('complainedOfId')}
      />
    </>
  )
}

const CALLER = ['callerName', 'callerPhone', 'callerIdNumber'] as const
const CALLER_WORDS = {
  callerName: 'complaints:create.callerName',
  callerPhone: 'complaints:create.callerPhone',
  callerIdNumber: 'complaints:create.callerId',
} as const

function Caller({ form, set, errors }: CreateFactsProps) {
  const { t } = useWords()
  return (
    <fieldset className="caller-fields">
      <legend className="label">
        {t('complaints:create.caller')} <span className="cap">{t('complaints:create.callerHint')}</span>
      </legend>
      <div className="three">
        {CALLER.map(field => (
          <TextField
            key={field}
            label={t(CALLER_WORDS[field])}
            value={form[field]}
            onChange={value => set({ [field]: value })}
            error={errors.of(field)}
            autoComplete="off"
          />
        ))}
      </div>
    </fieldset>
  )
}
