import { useParams } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, DateText, Loaded, PageHead } from '../../ui/index.ts'
import { RecordHistory, RecordLight } from '../follow-up/index.ts'
import { useUnmasked } from '../personal-information/use-unmasked.ts'
import { LevelWord } from './list-columns.tsx'
import { RatingActions } from './rating-actions.tsx'
import { RatingActionsFragmentDoc, RatingPageDocument, type WholeRating } from './rating-query.ts'
import { Person, type RatingUnmasked } from './unmask.tsx'
import './ratings.css'

/** One rating whole: what was said, what was put right, the appeal, and all that was done. */
export function RatingPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { href } = useScope()
  const result = useRead(RatingPageDocument, { id }, { fresh: true })
  return (
    <Loaded result={result}>
      {({ rating }) => (
        <>
          <PageHead
            title={rating.service}
            caption={
              <span className="state-line">
                <LevelWord row={rating} />
                {rating.organization?.name ?? rating.unitWords}
              </span>
            }
            actions={
              <>
                <RatingActions rating={rating} />
                <ButtonLink href={href(paths.ratingList())}>{t('ratings:page.back')}</ButtonLink>
              </>
            }
          />
          <Body rating={rating} />
        </>
      )}
    </Loaded>
  )
}

function Body({ rating }: { rating: WholeRating }) {
  const { t } = useWords()
  const unmasked: RatingUnmasked = useUnmasked()
  const { can } = readFragment(RatingActionsFragmentDoc, rating)
  const words = unmasked.shown?.person.words ?? rating.words
  return (
    <div className="record-page">
      <div className="col">
        <Card title={t('ratings:page.words')}>
          {words ? (
            <p className="rating-words">{words}</p>
          ) : (
            <p className="mut">{t('ratings:page.noWords')}</p>
          )}
        </Card>
        <Card title={t('ratings:page.rectification')}>
          <Rectification rating={rating} />
        </Card>
        {rating.appeals.length > 0 ? (
          <Card title={t('ratings:page.appeals')}>
            <Appeals rating={rating} />
          </Card>
        ) : null}
      </div>
      <div className="col">
        <Card title={t('ratings:page.facts')}>
          <Facts rating={rating} />
        </Card>
        <Card title={t('ratings:page.person')}>
          <Person id={rating.id} may={can.unmask} state={unmasked} />
        </Card>
        <Card title={t('ratings:page.history')}>
          <RecordHistory history={rating.history} />
        </Card>
      </div>
    </div>
  )
}

function Rectification({ rating: { rectification } }: { rating: WholeRating }) {
  const { t } = useWords()
  if (!rectification) return <p className="mut">{t('ratings:page.noRectification')}</p>
  const { status, round, light, daysLeft, measure, submittedOn, doneOn, opinion } = rectification
  return (
    <>
      <p className="row">
        {status === 'VOID' ? null : (
          <RecordLight light={light} closed={status === 'DONE'} workingDaysLeft={daysLeft} long />
        )}
        <span className="cap">
          {[t(`ratings:rectification.${status}`), round > 1 ? t('ratings:page.round', { count: round }) : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <dl className="kv">
        <dt>{t('ratings:page.opened')}</dt>
        <dd>
          <DateText day={rectification.openedOn} />
        </dd>
        <dt>{t('ratings:page.due')}</dt>
        <dd>
          <DateText day={rectification.dueOn} />
        </dd>
        {measure ? (
          <>
            <dt>{t('ratings:page.measure')}</dt>
            <dd className="rating-words">{measure}</dd>
          </>
        ) : null}
        {submittedOn ? (
          <>
            <dt>{t('ratings:page.submitted')}</dt>
            <dd>
              <DateText day={submittedOn} /> {rectification.submittedBy}
            </dd>
          </>
        ) : null}
        {doneOn ? (
          <>
            <dt>{t('ratings:page.done')}</dt>
            <dd>
              <DateText day={doneOn} />
            </dd>
          </>
        ) : null}
        {opinion ? (
          <>
            <dt>{t('ratings:page.opinion')}</dt>
            <dd className="rating-words">
              {opinion} <span className="cap">{rectification.reviewedBy}</span>
            </dd>
          </>
        ) : null}
      </dl>
    </>
  )
}

function Appeals({ rating: { appeals } }: { rating: WholeRating }) {
  const { t } = useWords()
  return appeals.map(appeal => (
    <div key={appeal.id} className="rating-appeal">
      <p className="row">
        <b>{t(`ratings:appeal.${appeal.status}`)}</b>
        <span className="cap">
          <DateText day={appeal.appealedOn} /> {appeal.appealedBy}
        </span>
      </p>
      <dl className="kv">
        <dt>{t('ratings:page.reason')}</dt>
        <dd className="rating-words">{appeal.reason}</dd>
        {appeal.opinion ? (
          <>
            <dt>{t('ratings:page.decision')}</dt>
            <dd className="rating-words">
              {appeal.opinion}{' '}
              <span className="cap">
                {appeal.decidedOn} {appeal.decidedBy}
              </span>
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  ))
}

function Facts({ rating }: { rating: WholeRating }) {
  const { t } = useWords()
  const facts = [
    ['number', rating.externalId],
    ['source', rating.source],
    ['unit', rating.organization?.name ?? rating.unitWords],
    ['place', rating.place.name],
    ['channel', rating.channel],
    ['served', <DateText key="served" day={rating.servedOn} />],
    ['rated', rating.ratedOn ? <DateText key="rated" day={rating.ratedOn} /> : null],
  ] as const
  return (
    <dl className="kv">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="kv-row">
            <dt>{t(`ratings:page.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
