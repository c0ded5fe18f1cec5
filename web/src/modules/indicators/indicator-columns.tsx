import { useMemo } from 'react'
import { Link } from 'wouter'
import type { IndicatorsQuery } from '../../graphql/generated/graphql.ts'
import type { T } from '../../i18n/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { type Scope, useScope } from '../../scope.tsx'
import type { Column } from '../../ui/index.ts'
import { baselineText, levelKey, targetText } from './indicator-words.ts'

export type IndicatorRow = IndicatorsQuery['indicators'][number]

/** To the indicator's row in the document it was read from. */
export function IndicatorSource({
  row: { plan, source },
  href,
  t,
}: {
  row: IndicatorRow
  href: Scope['href']
  t: T
}) {
  if (!plan || !source) return null
  return (
    <Link href={href(paths.plan(plan.id), { at: `${source.start}-${source.end}` })}>
      {t('indicators:openSource')}
    </Link>
  )
}

const none = <span className="z">—</span>

function makeColumns(t: T, href: Scope['href']): Column<IndicatorRow>[] {
  return [
    {
      id: 'name',
      head: t('indicators:column.name'),
      sortValue: row => row.name,
      cell: row => <b title={row.name}>{row.name}</b>,
    },
    {
      id: 'level',
      head: t('indicators:column.level'),
      width: 80,
      cell: row => {
        const key = levelKey(row.level)
        return key ? t(`tasks:level.${key}`) : none
      },
    },
    { id: 'unit', head: t('indicators:column.unit'), width: 72, cell: row => row.unit ?? none },
    {
      id: 'baselineYear',
      head: t('indicators:column.baselineYear'),
      width: 80,
      figure: true,
      sortValue: row => row.baselineYear ?? null,
      cell: row => row.baselineYear ?? none,
    },
    {
      id: 'baseline',
      head: t('indicators:column.baseline'),
      width: 88,
      figure: true,
      sortValue: row => row.baseline ?? null,
      cell: row => baselineText(row) ?? none,
    },
    {
      id: 'targetYear',
      head: t('indicators:column.targetYear'),
      width: 80,
      figure: true,
      sortValue: row => row.targetYear ?? null,
      cell: row => row.targetYear ?? none,
    },
    {
      id: 'target',
      head: t('indicators:column.target'),
      width: 112,
      figure: true,
      sortValue: row => row.target ?? null,
      cell: row => <b>{targetText(row) ?? none}</b>,
    },
    {
      id: 'plan',
      head: t('indicators:column.plan'),
      width: 300,
      sortValue: row => row.plan?.title ?? null,
      cell: row =>
        row.plan ? (
          <Link href={href(paths.plan(row.plan.id))} title={row.plan.title}>
            {row.plan.title}
          </Link>
        ) : (
          none
        ),
    },
    {
      id: 'source',
      head: t('indicators:column.source'),
      width: 88,
      cell: row => <IndicatorSource row={row} href={href} t={t} />,
    },
  ]
}

export function useIndicatorColumns(): Column<IndicatorRow>[] {
  const { t } = useWords()
  const { href } = useScope()
  return useMemo(() => makeColumns(t, href), [t, href])
}
