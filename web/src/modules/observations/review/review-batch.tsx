import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextArea, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import { figureText } from '../figure-text.ts'
import type { ReviewItem } from './review-list.tsx'
import { ReviewDocument } from './review-query.ts'

export type BatchAction = 'PUBLISH' | 'RETURN'

interface ReviewBatchProps {
  action: BatchAction
  items: readonly ReviewItem[]
  onClose(): void
  onDone(): void
}

/** Several at once, all or nothing: what would be published and what of it is doubtful stands here before. */
export function ReviewBatch({ action, items, onClose, onDone }: ReviewBatchProps) {
  const { t } = useWords()
  const [review, busy] = useWrite(ReviewDocument)
  const [opinion, setOpinion] = useState('')
  const errors = useFormErrors(['opinion'])
  const publishes = action === 'PUBLISH'
  const ordered = [...items].sort((one, other) => other.facts.doubts.length - one.facts.doubts.length)
  const doubtful = items.filter(({ facts }) => facts.doubts.length > 0).length
  const corrects = items.some(({ before }) => before)
  const send = async () => {
    if (!publishes && opinion.trim() === '') return errors.set({ opinion: t('reporting:review.needReason') })
    const keys = items.map(({ facts: { id, version } }) => ({ id, version }))
    const { data, failure } = await review({ keys, action, opinion: opinion.trim() || null })
    if (failure) return errors.fail(failure)
    const count = data.reviewObservations.done
    toast(t(publishes ? 'reporting:review.published' : 'reporting:review.returned', { count }))
    onDone()
  }
  return (
    <FormDialog
      title={t(publishes ? 'reporting:review.publishTitle' : 'reporting:review.returnTitle', {
        count: items.length,
      })}
      action={t(publishes ? 'reporting:review.publishCount' : 'reporting:review.returnCount', {
        count: items.length,
      })}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <p className="mut">{t(publishes ? 'reporting:review.publishBody' : 'reporting:review.returnBody')}</p>
      {publishes && doubtful > 0 ? (
        <p className="facts-line">{t('reporting:review.someDoubtful', { count: doubtful })}</p>
      ) : null}
      <TextArea
        label={t(publishes ? 'reporting:review.opinionOptional' : 'reporting:review.reason')}
        rows={2}
        value={opinion}
        onChange={setOpinion}
        error={errors.of('opinion')}
        required={!publishes}
      />
      <div className="review-lines">
        <table className="tbl dense">
          <thead>
            <tr>
              <th>{t('reporting:column.indicator')}</th>
              <th>{t('reporting:column.place')}</th>
              <th>{t('reporting:column.period')}</th>
              {corrects ? <th className="num">{t('reporting:review.replacedShort')}</th> : null}
              <th className="num">{t('reporting:review.nowShort')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map(item => (
              <tr key={item.id} className={item.facts.doubts.length > 0 ? 'doubtful' : undefined}>
                <td className="wrap">
                  {item.indicator.name}
                  {item.facts.doubts.length > 0 ? (
                    <span className="cap review-doubt">{item.facts.doubts.join(' ')}</span>
                  ) : null}
                </td>
                <td>{shortName(item.place.name)}</td>
                <td>{item.facts.period}</td>
                {corrects ? (
                  <td className="num">
                    {item.before ? figureText(item.before, item.indicator.definition) : '—'}
                  </td>
                ) : null}
                <td className="num">
                  <b>{figureText(item.facts, item.indicator.definition)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FormDialog>
  )
}
