import { type ReactNode, useState } from 'react'
import type { Failure } from '../../graphql/errors.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Dialog, type Loadable, Loaded } from '../../ui/index.ts'

export interface BatchLine {
  id: string
  title: string
}
export interface BatchFault extends BatchLine {
  message: string
}
export interface BatchOutcome {
  done: readonly BatchLine[]
  faults: readonly BatchFault[]
}

interface BatchDialogProps<Data> {
  /** The verb. */
  action: string
  count: number
  /** What the step means. */
  ask: string
  /** Opinion, date: what the decision needs. */
  fields?: ReactNode
  ready?: boolean
  busy: boolean
  preview: Loadable<Data>
  read(data: Data): BatchOutcome
  /** Does it with those that can be done. */
  run(ids: readonly string[]): Promise<{ outcome: BatchOutcome | null; failure: Failure | null }>
  onClose(): void
}

/** One decision on many: first what would be done and what not and why, then the doing, then what came of it. */
export function BatchDialog<Data>(props: BatchDialogProps<Data>) {
  const { action, count, ask, fields, ready = true, busy, preview, read, run, onClose } = props
  const { t } = useWords()
  const [outcome, setOutcome] = useState<BatchOutcome | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const possible = preview.data ? read(preview.data).done : []
  const start = async () => {
    const answer = await run(possible.map(({ id }) => id))
    setFailure(answer.failure?.message ?? null)
    if (answer.outcome) setOutcome(answer.outcome)
  }
  if (outcome)
    return (
      <Dialog
        title={t('office:batch.resultTitle', { action })}
        wide
        onClose={onClose}
        foot={
          <Button look="primary" onClick={onClose}>
            {t('common:action.close')}
          </Button>
        }
      >
        <Outcome outcome={outcome} done={t('office:batch.done', { count: outcome.done.length, action })} />
      </Dialog>
    )
  return (
    <Dialog
      title={t('office:batch.title', { action, count })}
      wide
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            busy={busy}
            disabled={!ready || possible.length === 0}
            onClick={() => void start()}
          >
            {t('office:batch.do', { action, count: possible.length })}
          </Button>
        </>
      }
    >
      <p className="mut">{ask}</p>
      {fields}
      {preview.failure && !preview.data ? (
        <p className="over wrap" role="alert">
          {preview.failure.message}
        </p>
      ) : (
        <Loaded result={preview}>
          {data => {
            const found = read(data)
            return (
              <Outcome outcome={found} done={t('office:batch.can', { count: found.done.length, action })} />
            )
          }}
        </Loaded>
      )}
      {failure ? (
        <p className="over wrap" role="alert">
          {failure}
        </p>
      ) : null}
    </Dialog>
  )
}

function Outcome({ outcome: { done, faults }, done: head }: { outcome: BatchOutcome; done: string }) {
  const { t } = useWords()
  return (
    <>
      {faults.length > 0 ? (
        <section className="batch-faults">
          <h3>{t('office:batch.cannot', { count: faults.length })}</h3>
          <ul>
            {faults.map(({ id, title, message }) => (
              <li key={id}>
                <b>{title}</b>
                <p className="mut">{message}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3>{head}</h3>
        <ol className="batch-lines">
          {done.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ol>
      </section>
    </>
  )
}
