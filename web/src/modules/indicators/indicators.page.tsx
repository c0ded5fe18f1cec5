import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, DataTable, ExportButton, Loaded, PageHead } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { IndicatorCard } from './indicator-card.tsx'
import { type IndicatorRow, useIndicatorColumns } from './indicator-columns.tsx'
import './indicators.css'

const IndicatorsDocument = graphql(`
  query Indicators($place: ID!) {
    indicators(place: $place) {
      id
      name
      level
      unit
      baselineYear
      baseline
      targetYear
      target
      targetText
      comparator
      source {
        start
        end
      }
      plan {
        id
        title
      }
    }
  }
`)

const keyOf = (row: IndicatorRow) => row.id
const card = (row: IndicatorRow) => <IndicatorCard row={row} />

/** 指标: what the plans of a place measure, from a baseline to a target. */
export function IndicatorsPage() {
  const { t } = useWords()
  const { place, href } = useScope()
  const { viewer } = useSession()
  const result = useRead(IndicatorsDocument, { place })
  const columns = useIndicatorColumns()
  const count = result.data?.indicators.length
  const action = viewer.can.importPlans ? (
    <ButtonLink look="primary" href={href(paths.plans())}>
      {t('indicators:import')}
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHead
        title={t('indicators:title')}
        count={count === undefined ? undefined : t('indicators:count', { count })}
        caption={t('indicators:caption')}
        actions={<ExportButton href={`/files/indicators.xlsx?place=${place}`} count={count} />}
      />
      <Loaded
        result={result}
        empty={{ when: data => data.indicators.length === 0, text: t('indicators:empty'), action }}
      >
        {({ indicators }) => (
          <DataTable
            label={t('indicators:title')}
            fill
            columns={columns}
            rows={indicators}
            keyOf={keyOf}
            card={card}
          />
        )}
      </Loaded>
    </>
  )
}
