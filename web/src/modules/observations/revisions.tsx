import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Dialog, Loaded } from '../../ui/index.ts'
import { figureText } from './figure-text.ts'
import { ObservationDoc, type ObservationFacts } from './reporting-query.ts'

const RevisionsDocument = graphql(`
  query ObservationRevisions($id: ID!) {
    observation(id: $id) {
      id
      revisions {
        id
        ...ObservationFacts
      }
    }
  }
`)

interface RevisionsDialogProps {
  id: string
  name: string
  definition: { unit?: string | null; decimals: number }
  onClose(): void
}

/** Every revision of one cell, newest first: the value, who, when, and why it was changed. */
export function RevisionsDialog({ id, name, definition, onClose }: RevisionsDialogProps) {
  const { t } = useWords()
  const result = useRead(RevisionsDocument, { id }, { fresh: true })
  return (
    <Dialog
      title={t('reporting:revisions.title', { name })}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      <Loaded result={result}>
        {data => (
          <Revisions
            revisions={readFragment(ObservationDoc, data.observation?.revisions ?? [])}
            definition={definition}
          />
        )}
      </Loaded>
    </Dialog>
  )
}

/** The list itself, also for panels. */
export function Revisions({
  revisions,
  definition,
}: {
  revisions: readonly ObservationFacts[]
  definition: { unit?: string | null; decimals: number }
}) {
  const { t } = useWords()
  return (
    <ol className="revisions">
      {revisions.map(one => (
        <li key={one.id}>
          <div className="row">
            <b>{figureText(one, definition)}</b>
            <span className={`st ${one.status.toLowerCase()}`}>{t(`reporting:status.${one.status}`)}</span>
            <span className="tag">{t('reporting:revisions.no', { no: one.revision })}</span>
          </div>
          <div className="cap">
            {t('reporting:revisions.submitted', { name: one.submittedBy, day: one.submittedOn })}
            {one.publishedOn
              ? ` · ${t('reporting:revisions.published', { name: one.publishedBy ?? '', day: one.publishedOn })}`
              : ''}
          </div>
          {one.reason ? <div>{t('reporting:revisions.reason', { reason: one.reason })}</div> : null}
          {one.note ? <div className="mut">{t('reporting:revisions.note', { note: one.note })}</div> : null}
          {one.opinion ? <div className="mut">{t('reporting:returnedFor', { why: one.opinion })}</div> : null}
        </li>
      ))}
    </ol>
  )
}
