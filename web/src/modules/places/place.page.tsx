import { Link, useLocation, useParams } from 'wouter'
import type { PlacePageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { weekdayOf } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { isWithin } from '../../scope-url.ts'
import { ButtonLink, EmptyState, Loaded, PageHead, ReportButton, Tag } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { PlaceTrail } from '../indicators/place-trail.tsx'
import { goneWords } from '../indicators/places/place-name.ts'
import { InstructButton } from '../instructions/index.ts'
import { PeriodFilter, periodOf, periodParams } from '../periods/index.ts'
import { usePlacePeriod } from './place-board.ts'
import { PlaceChildren } from './place-children.tsx'
import { PlaceIndicators } from './place-indicators.tsx'
import { PlaceNotices } from './place-notices.tsx'
import { PlaceProblems } from './place-problems.tsx'
import { PlaceReporting } from './place-reporting.tsx'
import { PlaceSystems } from './place-systems.tsx'
import { PlaceTasks } from './place-tasks.tsx'
import { PlaceTickets } from './place-tickets.tsx'
import './places.css'

const PlacePageDocument = graphql(`
  query PlacePage($code: ID!) {
    division(code: $code) {
      code
      name
      level
      retiredOn
      mergedInto {
        code
        name
      }
      path {
        code
        name
      }
      children {
        code
        name
        retiredOn
      }
    }
  }
`)

type Place = NonNullable<PlacePageQuery['division']>

/** The places below that are there on a day. */
const thereOn = (children: Place['children'], day: string) =>
  children.filter(({ retiredOn }) => !retiredOn || retiredOn > day)

/** Says that the place is no more, and leads to the one it went into. */
function GoneTag({ place, day }: { place: Place; day: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const words = goneWords(place, day, t)
  if (!words) return null
  const into = place.mergedInto?.code
  return <Tag>{into ? <Link href={href(paths.place(into), { place: into })}>{words}</Link> : words}</Tag>
}

/** Everything of one town or village on one screen: indicators, tasks, problems, notices, systems, reporting. */
export function PlacePage() {
  const { t, language } = useWords()
  const { code = '' } = useParams<{ code: string }>()
  const { asOf, href } = useScope()
  const { places } = useSession().viewer
  const home = places[0]?.code ?? code
  const result = useRead(PlacePageDocument, { code })
  return (
    <Loaded result={result}>
      {({ division }) =>
        division ? (
          <div className="place-page">
            <PageHead
              title={division.name}
              caption={
                <>
                  <PlaceTrail
                    place={division}
                    path={division.path}
                    to={above => href(paths.place(above ?? home), { place: above })}
                  />
                  <GoneTag place={division} day={asOf} />
                  <span>{t('places:caption', { day: `${asOf} ${weekdayOf(asOf, language)}` })}</span>
                </>
              }
              period={<PlacePeriod code={code} />}
              actions={
                <>
                  <InstructButton subjectTitle={division.name} />
                  <ButtonLink href={href(paths.cockpit(), { place: division.code })}>
                    {t('places:toCockpit')}
                  </ButtonLink>
                  <ReportButton board="place" asked={{ place: code, asOf }} />
                </>
              }
            />
            {places.some(root => isWithin(code, root.code)) ? (
              <Body place={{ ...division, children: thereOn(division.children, asOf) }} />
            ) : (
              <EmptyState>
                {t('places:beyond', { name: places.map(({ name }) => name).join('、') })}
              </EmptyState>
            )}
          </div>
        ) : (
          <>
            <PageHead title={t('places:title')} />
            <EmptyState>{t('places:gone')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

/** The period of the cards that count over days. */
function PlacePeriod({ code }: { code: string }) {
  const { asOf, href } = useScope()
  const [, navigate] = useLocation()
  const view = usePlacePeriod()
  return (
    <PeriodFilter
      view={view}
      period={periodOf(view.period, null, asOf)}
      asOf={asOf}
      usualOnly
      change={next => navigate(href(paths.place(code), periodParams(next)))}
    />
  )
}

/** What the viewer may not read is not there. */
function Body({ place }: { place: Place }) {
  const { can } = useSession().viewer
  const { code } = place
  return (
    <div className="place-grid">
      <div className="col">
        {can.readIndicators ? <PlaceIndicators place={code} /> : null}
        {place.children.length > 0 ? <PlaceChildren place={place} /> : null}
      </div>
      <div className="col">
        {can.readTasks ? <PlaceTasks place={code} /> : null}
        {can.readComplaints && can.readCockpit ? <PlaceTickets place={code} /> : null}
        {can.readSystems ? <PlaceSystems place={code} /> : null}
        {can.readIndicators ? <PlaceReporting place={code} /> : null}
        {can.readTasks ? <PlaceProblems place={code} /> : null}
        {can.readNotices ? <PlaceNotices place={code} /> : null}
      </div>
    </div>
  )
}
