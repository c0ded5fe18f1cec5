import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { signed } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, DateText } from '../../../ui/index.ts'
import { Section } from '../../follow-up/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import { Frame, type Place } from '../../office/panels/frame.tsx'
import { useVerdict } from '../../office/verdict.tsx'
import { figureText, partsText, valueText } from '../figure-text.ts'
import { ObservationDoc } from '../reporting-query.ts'
import { Revisions } from '../revisions.tsx'
import type { ReviewItem } from './review-list.tsx'
import { ReviewDocument } from './review-query.ts'

const ReviewHistoryDocument = graphql(`
  query ReviewHistory($id: ID!, $place: ID!) {
    observation(id: $id) {
      id
      revisions {
        id
        ...ObservationFacts
      }
      indicator {
        id
        series(place: $place) {
          periods
          values
          numerators
          denominators
        }
      }
    }
  }
`)

/** Periods before that are shown beside the new value. */
const SHOWN = 6

/** One value: before and now side by side, doubts and note, how it went in the periods before; A publishes, R returns. */
export function ReviewPanel({ item, place }: { item: ReviewItem; place: Place }) {
  const { t } = useWords()
  const { href } = useScope()
  const { facts, indicator, before } = item
  const form = indicator.definition
  const history = useRead(ReviewHistoryDocument, { id: item.id, place: item.place.code }, { fresh: true })
  const [review, busy] = useWrite(ReviewDocument)
  const decide = async (action: 'PUBLISH' | 'RETURN', opinion: string | null) =>
    (await review({ keys: [{ id: facts.id, version: facts.version }], action, opinion })).failure
  const { box, foot } = useVerdict({
    place,
    id: item.id,
    may: facts.can.publish || facts.can.return,
    busy,
    words: {
      approve: t('reporting:review.publish'),
      approved: t('reporting:review.published', { count: 1 }),
      back: t('reporting:review.return'),
      returned: t('reporting:review.returned', { count: 1 }),
      opinion: t('reporting:review.opinion'),
    },
    approve: ({ opinion }) => decide('PUBLISH', opinion),
    sendBack: ({ opinion }) => decide('RETURN', opinion),
  })
  const past = pastOf(history.data?.observation?.indicator.series, facts.period)
  // A correction stands against the value it replaces, a first value against the period before.
  const was = before ? { ...before, corrected: true } : past[0] && { ...past[0], corrected: false }
  const revisions = readFragment(ObservationDoc, history.data?.observation?.revisions ?? [])
  return (
    <Frame
      place={place}
      title={`${indicator.name} · ${shortName(item.place.name)}`}
      light={<b>{facts.period}</b>}
      kind={t(`reporting:status.${facts.status}`)}
      caption={
        <>
          {t('reporting:review.by', { name: facts.submittedBy })} <DateText day={facts.submittedOn} />
          {facts.late ? ` · ${t('reporting:late')}` : ''} · {t(`reporting:entry.${facts.entry}`)}
        </>
      }
      foot={foot}
    >
      <div className="compare">
        <Side
          title={
            was
              ? t(was.corrected ? 'reporting:review.replaces' : 'reporting:review.was', {
                  period: was.period,
                })
              : t('reporting:review.noBefore')
          }
        >
          {was ? { value: valueText(was, form), parts: partsText(was) } : null}
        </Side>
        <Side title={t('reporting:review.now', { period: facts.period })}>
          {{
            value: valueText(facts, form),
            parts: [partsText(facts), difference(was?.value, facts.value, form.decimals)]
              .filter(Boolean)
              .join(' · '),
          }}
        </Side>
      </div>
      {facts.doubts.length > 0 ? (
        <div className="facts-line">
          <b>{t('reporting:review.doubts')}</b>
          <ul>
            {facts.doubts.map(doubt => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {facts.note ? (
        <Section title={t('reporting:review.note')}>
          <p className="record-words">{facts.note}</p>
        </Section>
      ) : null}
      {box}
      <Section title={t('library:field.definition')}>
        <p className="record-words">{form.definition || t('library:empty.definition')}</p>
      </Section>
      <Past rows={past} form={form} />
      {revisions.length > 1 ? (
        <Section title={t('reporting:revisions.open', { count: revisions.length })}>
          <Revisions revisions={revisions} definition={form} />
        </Section>
      ) : null}
      <div className="sec">
        <ButtonLink look="plain" href={href(paths.libraryEntry(indicator.id))}>
          {t('reporting:review.definition')}
        </ButtonLink>
      </div>
    </Frame>
  )
}

function difference(was: number | null | undefined, is: number | null | undefined, decimals: number) {
  return typeof was === 'number' && typeof is === 'number' ? signed(is - was, decimals) : null
}

interface SideProps {
  title: string
  children: { value: string | null; parts: string | null } | null
}

const Side = ({ title, children }: SideProps) => (
  <div>
    <h3 className="cap">{title}</h3>
    <div className="percent">
      <b>{children?.value ?? '—'}</b>
    </div>
    <div className="cap">{children?.parts}</div>
  </div>
)

interface Series {
  periods: readonly string[]
  values: readonly (number | null)[]
  numerators: readonly (number | null)[]
  denominators: readonly (number | null)[]
}

interface PastValue {
  period: string
  value: number | null
  numerator: number | null
  denominator: number | null
}

/** Published values before a period, the newest first. */
const pastOf = (series: Series | undefined, until: string): PastValue[] =>
  (series?.periods ?? [])
    .map((period, at) => ({
      period,
      value: series?.values[at] ?? null,
      numerator: series?.numerators[at] ?? null,
      denominator: series?.denominators[at] ?? null,
    }))
    .filter(({ period, value }) => period < until && value !== null)
    .slice(-SHOWN)
    .reverse()

/** The last published values of the place, as they were. */
function Past({ rows, form }: { rows: readonly PastValue[]; form: ReviewItem['indicator']['definition'] }) {
  const { t } = useWords()
  if (rows.length === 0) return null
  return (
    <Section title={t('reporting:review.past')}>
      <table className="tbl dense">
        <tbody>
          {rows.map(row => (
            <tr key={row.period}>
              <td>{row.period}</td>
              <td className="num">{figureText(row, form)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
