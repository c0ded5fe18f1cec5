import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { ComboBox, DatePicker, TextArea, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import type { Frequency } from '../../indicators/library/library-url.ts'
import { ReopenDocument } from './progress-query.ts'

interface ReopenDialogProps {
  /** The place chosen already; null = to be chosen. */
  place: { code: string; name: string } | null
  places: readonly { code: string; name: string }[]
  frequency: Frequency
  period: string
  /** 2024年9月 */
  words: string
  onClose(): void
  onDone(): void
}

/** 重新开放: a place may fill in a closed period again, until a day, and why. */
export function ReopenDialog(props: ReopenDialogProps) {
  const { place, places, frequency, period, words, onClose, onDone } = props
  const { t } = useWords()
  const { today } = useScope()
  const [reopen, busy] = useWrite(ReopenDocument)
  const [at, setAt] = useState<string | null>(place?.code ?? null)
  const [untilOn, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const errors = useFormErrors(['place', 'untilOn', 'reason'])
  const send = async () => {
    const missing: Record<string, string> = {}
    if (!at) missing['place'] = t('library:need.place')
    if (!untilOn) missing['untilOn'] = t('library:need.day')
    if (reason.trim() === '') missing['reason'] = t('reporting:reopen.needReason')
    if (Object.keys(missing).length > 0 || !at || !untilOn) return errors.set(missing)
    const { data, failure } = await reopen({ place: at, frequency, period, untilOn, reason: reason.trim() })
    if (failure) return errors.fail(failure)
    toast(t('reporting:reopen.done', { count: data.reopenPeriod.length, day: untilOn }))
    onDone()
  }
  return (
    <FormDialog
      title={t('reporting:reopen.title', { period: words })}
      action={t('reporting:reopen.action')}
      busy={busy}
      failure={errors.rest ?? errors.of('place')}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="mut">{t('reporting:reopen.body')}</p>
      {place ? (
        <p>
          <b>{place.name}</b>
        </p>
      ) : (
        <ComboBox
          label={t('reporting:column.place')}
          options={places.map(({ code, name }) => ({ value: code, label: name }))}
          value={at}
          onChange={setAt}
        />
      )}
      <DatePicker
        label={t('reporting:reopen.until')}
        value={untilOn}
        shown={today}
        onChange={setUntil}
        error={errors.of('untilOn') ?? null}
        required
      />
      <TextArea
        label={t('reporting:reopen.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        required
      />
    </FormDialog>
  )
}
