import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { PopoverButton, Segments, Skeleton } from '../../ui/index.ts'
import './periods.css'
import { PERIODS, type Period } from './period.ts'
import type { PeriodView } from './period-url.ts'

// Calendars are heavy, and most stay with the usual periods.
const OwnPeriod = lazy(async () => ({ default: (await import('./own-period.tsx')).OwnPeriod }))

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
          <Suspense fallback={<Skeleton />}>
            <OwnPeriod
              period={period}
              asOf={asOf}
              onDone={own => {
                change({ period: 'custom', own })
                setOpen(false)
              }}
            />
          </Suspense>
        </PopoverButton>
      )}
    </span>
  )
}
