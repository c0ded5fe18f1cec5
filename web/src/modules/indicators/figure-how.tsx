import type { ReactNode } from 'react'
import type { T } from '../../i18n/index.ts'
import { useWords } from '../../i18n/index.ts'
import { PopoverButton } from '../../ui/index.ts'
import type { FigureState } from './figure-query.ts'
import { partsOf, withUnit } from './figure-words.ts'
import { periodName } from './period-words.ts'
import './figure-how.css'

interface FigureHowProps {
  name: string
  state: FigureState
  /** The number itself, or a part of it. */
  children: ReactNode
}

/** Rows of what a number means: how much of how much, by which definition, from where, as of when. */
function rowsOf(state: FigureState, t: T): [string, ReactNode][] {
  const { definitionVersion: version, reported, obliged, meeting } = state
  const definition = state.definition || t('figures:how.noDefinition')
  return [
    [t('figures:how.value'), withUnit(state.value, state.decimals, state.unit)],
    [t('figures:how.parts'), partsOf(state)],
    [
      t('figures:how.definition'),
      version ? `${t('figures:how.version', { version })} · ${definition}` : definition,
    ],
    [
      t('figures:how.made'),
      state.source
        ? `${t(`figures:how.from.${state.source}`)}${meeting === null || meeting === undefined ? '' : ` · ${t('figures:card.meeting', { meeting, reported })}`}`
        : null,
    ],
    [t('figures:how.coverage'), obliged > 0 ? t('figures:how.coverageOf', { reported, obliged }) : null],
    [t('figures:how.source'), state.dataSource],
    [t('figures:how.period'), state.period ? periodName(state.period, t) : null],
    [t('figures:how.knownOn'), state.knownOn],
    [t('figures:how.asOf'), state.asOf],
    [t('figures:how.reason'), state.reason],
  ]
}

/** A number that says on hover, focus and tap what it is made of. */
export function FigureHow({ name, state, children }: FigureHowProps) {
  const { t } = useWords()
  const words = (
    <div className="pad explain">
      <h3>{name}</h3>
      <dl className="kv">
        {rowsOf(state, t).map(([term, value]) =>
          value ? (
            <div key={term} className="pair">
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  )
  return (
    <PopoverButton label={t('figures:how.open', { name })} className="how" face={children} tip={words}>
      {words}
    </PopoverButton>
  )
}
