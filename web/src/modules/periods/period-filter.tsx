import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, DatePicker, PopoverButton } from '../../ui/index.ts'
import { PERIODS, type Period } from './period.ts'
import type { PeriodView } from './period-url.ts'
import { Segments } from './segments.tsx'

interface PeriodFilterProps {
  view: PeriodView
  /** The days of the view. */
  period: Period
  asOf: string
  change(view: PeriodView): void
}

/** The period of a board: usual ones side by side, or days of one's own. */
export function PeriodFilter({ view, period, asOf, change }: PeriodFilterProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Segments
        label={t('complaintBoard:period.label')}
        options={PERIODS.filter(one => one !== 'custom').map(value => ({
          value,
          label: t(`complaintBoard:period.${value}`),
        }))}
        value={view.period}
        onChange={value => change({ period: value, own: null })}
      />
      <PopoverButton
        label={t('complaintBoard:period.choose')}
        className={view.period === 'custom' ? 'chip on' : 'chip'}
        face={view.own ? `${period.from} – ${period.until}` : t('complaintBoard:period.custom')}
        open={open}
        onOpenChange={setOpen}
      >
        <OwnPeriod
          period={period}
          asOf={asOf}
          onDone={own => {
            change({ period: 'custom', own })
            setOpen(false)
          }}
        />
      </PopoverButton>
    </>
  )
}

interface OwnPeriodProps {
  period: Period
  asOf: string
  onDone(period: Period): void
}

function OwnPeriod({ period, asOf, onDone }: OwnPeriodProps) {
  const { t } = useWords()
  const [from, setFrom] = useState<string | null>(period.from)
  const [until, setUntil] = useState<string | null>(period.until)
  const wrong =
    from && until && from > until
      ? t('complaintBoard:period.wrong')
      : until && until > asOf
        ? t('complaintBoard:period.tooLate', { day: asOf })
        : null
  return (
    <form
      className="pad col"
      onSubmit={event => {
        event.preventDefault()
        if (from && until && !wrong) onDone({ from, until })
      }}
    >
      <DatePicker label={t('complaintBoard:period.from')} value={from} onChange={setFrom} shown={asOf} />
      <DatePicker
        label={t('complaintBoard:period.until')}
        value={until}
        onChange={setUntil}
        shown={asOf}
        error={wrong}
      />
      <Button type="submit" look="primary" disabled={!from || !until || Boolean(wrong)}>
        {t('complaintBoard:period.apply')}
      </Button>
    </form>
  )
}
