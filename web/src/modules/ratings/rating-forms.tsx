import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Select, TextArea } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'

const SHORTEST = 5

const SubmitRectificationDocument = graphql(`
  mutation SubmitRectification($id: ID!, $version: Int!, $measure: String!) {
    submitRectification(id: $id, version: $version, measure: $measure) {
      id
    }
  }
`)
const ReviewRectificationDocument = graphql(`
  mutation ReviewRectification($id: ID!, $version: Int!, $approve: Boolean!, $opinion: String) {
    reviewRectification(id: $id, version: $version, approve: $approve, opinion: $opinion) {
      id
    }
  }
`)
const AppealRatingDocument = graphql(`
  mutation AppealRating($id: ID!, $reason: String!) {
    appealRating(id: $id, reason: $reason) {
      id
    }
  }
`)
const DecideAppealDocument = graphql(`
  mutation DecideAppeal($id: ID!, $uphold: Boolean!, $opinion: String!) {
    decideAppeal(id: $id, uphold: $uphold, opinion: $opinion) {
      id
    }
  }
`)

interface FormProps {
  onClose(): void
  /** Says what was done. */
  onDone(message: string): void
}

interface Standing {
  id: string
  version: number
  measure?: string | null | undefined
}

/** The unit says what it put right. */
export function RectifyDialog({ rectification, onClose, onDone }: FormProps & { rectification: Standing }) {
  const { t } = useWords()
  const [submit, busy] = useWrite(SubmitRectificationDocument)
  const [measure, setMeasure] = useState('')
  const errors = useFormErrors(['measure'])
  const send = async () => {
    if (measure.trim().length < SHORTEST) return errors.set({ measure: t('ratings:form.needWords') })
    const { id, version } = rectification
    const { failure } = await submit({ id, version, measure })
    if (failure) errors.fail(failure)
    else onDone(t('ratings:form.submitted'))
  }
  return (
    <FormDialog
      title={t('ratings:action.rectify')}
      action={t('ratings:form.submit')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TextArea
        label={t('ratings:form.measure')}
        hint={t('ratings:form.measureHint')}
        rows={5}
        value={measure}
        onChange={setMeasure}
        error={errors.of('measure')}
        required
        autoFocus
      />
    </FormDialog>
  )
}

/** Accepted, or back with a reason. */
export function ReviewDialog({ rectification, onClose, onDone }: FormProps & { rectification: Standing }) {
  const { t } = useWords()
  const [review, busy] = useWrite(ReviewRectificationDocument)
  const [verdict, setVerdict] = useState<'accept' | 'sendBack'>('accept')
  const [opinion, setOpinion] = useState('')
  const errors = useFormErrors(['opinion'])
  const approve = verdict === 'accept'
  const send = async () => {
    if (!approve && opinion.trim().length < SHORTEST)
      return errors.set({ opinion: t('ratings:form.needWords') })
    const { id, version } = rectification
    const { failure } = await review({ id, version, approve, opinion })
    if (failure) errors.fail(failure)
    else onDone(t('ratings:form.reviewDone'))
  }
  return (
    <FormDialog
      title={t('ratings:action.review')}
      action={t(`ratings:form.${verdict}`)}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p className="rating-words">{rectification.measure}</p>
      <Select<'accept' | 'sendBack'>
        label={t('ratings:form.decision')}
        options={(['accept', 'sendBack'] as const).map(value => ({
          value,
          label: t(`ratings:form.${value}`),
        }))}
        value={verdict}
        onChange={setVerdict}
      />
      <TextArea
        label={t(approve ? 'ratings:form.opinion' : 'ratings:form.reason')}
        rows={3}
        value={opinion}
        onChange={setOpinion}
        error={errors.of('opinion')}
        required={!approve}
      />
    </FormDialog>
  )
}

/** The unit says why the rating is not true. */
export function AppealDialog({ id, onClose, onDone }: FormProps & { id: string }) {
  const { t } = useWords()
  const [appeal, busy] = useWrite(AppealRatingDocument)
  const [reason, setReason] = useState('')
  const errors = useFormErrors(['reason'])
  const send = async () => {
    if (reason.trim().length < SHORTEST) return errors.set({ reason: t('ratings:form.needWords') })
    const { failure } = await appeal({ id, reason })
    if (failure) errors.fail(failure)
    else onDone(t('ratings:form.appealDone'))
  }
  return (
    <FormDialog
      title={t('ratings:action.appeal')}
      action={t('ratings:action.appeal')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TextArea
        label={t('ratings:form.appealReason')}
        hint={t('ratings:form.appealHint')}
        rows={5}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        required
        autoFocus
      />
    </FormDialog>
  )
}

/** Upheld or refused, with the reason. */
export function DecideDialog({ id, reason, onClose, onDone }: FormProps & { id: string; reason: string }) {
  const { t } = useWords()
  const [decide, busy] = useWrite(DecideAppealDocument)
  const [verdict, setVerdict] = useState<'uphold' | 'refuse'>('refuse')
  const [opinion, setOpinion] = useState('')
  const errors = useFormErrors(['opinion'])
  const send = async () => {
    if (opinion.trim().length < SHORTEST) return errors.set({ opinion: t('ratings:form.needWords') })
    const { failure } = await decide({ id, uphold: verdict === 'uphold', opinion })
    if (failure) errors.fail(failure)
    else onDone(t('ratings:form.decideDone'))
  }
  return (
    <FormDialog
      title={t('ratings:action.decideAppeal')}
      action={t(`ratings:form.${verdict}`)}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p className="rating-words">{reason}</p>
      <Select<'refuse' | 'uphold'>
        label={t('ratings:form.decision')}
        options={(['refuse', 'uphold'] as const).map(value => ({ value, label: t(`ratings:form.${value}`) }))}
        value={verdict}
        onChange={setVerdict}
      />
      <p className="cap">{t('ratings:form.decideHint')}</p>
      <TextArea
        label={t('ratings:form.decideOpinion')}
        rows={3}
        value={opinion}
        onChange={setOpinion}
        error={errors.of('opinion')}
        required
      />
    </FormDialog>
  )
}
