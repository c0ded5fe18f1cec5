import { useWords } from '../../../i18n/index.ts'
import { withUnit } from '../figure-words.ts'
import type { Grid } from './grid-query.ts'

interface HeatKeyProps {
  grid: Grid
  line: number | null
  /** The steps are those of per cent, 0 to 100. */
  fixed: boolean
  unit: string | null
  decimals: number
}

/** What the colours of the heat map mean. */
export function HeatKey({ grid, line, fixed, unit, decimals }: HeatKeyProps) {
  const { t } = useWords()
  const known = grid.rows
    .flatMap(({ values }) => values)
    .filter((one): one is number => typeof one === 'number')
  const has = { low: Math.min(...known), high: Math.max(...known) }
  const corrected = grid.rows.some(row => row.corrected.some(Boolean))
  const end = (value: number) => withUnit(value, decimals, unit)
  return (
    <div className="heat-key cap">
      {line !== null ? (
        <>
          <span>
            <i className="h1" />
            {t('figures:heat.unmet')} {end(line)}
          </span>
          <span>
            <i className="h4" />
            {t('figures:heat.met')}
          </span>
        </>
      ) : known.length > 0 ? (
        <span className="ramp">
          {fixed ? '0%' : end(has.low)}
          {([0, 1, 2, 3, 4, 5] as const).map(step => (
            <i key={step} className={`h${step}`} />
          ))}
          {fixed ? '100%' : end(has.high)}
        </span>
      ) : null}
      <span>
        <i className="nd" />
        {t('figures:heat.noData')}
      </span>
      {corrected ? (
        <span>
          <i className="h1 fixed" />
          {t('figures:heat.corrected')}
        </span>
      ) : null}
    </div>
  )
}
