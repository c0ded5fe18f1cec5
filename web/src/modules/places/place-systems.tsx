import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Card, EmptyState, Explain, Loaded } from '../../ui/index.ts'
import { Count, useSystemLists } from '../systems/index.ts'

const PlaceSystemsDocument = graphql(`
  query PlaceSystems($place: ID!, $asOf: Day) {
    systemSummary(place: $place, asOf: $asOf) {
      total
      rates {
        measure
        name
        rate {
          numerator
          denominator
          value
          definition
          source
          asOf
        }
      }
    }
  }
`)

/** The four rates of the place's systems; each number opens the systems it counts. */
export function PlaceSystems({ place }: { place: string }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const lists = useSystemLists()
  const of = { place }
  const result = useRead(PlaceSystemsDocument, { place, asOf })
  const total = result.data?.systemSummary.total
  return (
    <Card
      title={t('places:systems.title')}
      caption={total ? t('places:systems.total', { count: total }) : null}
      aside={<Link href={lists.all(of)}>{t('places:systems.all')}</Link>}
    >
      <Loaded result={result}>
        {({ systemSummary }) =>
          systemSummary.total === 0 ? (
            <EmptyState>{t('places:systems.none')}</EmptyState>
          ) : (
            <ul className="rate-lines">
              {systemSummary.rates.map(({ measure, rate }) => (
                <li key={measure}>
                  <span className="grow">
                    {t(`systems:measure.${measure}`)}{' '}
                    <Explain name={t(`systems:measure.${measure}`)} how={{ ...rate }} />
                  </span>
                  <span className="mut">
                    <Count value={rate.numerator} href={lists.part(measure, 'NUMERATOR', of)} />/
                    <Count value={rate.denominator} href={lists.part(measure, 'DENOMINATOR', of)} />
                  </span>
                  <b className="num">{rate.denominator > 0 ? `${percent(rate.value)}%` : '—'}</b>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}
