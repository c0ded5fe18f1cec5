import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { PopoverButton } from '../../../ui/index.ts'

interface FigureWordsProps {
  name: string
  /** Term and value; those without a value are left out. */
  rows: readonly (readonly [string, ReactNode])[]
}

/** The name of a figure, which says on hover, focus and tap how it is counted. */
export function FigureWords({ name, rows }: FigureWordsProps) {
  const { t } = useWords()
  const words = (
    <div className="pad explain">
      <h3>{name}</h3>
      <dl className="kv">
        {rows.map(([term, value]) =>
          value === null || value === undefined ? null : (
            <div key={term} className="pair">
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  )
  return (
    <PopoverButton
      label={t('complaintBoard:strip.how', { name })}
      className="how"
      face={<span className="ell">{name}</span>}
      tip={words}
    >
      {words}
    </PopoverButton>
  )
}
