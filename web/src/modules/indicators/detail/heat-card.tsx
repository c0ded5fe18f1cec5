import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Card, EmptyState, Loaded, Select } from '../../../ui/index.ts'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { shortName } from '../places/place-name.ts'
import { PlaceRowFragmentDoc } from '../places/place-row.ts'
import { type Grid, IndicatorGridDocument } from './grid-query.ts'
import { HeatKey } from './heat-key.tsx'
import { heatSteps, isFixed } from './heat-scale.ts'
import { HeatTable } from './heat-table.tsx'
import { DefinitionFactsFragmentDoc, type IndicatorFacts } from './indicator-query.ts'
import { belowLevel } from './ranking-card.tsx'
import type { Detail } from './use-detail.ts'

interface Choice {
  code: string
  name: string
  level: number
}

/** Places whose rows can be shown: this one, and those below that have places below themselves. */
function useChoices(indicator: IndicatorFacts): { choices: Choice[]; usual: Choice } {
  const { place } = readFragment(FigureStateFragmentDoc, indicator.state)
  const rows = indicator.ranking.map(one => readFragment(PlaceRowFragmentDoc, one))
  const below = rows.filter(({ place: one, ownPart }) => !ownPart && one.level < 5)
  // The one furthest behind explains the figure best; it stands last of those that have one.
  const ranked = below.filter(({ rank }) => typeof rank === 'number')
  const worst = ranked[ranked.length - 1]?.place
  return {
    choices: [place, ...below.map(one => one.place)],
    usual: place.level === 3 && worst ? worst : place,
  }
}

/** Places × periods: who had how much, who did not report, what was corrected. A cell opens what lies behind it. */
export function HeatCard({ indicator, detail }: { indicator: IndicatorFacts; detail: Detail }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const { choices, usual } = useChoices(indicator)
  const { view, change } = detail
  const shown = choices.find(({ code }) => code === view.heat) ?? usual
  const result = useRead(IndicatorGridDocument, {
    id: indicator.id,
    place: shown.code,
    asOf,
    periods: view.periods,
  })
  return (
    <Card
      bare
      className="heat-card"
      sheet
      title={t('figures:heat.title', {
        name: shortName(shown.name),
        level: shown.level < 5 ? t(`figures:heat.level.L${belowLevel(shown.level)}`) : '',
        unit: t(`figures:heat.unit.${indicator.frequency}`),
      })}
      aside={
        <span className="row">
          {choices.length > 1 ? (
            <Select
              quiet
              label={t('figures:heat.choose')}
              value={shown.code}
              onChange={code => change({ heat: code === usual.code ? null : code })}
              options={choices.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : null}
          <Button look="plain" small onClick={() => change({ periods: view.periods === 12 ? 24 : 12 })}>
            {t(view.periods === 12 ? 'figures:heat.longer' : 'figures:heat.shorter')}
          </Button>
        </span>
      }
    >
      <Loaded
        result={result}
        empty={{ when: data => !data.indicator?.grid.rows.length, text: t('figures:heat.none') }}
      >
        {data =>
          data.indicator ? <Heat indicator={indicator} grid={data.indicator.grid} detail={detail} /> : null
        }
      </Loaded>
    </Card>
  )
}

const withoutCorrections = (grid: Grid): Grid => ({
  ...grid,
  rows: grid.rows.map(row => ({ ...row, corrected: row.corrected.map(() => false) })),
})

interface HeatProps {
  indicator: IndicatorFacts
  grid: Grid
  detail: Detail
}

function Heat({ indicator, grid, detail }: HeatProps) {
  const { t } = useWords()
  const { unit, decimals, kind, line } = readFragment(DefinitionFactsFragmentDoc, indicator.definition)
  const { target } = readFragment(FigureStateFragmentDoc, indicator.state)
  if (grid.periods.length === 0) return <EmptyState>{t('figures:heat.none')}</EmptyState>
  // Single places of a minimum-type indicator have a value and no parts: what counts is whether they meet the line.
  const single = kind === 'MINIMUM' && grid.rows.every(row => row.denominators.every(one => one === null))
  const goal = single ? (line ?? target ?? null) : null
  const percent = single ? unit === '%' : unit === '%' || kind === 'MINIMUM'
  const steps = heatSteps({ rows: grid.rows, percent, line: goal })
  // What a ledger or a formula counts anew is no correction.
  const shown = indicator.feed === 'REPORTED' ? grid : withoutCorrections(grid)
  return (
    <>
      <HeatTable
        grid={shown}
        steps={steps}
        unit={percent ? '%' : (unit ?? null)}
        decimals={decimals}
        detail={detail}
      />
      <HeatKey
        grid={shown}
        line={goal}
        fixed={isFixed({ rows: grid.rows, percent })}
        unit={percent ? '%' : (unit ?? null)}
        decimals={decimals}
      />
    </>
  )
}
