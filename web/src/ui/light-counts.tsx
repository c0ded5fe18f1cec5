import { useWords } from '../i18n/index.ts'
import { Light, type LightLevel, lightClass, lightOrder } from './light.tsx'

/** Counts by light as the API gives them: open = behind + near + good + noData; total = open + done. */
export interface Counts {
  total: number
  done: number
  open: number
  behind: number
  near: number
  good: number
  noData: number
}

const field = { BEHIND: 'behind', NEAR: 'near', GOOD: 'good', NO_DATA: 'noData' } as const

export const countOf = (counts: Counts, level: LightLevel): number => counts[field[level]]

/** `■ 逾期 3 ▲ 临期 1 ● 正常 6`, zeros left out. */
export function LightCounts({ counts }: { counts: Counts }) {
  const { t } = useWords()
  return (
    <span className="lts cap">
      {lightOrder
        .filter(level => countOf(counts, level) > 0)
        .map(level => (
          <Light key={level} level={level} plain>
            {t(`common:light.deadline.${level}`)} {countOf(counts, level)}
          </Light>
        ))}
    </span>
  )
}

interface BarProps {
  counts: Counts
  /** Total that fills the whole width; several bars in a list share the largest. Default: this bar's own total. */
  max?: number
  height?: number
}

/** Stacked, square, zero-based: 办结 ■ ▲ ● ○. */
export function Bar({ counts, max = counts.total, height = 8 }: BarProps) {
  const { t } = useWords()
  const width = (value: number) => ({ width: max > 0 ? `${(value / max) * 100}%` : 0 })
  return (
    <div className="bar" style={{ height }} role="img" aria-label={t('common:light.barLabel', { ...counts })}>
      <i className="done" style={width(counts.done)} />
      {lightOrder.map(level => (
        <i key={level} className={lightClass[level]} style={width(countOf(counts, level))} />
      ))}
    </div>
  )
}

/** What the shapes of a card mean; put it in the head of a card whose columns show shapes alone. */
export function LightLegend({
  done = false,
  levels = lightOrder,
}: {
  done?: boolean
  levels?: readonly LightLevel[]
}) {
  const { t } = useWords()
  return (
    <span className="lts cap">
      {done ? (
        <span className="lt plain">
          <i className="done" aria-hidden="true" />
          {t('common:light.done')}
        </span>
      ) : null}
      {levels.map(level => (
        <Light key={level} level={level} plain />
      ))}
    </span>
  )
}
