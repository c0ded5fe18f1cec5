import { useState } from 'react'
import type { TargetFactsFragment } from '../../../graphql/generated/graphql.ts'
import { readFragment } from '../../../graphql/generated/index.ts'
import type { T } from '../../../i18n/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Card, cx, Tag } from '../../../ui/index.ts'
import { figure } from '../figure-words.ts'
import { DefinitionFactsFragmentDoc, type IndicatorFacts, TargetFactsFragmentDoc } from './indicator-query.ts'

type Target = TargetFactsFragment

/** Targets in force, and on demand those they took the place of. */
export function TargetsCard({ indicator }: { indicator: IndicatorFacts }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const targets = readFragment(TargetFactsFragmentDoc, indicator.targets)
  const { decimals, unit } = readFragment(DefinitionFactsFragmentDoc, indicator.definition)
  const inForce = targets.filter(one => one.inForce)
  const shown = all ? targets : inForce
  return (
    <Card
      title={t('figures:targets.title')}
      aside={
        targets.length > inForce.length ? (
          <Button look="plain" small aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('figures:targets.hide') : t('figures:targets.history', { count: targets.length })}
          </Button>
        ) : null
      }
    >
      {shown.length === 0 ? <p className="mut">{t('figures:targets.none')}</p> : null}
      <ul className="goals">
        {shown.map(one => (
          <li key={one.id} className={cx(!one.inForce && 'old')}>
            <TargetLine target={one} decimals={decimals} unit={unit ?? ''} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function whereOf({ place, level }: Target, t: T): string {
  if (place) return place.name
  const known = ([2, 3, 4, 5] as const).find(one => one === level)
  return known
    ? t('figures:targets.level', { level: t(`figures:definition.levels.L${known}`) })
    : t('figures:targets.whole')
}

interface TargetLineProps {
  target: Target
  decimals: number
  unit: string
}

function TargetLine({ target, decimals, unit }: TargetLineProps) {
  const { t } = useWords()
  const write = (value: number) => `${figure(value, decimals)}${unit}`
  const steps = [
    typeof target.baseline === 'number' && target.baselineYear
      ? t('figures:targets.baseline', { year: target.baselineYear, value: write(target.baseline) })
      : null,
    ...target.yearly.map(({ year, value }) => t('figures:targets.target', { year, value: write(value) })),
    typeof target.target === 'number' && target.targetYear
      ? t('figures:targets.target', { year: target.targetYear, value: write(target.target) })
      : target.targetText,
  ].filter(Boolean)
  const words = steps.join(' → ')
  return (
    <>
      <span className="row">
        <b>{whereOf(target, t)}</b>
        {target.inForce ? null : <Tag>{t('figures:targets.old')}</Tag>}
      </span>
      <p>{target.inForce ? words : <s>{words}</s>}</p>
      <p className="cap">
        {[
          t('figures:targets.by', { by: target.createdBy, day: target.knownOn }),
          target.reason ? t('figures:targets.reason', { reason: target.reason }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}
