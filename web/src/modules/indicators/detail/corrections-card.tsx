import { useState } from 'react'
import { Link } from 'wouter'
import type { IndicatorCorrectionsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Card } from '../../../ui/index.ts'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { figureOr, partsOf } from '../figure-words.ts'
import type { IndicatorFacts } from './indicator-query.ts'
import type { Detail } from './use-detail.ts'

const CorrectionsDocument = graphql(`
  query IndicatorCorrections($id: ID!, $place: ID!, $asOf: Day) {
    indicator(id: $id) {
      id
      corrections(place: $place, asOf: $asOf) {
        id
        period
        numerator
        denominator
        value
        reason
        publishedBy
        publishedOn
        place {
          code
          name
        }
        before {
          id
          numerator
          denominator
          value
        }
      }
    }
  }
`)

type Correction = NonNullable<IndicatorCorrectionsQuery['indicator']>['corrections'][number]

const FEW = 4

/** What was published and then put right: the old value stays, struck. */
export function CorrectionsCard({ indicator, detail }: { indicator: IndicatorFacts; detail: Detail }) {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const [all, setAll] = useState(false)
  const { data } = useRead(
    CorrectionsDocument,
    { id: indicator.id, place, asOf },
    { pause: indicator.feed !== 'REPORTED' },
  )
  const list = data?.indicator?.corrections ?? []
  const { decimals } = readFragment(FigureStateFragmentDoc, indicator.state)
  if (indicator.feed !== 'REPORTED') return null
  const shown = all ? list : list.slice(0, FEW)
  return (
    <Card
      bare
      sheet={list.length > 0}
      title={`${t('figures:corrections.title')} · ${list.length}`}
      aside={<span className="mut">{t('figures:corrections.caption')}</span>}
    >
      {list.length === 0 ? (
        <p className="pad mut">{t('figures:corrections.none')}</p>
      ) : (
        <CorrectionTable list={shown} decimals={decimals} detail={detail} />
      )}
      {list.length > FEW ? (
        <Button look="plain" small onClick={() => setAll(!all)}>
          {all ? t('figures:corrections.less') : t('figures:corrections.more', { count: list.length - FEW })}
        </Button>
      ) : null}
    </Card>
  )
}

interface CorrectionTableProps {
  list: readonly Correction[]
  decimals: number
  detail: Detail
}

function CorrectionTable({ list, decimals, detail }: CorrectionTableProps) {
  const { t } = useWords()
  const write = (one: { numerator?: number | null; denominator?: number | null; value?: number | null }) =>
    partsOf(one) ?? figureOr(one.value, decimals)
  return (
    <table className="tbl fixes">
      <thead>
        <tr>
          <th scope="col">{t('figures:corrections.period')}</th>
          <th scope="col">{t('figures:corrections.place')}</th>
          <th scope="col" className="num">
            {t('figures:corrections.before')}
          </th>
          <th scope="col" className="num">
            {t('figures:corrections.after')}
          </th>
          <th scope="col">{t('figures:corrections.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(one => (
          <tr key={one.id}>
            <td>
              <Link href={detail.cellHref({ place: one.place.code, period: one.period, own: true })}>
                {one.period}
              </Link>
            </td>
            <td>{one.place.name}</td>
            <td className="num mut">{one.before ? <s>{write(one.before)}</s> : '—'}</td>
            <td className="num">{write(one)}</td>
            <td
              className="mut ell"
              title={`${one.reason ?? ''} ${one.publishedBy ?? ''} ${one.publishedOn ?? ''}`}
            >
              {one.reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
