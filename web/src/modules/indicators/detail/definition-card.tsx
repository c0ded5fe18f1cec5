import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { DefinitionFactsFragment } from '../../../graphql/generated/graphql.ts'
import { readFragment } from '../../../graphql/generated/index.ts'
import type { T } from '../../../i18n/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Card } from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { isSystemMeasure, type Measure, useSystemLists } from '../../systems/index.ts'
import { type FigureState, FigureStateFragmentDoc } from '../figure-query.ts'
import { figure, figureOr, withUnit } from '../figure-words.ts'
import { periodName } from '../period-words.ts'
import { DefinitionFactsFragmentDoc, type IndicatorFacts, TargetFactsFragmentDoc } from './indicator-query.ts'
import { type VersionUse, versionUses } from './version-use.ts'

type Definition = DefinitionFactsFragment

/** 口径: what is counted, how it adds up, from where and by whom; with the versions before on demand. */
export function DefinitionCard({ indicator }: { indicator: IndicatorFacts }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const definition = readFragment(DefinitionFactsFragmentDoc, indicator.definition)
  const versions = readFragment(DefinitionFactsFragmentDoc, indicator.definitions)
  const state = readFragment(FigureStateFragmentDoc, indicator.state)
  return (
    <Card
      title={t('figures:definition.title')}
      aside={
        <span className="mut">
          {t('figures:definition.head', {
            version: definition.version,
            from: definition.validFrom.slice(0, 7),
          })}
        </span>
      }
    >
      <dl className="kv tight">
        {factsOf(indicator, definition, state, t).map(([term, value]) =>
          value ? <Fact key={term} term={term} value={value} /> : null,
        )}
        {indicator.measure && isSystemMeasure(indicator.measure) ? (
          <Systems measure={indicator.measure} />
        ) : null}
        <Source indicator={indicator} />
      </dl>
      {versions.length > 1 ? (
        <Button look="plain" small aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? t('figures:definition.hideVersions')
            : t('figures:definition.versions', { count: versions.length })}
        </Button>
      ) : null}
      {all ? <Versions versions={versions} indicator={indicator} /> : null}
    </Card>
  )
}

