import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { PopoverButton, Segments, Skeleton, useNarrow } from '../../ui/index.ts'
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

const USUAL = PERIODS.filter(one => one !== 'custom')

/** The period of a board, in its head: usual ones side by side, or days of one's own; on a phone one chip for all. */
export function PeriodFilter(props: PeriodFilterProps) {
  const { view, usualOnly, change } = props
  const { t } = useWords()
  const narrow = useNarrow()
  if (narrow) return <PeriodChip {...props} />
  return (
    <span className="period no-print">
      <Segments
        label={t('common:period.label')}
        options={USUAL.map(value => ({ value, label: t(`common:period.${value}`) }))}
        value={view.period}
        onChange={value => change({ period: value, own: null })}
      />
      {usualOnly ? null : <OwnPeriodButton {...props} />}
    </span>
  )
}

function OwnPeriodButton({ view, period, asOf, change }: PeriodFilterProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
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
  )
}

/** The chosen period; a tap shows the others, and from there days of one's own. */
function PeriodChip({ view, period, asOf, usualOnly, change }: PeriodFilterProps) {
  const { t } = useWords()
  const [shown, setShown] = useState<'usual' | 'own' | null>(null)
  const choose = (next: PeriodView) => {
    change(next)
    setShown(null)
  }
  const short = (day: string) => day.slice(5)
  const face = view.own ? `${short(period.from)} – ${short(period.until)}` : t(`common:period.${view.period}`)
  return (
    <span className="period no-print">
      <PopoverButton
        label={t('common:period.label')}
        className="chip on"
        placement="bottom end"
        face={
          <>
            {face}
            <span className="caret" />
          </>
        }
        open={shown !== null}
        onOpenChange={open => setShown(open ? 'usual' : null)}
      >
        {shown === 'own' ? (
          <Suspense fallback={<Skeleton />}>
            <OwnPeriod period={period} asOf={asOf} onDone={own => choose({ period: 'custom', own })} />
          </Suspense>
        ) : (
          <div className="menu">
            {USUAL.map(value => (
              <button
                key={value}
                type="button"
                className="opt"
                aria-pressed={value === view.period}
                onClick={() => choose({ period: value, own: null })}
              >
                {t(`common:period.${value}`)}
              </button>
            ))}
            {usualOnly ? null : (
              <button type="button" className="opt" onClick={() => setShown('own')}>
                {t('common:period.choose')}
              </button>
            )}
          </div>
        )}
      </PopoverButton>
    </span>
  )
}
