import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, DatePicker, PopoverButton, Segments } from '../../ui/index.ts'
import './periods.css'
import { PERIODS, type Period } from './period.ts'
import type { PeriodView } from './period-url.ts'

interface PeriodFilterProps {
  view: PeriodView
  /** The days of the view. */
  period: Period
  asOf: string
  /** The board knows the usual periods only. */
  usualOnly?: boolean
  change(view: PeriodView): void
}

/** The period of a board, in its head: usual ones side by side, or days of one's own. */
export function PeriodFilter({ view, period, asOf, usualOnly, change }: PeriodFilterProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <span className="period no-print">
      <Segments
        label={t('common:period.label')}
        options={PERIODS.filter(one => one !== 'custom').map(value => ({
          value,
          label: t(`common:period.${value}`),
        }))}
        value={view.period}
        onChange={value => change({ period: value, own: null })}
      />
      {usualOnly ? null : (
        <PopoverButton
          label={t('common:period.choose')}
          className={view.period === 'custom' ? 'chip on' : 'chip'}
          face={view.own ? `${period.from} – ${period.until}` : t('common:period.custom')}
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
      )}
    </span>
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
