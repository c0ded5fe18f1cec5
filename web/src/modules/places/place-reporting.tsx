import { Link } from 'wouter'
import type { PlaceReportingProgressQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { shortDay } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, Light, Loaded } from '../../ui/index.ts'
import { shortName } from '../indicators/places/place-name.ts'

const PlacePeriodsDocument = graphql(`
  query PlaceReportingPeriods($place: ID!) {
    reportingPeriods(place: $place) {
      frequency
      period
      open
    }
  }
`)

const PlaceProgressDocument = graphql(`
  query PlaceReportingProgress($place: ID!, $frequency: ReportFrequency!, $period: String!) {
    reportingProgress(place: $place, frequency: $frequency, period: $period) {
      owed
      submitted
      published
      reporting {
        frequency
        period
        words
        dueOn
        open
      }
      places {
        owed
        submitted
        returned
        light
        place {
          code
          name
        }
        missing {
          id
          name
        }
      }
    }
  }
`)

type Progress = PlaceReportingProgressQuery['reportingProgress']

/** What the place and those below still owe: one line for the newest period of each frequency. */
export function PlaceReporting({ place }: { place: string }) {
  const { t } = useWords()
  const result = useRead(PlacePeriodsDocument, { place })
  return (
    <Card title={t('places:reporting.title')}>
      <Loaded result={result}>
        {({ reportingPeriods }) => {
          const newest = reportingPeriods.filter(
            (one, index) =>
              reportingPeriods.findIndex(({ frequency }) => frequency === one.frequency) === index,
          )
          return newest.length === 0 ? (
            <p className="mut">{t('places:reporting.none')}</p>
          ) : (
            <ul className="owed-lines">
              {newest.map(({ frequency, period }) => (
                <PeriodLine key={frequency} place={place} frequency={frequency} period={period} />
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Card>
  )
}

interface PeriodLineProps {
  place: string
  frequency: Progress['reporting']['frequency']
  period: string
}

function PeriodLine({ place, frequency, period }: PeriodLineProps) {
  const { t } = useWords()
  const { asOf } = useScope()
  const result = useRead(PlaceProgressDocument, { place, frequency, period })
  const progress = result.data?.reportingProgress
  // Nobody here reports in this rhythm.
  if (progress && progress.owed === 0) return null
  return (
    <li>
      <Loaded result={result}>
        {({ reportingProgress: { reporting, owed, submitted, published, places } }) => (
          <>
            <p className="row">
              <b>{reporting.words}</b>
              <span className="cap grow">
                {t('places:reporting.due', { day: shortDay(reporting.dueOn, asOf) })}
              </span>
              <span>{t('places:reporting.progress', { submitted: submitted + published, owed })}</span>
            </p>
            <Owing place={place} places={places} reporting={reporting} />
          </>
        )}
      </Loaded>
    </li>
  )
}

const NAMED = 6

/** Who has not reported, or what the place itself still lacks. */
function Owing({ place, places, reporting }: { place: string } & Pick<Progress, 'places' | 'reporting'>) {
  const { t } = useWords()
  const { href } = useScope()
  const owing = places.filter(({ missing }) => missing.length > 0)
  const own = owing.find(one => one.place.code === place)
  const others = owing.filter(one => one !== own)
  const sheet = (code: string) => href(paths.reportingSheet(code, reporting.frequency, reporting.period))
  if (owing.length === 0)
    return (
      <p className="cap">
        <Light level="GOOD" plain>
          {t('places:reporting.complete')}
        </Light>
      </p>
    )
  return (
    <>
      {own ? (
        <p className="cap wrap">
          <Light level={own.light} plain />{' '}
          <Link href={sheet(place)}>
            {t('places:reporting.missing', { names: own.missing.map(({ name }) => name).join('、') })}
          </Link>
        </p>
      ) : null}
      {others.length > 0 ? (
        <p className="cap wrap">
          <Light level={others[0]?.light ?? 'NO_DATA'} plain />{' '}
          {t('places:reporting.placesOwing', {
            count: others.length,
            names:
              others.length > NAMED
                ? t('places:reporting.placesMore', { names: namesOf(others.slice(0, NAMED)) })
                : namesOf(others),
          })}
        </p>
      ) : null}
    </>
  )
}

const namesOf = (places: Progress['places']) => places.map(({ place }) => shortName(place.name)).join('、')
