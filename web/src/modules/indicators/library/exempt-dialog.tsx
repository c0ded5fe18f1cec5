import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { DatePicker, MultiSelect, TextArea } from '../../../ui/index.ts'
import { FormDialog, useFormErrors, useJurisdiction } from '../../follow-up/index.ts'
import { Choice } from './facts-fields.tsx'
import { byLastWord } from './indicator-form.ts'
import type { EntryDialogProps, Exemption } from './library-query.ts'
import { usePlaces } from './use-places.ts'

const ExemptPlacesDocument = graphql(`
  mutation ExemptPlaces(
    $id: ID!
    $version: Int!
    $places: [ID!]!
    $fromOn: Day!
    $untilOn: Day
    $reason: String!
  ) {
    exemptPlaces(
      id: $id
      version: $version
      places: $places
      fromOn: $fromOn
      untilOn: $untilOn
      reason: $reason
    ) {
      id
      ...IndicatorEntry
    }
  }
`)

const EndExemptionDocument = graphql(`
  mutation EndExemption($id: ID!, $version: Int!, $place: ID!, $fromOn: Day!, $lastDay: Day!) {
    endExemption(id: $id, version: $version, place: $place, fromOn: $fromOn, lastDay: $lastDay) {
      id
      ...IndicatorEntry
    }
  }
`)

/** Places that need not report this indicator, from a day on, and why. */
export function ExemptDialog({ entry, onClose, onDone }: EntryDialogProps) {
  const { t } = useWords()
  const { place, today } = useScope()
  const listed = usePlaces(useJurisdiction(place)).filter(({ level }) => entry.reportLevels.includes(level))
  const [exempt, busy] = useWrite(ExemptPlacesDocument)
  const [places, setPlaces] = useState<string[]>([])
  const [fromOn, setFrom] = useState<string | null>(`${today.slice(0, 7)}-01`)
  const [untilOn, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const errors = useFormErrors(['places', 'fromOn', 'untilOn', 'reason'])
  const send = async () => {
    const missing: Record<string, string> = {}
    if (places.length === 0) missing['places'] = t('library:need.place')
    if (!fromOn) missing['fromOn'] = t('library:need.day')
    if (reason.trim() === '') missing['reason'] = t('library:need.reason')
    if (Object.keys(missing).length > 0 || !fromOn) return errors.set(missing)
    const { id, version } = entry
    const { failure } = await exempt({ id, version, places, fromOn, untilOn, reason: reason.trim() })
    if (failure) errors.fail(byLastWord(failure))
    else onDone(t('library:exempt.done', { count: places.length }))
  }
  const names = listed.filter(({ code }) => places.includes(code)).map(({ name }) => name)
  return (
    <FormDialog
      title={t('library:exempt.title')}
      action={t('library:exempt.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="mut">{t('library:exempt.body')}</p>
      <Choice error={errors.of('places')}>
        <span className="label">{t('library:exempt.places')}</span>
        <div className="chip-set">
          <MultiSelect
            label={t('library:exempt.choose')}
            options={listed.map(({ code, label }) => ({ value: code, label }))}
            value={places}
            onChange={setPlaces}
          />
          {names.length > 1 ? <span>{names.join(t('library:comma'))}</span> : null}
        </div>
      </Choice>
      <div className="two">
        <DatePicker
          label={t('library:exempt.from')}
          value={fromOn}
          onChange={setFrom}
          error={errors.of('fromOn') ?? null}
          required
        />
        <DatePicker
          label={t('library:exempt.until')}
          value={untilOn}
          shown={today}
          onChange={setUntil}
          error={errors.of('untilOn') ?? null}
        />
      </div>
      <TextArea
        label={t('library:exempt.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        required
      />
    </FormDialog>
  )
}

/** From the day after it a place reports again. */
export function EndExemptionDialog({
  entry,
  exemption,
  onClose,
  onDone,
}: EntryDialogProps & { exemption: Exemption }) {
  const { t } = useWords()
  const { today } = useScope()
  const [end, busy] = useWrite(EndExemptionDocument)
  const [lastDay, setLastDay] = useState<string | null>(today)
  const errors = useFormErrors(['lastDay'])
  const send = async () => {
    if (!lastDay) return errors.set({ lastDay: t('library:need.day') })
    const { id, version } = entry
    const { failure } = await end({
      id,
      version,
      place: exemption.place.code,
      fromOn: exemption.fromOn,
      lastDay,
    })
    if (failure) errors.fail(byLastWord(failure))
    else onDone(t('library:exempt.ended', { place: exemption.place.name }))
  }
  return (
    <FormDialog
      title={t('library:exempt.endTitle', { place: exemption.place.name })}
      action={t('library:exempt.endAction')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
    >
      <DatePicker
        label={t('library:exempt.lastDay')}
        value={lastDay}
        onChange={setLastDay}
        error={errors.of('lastDay') ?? null}
        required
      />
    </FormDialog>
  )
}
