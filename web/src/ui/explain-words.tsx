import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'

/** How a figure was counted; the API gives it with every rate. */
export interface Explanation {
  definition: string
  source?: string | undefined
  /** `YYYY-MM-DD` */
  asOf?: string | undefined
  numerator?: number | undefined
  denominator?: number | undefined
  /** When its newest record was written: `10-15 08:30`. */
  fresh?: string | null | undefined
  /** What else there is to say: changes, target, light and why. */
  more?: readonly (readonly [string, ReactNode])[] | undefined
}

/** Numerator, denominator, definition, changes, source, date and freshness of a figure: the same words everywhere. */
export function ExplainWords({ name, how }: { name: string; how: Explanation }) {
  const { t } = useWords()
  const rows: (readonly [string, ReactNode])[] = [
    [
      t('common:figure.parts'),
      how.denominator === undefined ? null : `${how.numerator} / ${how.denominator}`,
    ],
    [t('common:figure.definition'), how.definition],
    ...(how.more ?? []),
    [t('common:figure.source'), how.source],
    [t('common:figure.asOf'), how.asOf],
    [t('common:figure.fresh'), how.fresh],
  ]
  return (
    <div className="pad explain">
      <h3>{name}</h3>
      <dl className="kv">
        {rows.map(([term, value]) => (value ? <Row key={term} term={term} value={value} /> : null))}
      </dl>
    </div>
  )
}

const Row = ({ term, value }: { term: string; value: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </>
)
