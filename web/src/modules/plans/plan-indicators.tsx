import type { PlanIndicatorsFragment as Parts } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { decimal } from '../../i18n/format.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { Card, type Column, DataTable } from '../../ui/index.ts'

const PlanIndicatorsFragment = graphql(`
  fragment PlanIndicators on Plan {
    id
    indicators {
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
    }
  }
`)

type Row = Parts['indicators'][number]

const SIGN: Record<string, string> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<' }
const keyOf = ({ id }: Row) => id

const withUnit = (value: number | null | undefined, unit: string | null | undefined) =>
  value === null || value === undefined ? null : `${decimal(value)}${unit ?? ''}`

/** `2021 80%` → `2025 ≥ 100%`. */
function columnsOf(t: T): Column<Row>[] {
  const none = <span className="z">—</span>
  return [
    { id: 'name', head: t('plans:indicator.name'), cell: ({ name }) => name },
    {
      id: 'baseline',
      head: t('plans:indicator.baseline'),
      width: 120,
      figure: true,
      cell: ({ baseline, baselineYear, unit }) => (
        <>
          <span className="mut">{baselineYear}</span> {withUnit(baseline, unit) ?? none}
        </>
      ),
    },
    {
      id: 'target',
      head: t('plans:indicator.target'),
      width: 140,
      figure: true,
      cell: ({ target, targetText, targetYear, comparator, unit }) => (
        <>
          <span className="mut">{targetYear}</span>{' '}
          {target === null || target === undefined
            ? (targetText ?? none)
            : `${SIGN[comparator ?? '='] ?? ''} ${withUnit(target, unit)}`}
        </>
      ),
    },
  ]
}

export function PlanIndicators({ plan }: { plan: FragmentType<typeof PlanIndicatorsFragment> }) {
  const { t } = useWords()
  const { indicators } = readFragment(PlanIndicatorsFragment, plan)
  if (indicators.length === 0) return null
  const title = t('plans:indicator.title', { count: indicators.length })
  return (
    <Card title={title} bare>
      <DataTable label={title} bare columns={columnsOf(t)} rows={indicators} keyOf={keyOf} />
    </Card>
  )
}
