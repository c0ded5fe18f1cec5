import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, DatePicker, PopoverButton, Removable } from '../../../ui/index.ts'
import type { ComplaintControl } from './use-complaints.ts'

/** Days received; while a board's measure holds, the period is that of the measure. */
export function ReceivedFilter({ list, change }: ComplaintControl) {
  const { t } = useWords()
  const { measure, from, until } = list
  const [open, setOpen] = useState(false)
  if (measure) return null
  const words = { from: from ?? '', until: until ?? '' }
  const face =
    from && until
      ? t('complaints:filter.receivedIn', words)
      : from
        ? t('complaints:filter.receivedFrom', words)
        : until
          ? t('complaints:filter.receivedUntil', words)
          : t('complaints:filter.received')
  return (
    <Removable
      on={Boolean(from || until)}
      label={t('complaints:filter.received')}
      onRemove={() => change({ from: null, until: null })}
    >
      <PopoverButton
        label={t('complaints:filter.received')}
        className={from || until ? 'chip on' : 'chip'}
        face={face}
        open={open}
        onOpenChange={setOpen}
      >
        <Days
          from={from}
          until={until}
          onChange={period => {
            change(period)
            setOpen(false)
          }}
        />
      </PopoverButton>
    </Removable>
  )
}

interface Period {
  from: string | null
  until: string | null
}

function Days({ from, until, onChange }: Period & { onChange(period: Period): void }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const [period, setPeriod] = useState<Period>({ from, until })
  const wrong = Boolean(period.from && period.until && period.until < period.from)
  return (
    <div className="pad col">
      <DatePicker
        label={t('complaints:filter.from')}
        value={period.from}
        shown={asOf}
        onChange={day => setPeriod({ ...period, from: day })}
      />
      <DatePicker
        label={t('complaints:filter.until')}
        value={period.until}
        shown={asOf}
        onChange={day => setPeriod({ ...period, until: day })}
        error={wrong ? t('complaints:filter.wrongOrder') : null}
      />
      <div className="row">
        <Button look="primary" disabled={wrong} onClick={() => onChange(period)}>
          {t('complaints:filter.apply')}
        </Button>
        <Button look="plain" onClick={() => onChange({ from: null, until: null })}>
          {t('common:action.clear')}
        </Button>
      </div>
    </div>
  )
}
