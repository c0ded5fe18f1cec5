import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, DatePicker } from '../../ui/index.ts'
import type { Period } from './period.ts'

interface OwnPeriodProps {
  period: Period
  asOf: string
  onDone(period: Period): void
}

export function OwnPeriod({ period, asOf, onDone }: OwnPeriodProps) {
  const { t } = useWords()
  const [from, setFrom] = useState<string | null>(period.from)
  const [until, setUntil] = useState<string | null>(period.until)
  const wrong =
    from && until && from > until
      ? t('common:period.wrong')
      : until && until > asOf
        ? t('common:period.tooLate', { day: asOf })
        : null
  return (
    <form
      className="pad col"
      onSubmit={event => {
        event.preventDefault()
        if (from && until && !wrong) onDone({ from, until })
      }}
    >
      <DatePicker label={t('common:period.from')} value={from} onChange={setFrom} shown={asOf} />
      <DatePicker
        label={t('common:period.until')}
        value={until}
        onChange={setUntil}
        shown={asOf}
        error={wrong}
      />
      <Button type="submit" look="primary" disabled={!from || !until || Boolean(wrong)}>
        {t('common:period.apply')}
      </Button>
    </form>
  )
}
