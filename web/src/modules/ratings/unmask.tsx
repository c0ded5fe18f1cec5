import { useState } from 'react'
import type { UnmaskRatingMutation } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { UnmaskDialog } from '../personal-information/unmask-dialog.tsx'
import type { UnmaskedState } from '../personal-information/use-unmasked.ts'

const UnmaskRatingDocument = graphql(`
  mutation UnmaskRating($id: ID!, $reason: String!) {
    unmaskRating(id: $id, reason: $reason) {
      ratingId
      name
      phone
      words
    }
  }
`)

/** What was unmasked on one rating. */
export type RatingUnmasked = UnmaskedState<UnmaskRatingMutation['unmaskRating']>

interface PersonProps {
  id: string
  may: boolean
  state: RatingUnmasked
}

/** Who rated: for a reason, which is recorded, as written for a minute. */
export function Person({ id, may, state: { shown, left, show, hide } }: PersonProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      {shown ? (
        <>
          <dl className="kv">
            <dt>{t('ratings:page.name')}</dt>
            <dd>{shown.person.name ?? '—'}</dd>
            <dt>{t('ratings:page.phone')}</dt>
            <dd>{shown.person.phone ?? '—'}</dd>
          </dl>
          <p className="cap" role="status">
            {t('ratings:page.shown', { reason: shown.reason, count: left })}{' '}
            <Button small onClick={hide}>
              {t('ratings:page.hide')}
            </Button>
          </p>
        </>
      ) : (
        <p className="cap">
          {t('ratings:page.hidden')}{' '}
          {may ? (
            <Button small onClick={() => setAsking(true)}>
              {t('ratings:action.unmask')}
            </Button>
          ) : null}
        </p>
      )}
      {asking ? (
        <UnmaskDialog
          document={UnmaskRatingDocument}
          id={id}
          words={{
            title: t('ratings:action.unmask'),
            action: t('ratings:form.unmask'),
            body: t('ratings:form.unmaskBody'),
            reason: t('ratings:form.unmaskReason'),
            needReason: t('ratings:form.needWords'),
          }}
          onClose={() => setAsking(false)}
          onDone={({ unmaskRating: person }, reason) => {
            setAsking(false)
            show({ person, reason })
          }}
        />
      ) : null}
    </>
  )
}