const Fact = ({ term, value }: { term: string; value: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </>
)

const part = (words: string | null | undefined, value: number | null | undefined): ReactNode =>
  words ? (
    <>
      {words} {typeof value === 'number' ? <b>{figure(value, Number.isInteger(value) ? 0 : 2)}</b> : null}
    </>
  ) : null

function factsOf(
  indicator: IndicatorFacts,
  definition: Definition,
  state: FigureState,
  t: T,
): [string, ReactNode][] {
  return [
    [t('figures:definition.numerator'), part(definition.numeratorItem, state.numerator)],
    [t('figures:definition.denominator'), part(definition.denominatorItem, state.denominator)],
    [t('figures:definition.excluded'), definition.excluded],
    [
      t('figures:definition.words'),
      definition.definition || (definition.numeratorItem ? null : t('figures:definition.none')),
    ],
    [
      t('figures:definition.line'),
      typeof definition.line === 'number'
        ? withUnit(definition.line, definition.decimals, definition.unit)
        : null,
    ],
    [t('figures:definition.formula'), definition.formulaWords],
    [t('figures:definition.direction'), directionWords(indicator, definition, state, t)],
    [t('figures:definition.expected'), expectedWords(indicator, definition, t)],
    [t('figures:definition.rollUp'), t(`figures:definition.rollUps.${definition.kind}`)],
    [t('figures:definition.source'), state.dataSource],
    [t('figures:definition.owner'), indicator.owner?.name],
    [t('figures:definition.reporting'), reportingWords(indicator, t)],
    [t('figures:definition.updated'), updatedWords(state, t)],
  ]
}

/** The target in force for this place: the last one of those in force. */
const targetOf = (indicator: IndicatorFacts) =>
  readFragment(TargetFactsFragmentDoc, indicator.targets).find(one => one.inForce)

function directionWords(indicator: IndicatorFacts, definition: Definition, state: FigureState, t: T): string {
  const direction = t(`figures:definition.directions.${definition.direction}`)
  if (typeof state.target === 'number' && state.targetYear) {
    const value = withUnit(state.target, state.decimals, state.unit)
    return direction + t('figures:definition.goal', { year: state.targetYear, value })
  }
  const words = targetOf(indicator)?.targetText
  return words ? direction + t('figures:definition.goalWords', { words }) : direction
}

function expectedWords(indicator: IndicatorFacts, { direction }: Definition, t: T): string {
  const target = targetOf(indicator)
  const [first] = indicator.path
  if (!first || typeof target?.target !== 'number') return t('figures:definition.expectedBy.none')
  const { decimals, unit } = readFragment(FigureStateFragmentDoc, indicator.state)
  const baseline = withUnit(first.value, decimals, unit)
  if (direction === 'HOLD') return t('figures:definition.expectedBy.hold', { baseline })
  const kind = target.yearly.length > 0 ? 'yearly' : 'straight'
  return t(`figures:definition.expectedBy.${kind}`, { baseline })
}

const LEVELS = [2, 3, 4, 5] as const

function reportingWords({ feed, reportLevels, frequency }: IndicatorFacts, t: T): string {
  if (feed !== 'REPORTED') return t(`figures:definition.feeds.${feed}`)
  const levels = LEVELS.filter(level => reportLevels.includes(level))
    .map(level => t(`figures:definition.levels.L${level}`))
    .join('、')
  return t('figures:definition.reports', {
    levels,
    frequency: t(`figures:definition.frequency.${frequency}`),
  })
}

function updatedWords({ period, knownOn, freshUntil }: FigureState, t: T): string {
  if (!period) return t('figures:definition.updatedNone')
  return t('figures:definition.updatedOn', {
    period: periodName(period, t),
    knownOn: knownOn ?? '—',
    freshUntil: freshUntil ?? '—',
  })
}

/** The systems that a rate of the ledger counts, and those it does not. */
function Systems({ measure }: { measure: Measure }) {
  const { t } = useWords()
  const lists = useSystemLists()
  const { viewer } = useSession()
  if (!viewer.can.readSystems) return null
  return (
    <Fact
      term={t('figures:definition.systems')}
      value={
        <span className="row">
          {(['NUMERATOR', 'DENOMINATOR', 'MISSING', 'EXCLUDED'] as const).map(part => (
            <Link key={part} href={lists.part(measure, part)}>
              {t(`figures:definition.systemParts.${part}`)}
            </Link>
          ))}
        </span>
      }
    />
  )
}

/** To the words of the plan, for those who may read it. */
function Source({ indicator: { plan, source } }: { indicator: IndicatorFacts }) {
  const { t } = useWords()
  const { href } = useScope()
  const { viewer } = useSession()
  if (!plan || !source || !viewer.can.readPlans) return null
  const at = `${source.start}-${source.end}`
  return (
    <Fact
      term={t('figures:definition.plan')}
      value={<Link href={href(paths.plan(plan.id), { at })}>{plan.title}</Link>}
    />
  )
}

function Versions({ versions, indicator }: { versions: readonly Definition[]; indicator: IndicatorFacts }) {
  const { t } = useWords()
  const uses = versionUses(indicator.series.periods, indicator.series.definitionVersions)
  return (
    <ol className="versions">
      {versions.map(one => (
        <li key={one.version}>
          <b>{t('figures:how.version', { version: one.version })}</b>{' '}
          <span className="cap">{t('figures:definition.validFrom', { from: one.validFrom })}</span>
          <p>{one.definition || t('figures:definition.none')}</p>
          {one.numeratorItem ? (
            <p className="cap">
              {one.numeratorItem} ÷ {one.denominatorItem}
            </p>
          ) : null}
          {typeof one.line === 'number' ? (
            <p className="cap">
              {t('figures:definition.line')} {figureOr(one.line, one.decimals)} {one.unit}
            </p>
          ) : null}
          <p className="cap">{periodWords(uses.get(one.version), t)}</p>
          {one.reason ? (
            <p className="cap">{t('figures:definition.reason', { reason: one.reason })}</p>
          ) : null}
          <p className="cap">{t('figures:definition.by', { by: one.createdBy, day: one.knownOn })}</p>
        </li>
      ))}
    </ol>
  )
}

function periodWords(use: VersionUse | undefined, t: T): string {
  if (!use) return t('figures:definition.periodsNone')
  if (use.count === 1) return t('figures:definition.periodsOne', { from: periodName(use.from, t) })
  return t('figures:definition.periods', {
    from: periodName(use.from, t),
    to: periodName(use.to, t),
    count: use.count,
  })
}
