import { useState } from 'react'
import { useClient } from 'urql'
import { failureOf, failureOfResponse } from '../../graphql/errors.ts'
import { PREFLIGHT } from '../../graphql/wire.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, ButtonLink, Dialog, FileDrop, toast } from '../../ui/index.ts'
import { UnitDeskDocument } from './desk-query.ts'
import { type SheetAnswer, SheetErrors } from './sheet-errors.tsx'

type Sent = { answer: SheetAnswer; failure: null } | { answer: null; failure: string }

/** Sends the sheet to be looked at, or to be submitted. Never throws. */
async function sendSheet(place: string, file: File, commit: boolean): Promise<Sent> {
  const body = new FormData()
  body.append('file', file)
  try {
    const response = await fetch(`/files/reports/sheet?place=${place}&commit=${commit ? 1 : 0}`, {
      method: 'POST',
      headers: PREFLIGHT,
      credentials: 'same-origin',
      body,
    })
    if (!response.ok) return { answer: null, failure: (await failureOfResponse(response)).message }
    return { answer: (await response.json()) as SheetAnswer, failure: null }
  } catch {
    return { answer: null, failure: failureOf({ graphQLErrors: [] }).message }
  }
}

/** 表格填报: the unit's own sheet down, filled in, up again; all faulty rows at once, then the submission. */
export function BulkSheetButton() {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const [open, setOpen] = useState(false)
  if (asOf !== today) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('desk:bulk.open')}</Button>
      {open ? <BulkSheetDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function BulkSheetDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const client = useClient()
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<SheetAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const send = async (sheet: File, commit: boolean) => {
    setBusy(true)
    setFailure(null)
    const sent = await sendSheet(place, sheet, commit)
    setBusy(false)
    setFailure(sent.failure)
    setAnswer(sent.answer)
    setFile(sent.answer ? sheet : null)
    if (!commit || !sent.answer || sent.answer.errors.length > 0) return
    toast(t('desk:bulk.done', { count: sent.answer.submitted }))
    client.query(UnitDeskDocument, { place, asOf }, { requestPolicy: 'network-only' }).toPromise()
    onClose()
  }
  const ready = answer !== null && answer.errors.length === 0 && answer.ready > 0
  return (
    <Dialog
      title={t('desk:bulk.title')}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          {answer ? <Button onClick={() => setAnswer(null)}>{t('desk:bulk.again')}</Button> : null}
          {ready && file ? (
            <Button look="primary" busy={busy} onClick={() => void send(file, true)}>
              {t('desk:bulk.commit', { count: answer.ready })}
            </Button>
          ) : null}
        </>
      }
    >
      {answer ? (
        <SheetErrors answer={answer} />
      ) : (
        <>
          <p>{t('desk:bulk.body')}</p>
          <div className="row">
            <ButtonLink href={`/files/reports/sheet.xlsx?place=${place}`} download>
              {t('desk:bulk.download')}
            </ButtonLink>
          </div>
          <FileDrop
            accept={['.xlsx']}
            limitMb={20}
            hint={t('desk:bulk.hint')}
            busy={busy}
            onFile={sheet => void send(sheet, false)}
          />
        </>
      )}
      {failure ? (
        <p className="over said" role="alert">
          {failure}
        </p>
      ) : null}
    </Dialog>
  )
}
