import { useEffect, useState } from 'react'
import type { UnmaskRatingMutation } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, TextArea } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'

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

export interface Unmasked {
  person: UnmaskRatingMutation['unmaskRating']
  reason: string
}

const SECONDS = 60
const SHORTEST = 5

/** What was unmasked on one rating: for a minute, and only while its page is open. Kept nowhere else. */
export function useUnmasked() {
  const [shown, setShown] = useState<Unmasked | null>(null)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!shown) return
    setLeft(SECONDS)
    const until = Date.now() + SECONDS * 1000
    const timer = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1000)
      if (rest <= 0) setShown(null)
      else setLeft(rest)
    }, 1000)
    return () => clearInterval(timer)
  }, [shown])
  return { shown, left, show: setShown }
}

interface PersonProps {
  id: string
  may: boolean
  state: ReturnType<typeof useUnmasked>
}

/** Who rated: for a reason, which is recorded, as written for a minute. */
export function Person({ id, may, state: { shown, left, show } }: PersonProps) {
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
            <Button small onClick={() => show(null)}>
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
          id={id}
          onClose={() => setAsking(false)}
          onDone={unmasked => {
            setAsking(false)
            show(unmasked)
          }}
        />
      ) : null}
    </>
  )
}

interface UnmaskDialogProps {
  id: string
  onClose(): void
  onDone(unmasked: Unmasked): void
}

function UnmaskDialog({ id, onClose, onDone }: UnmaskDialogProps) {
  const { t } = useWords()
  const [unmask, busy] = useWrite(UnmaskRatingDocument)
  const [typed, setReason] = useState('')
  const errors = useFormErrors(['reason'])
  const reason = typed.trim()
  const send = async () => {
    if (reason.length < SHORTEST) return errors.set({ reason: t('ratings:form.needWords') })
    const { data, failure } = await unmask({ id, reason })
    if (failure) errors.fail(failure)
    else onDone({ person: data.unmaskRating, reason })
  }
  return (
    <FormDialog
      title={t('ratings:action.unmask')}
      action={t('ratings:form.unmask')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{t('ratings:form.unmaskBody')}</p>
      <TextArea
        label={t('ratings:form.unmaskReason')}
        rows={2}
        value={typed}
        onChange={setReason}
        error={errors.of('reason')}
        required
        autoFocus
      />
    </FormDialog>
  )
}
